/* check-skipped.c: the members that a network skips make no difference.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-skipped.h"

#include "check-batch.h"

/* check_skipped: @page is what was read from @response */
void
check_skipped (const CloutNetwork        *network,
               const CloutResource       *resource,
               const CloutRequestContext *context,
               CloutResponse             *response,
               const CloutPage           *page)
{
  g_auto(CloutPage) whole = { NULL };
  g_autofree char *expected = check_batch_describe (page->batch);
  g_autofree char *found = NULL;
  g_autoptr(GError) error = NULL;

  /* Once it was parsed completely, nothing is skipped. */
  clout_response_get_json (response, NULL);
  clout_resource_read (resource, network, context, response, &whole, &error);
  g_assert_no_error (error);
  found = check_batch_describe (whole.batch);
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpstr (whole.next, ==, page->next);
  g_assert_cmpint (whole.partial, ==, page->partial);
}
