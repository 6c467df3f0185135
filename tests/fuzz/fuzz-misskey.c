/* fuzz-misskey.c: any response from a Misskey server becomes a batch or an error.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-batch.h"
#include "check-skipped.h"
#include "fuzz.h"
#include "networks/resource.h"
#include "web/fediverse/nodeinfo.h"
#include "web/url.h"

#define ORIGIN "https://misskey.example"

/* Whatever software a server claims to run, no request goes to a private address. */
static void
check_nodeinfo (CloutResponse *response)
{
  g_autofree char *document = clout_nodeinfo_dup_document (response);
  g_autofree char *software = clout_nodeinfo_dup_software (response);
  g_autoptr(GUri) uri = document != NULL ? clout_url_parse (document, NULL) : NULL;

  g_assert_true ((uri == NULL) == (document == NULL));
  if (uri != NULL)
    g_assert_false (clout_url_is_private (uri));
  if (software != NULL)
    clout_networks_find_software (software);
}

/* The input: a byte that chooses the resource, then the response. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const char *const people[] = { "a", "b", NULL };
  const CloutNetwork *network = &clout_network_misskey;
  FuzzBytes bytes = { data, size };
  const CloutResource *resource = &network->resources[fuzz_take (&bytes, 1) % network->n_resources];
  CloutRequestContext context = {
    .origin = ORIGIN, .handle = "ada@misskey.example", .self = "ada", .signed_in = TRUE,
    .since = G_GINT64_CONSTANT (1700000000), .post = "9", .people = people,
  };
  g_autoptr(GBytes) body = g_bytes_new (bytes.data, bytes.size);
  g_autoptr(CloutResponse) response = clout_response_new (ORIGIN "/api/x", 200, NULL, body);
  g_autoptr(GError) error = NULL;
  g_auto(CloutPage) page = { NULL };
  gboolean read = clout_resource_read (resource, network, &context, response, &page, &error);

  g_assert_true (read == (error == NULL));
  if (read)
    {
      check_batch (page.batch);
      check_skipped (network, resource, &context, response, &page);
    }
  check_nodeinfo (response);
  return 0;
}
