/* fuzz-mastodon.c: any response from a Mastodon server becomes a batch or an error.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-batch.h"
#include "check-skipped.h"
#include "fuzz.h"
#include "networks/resource.h"

#define ORIGIN "https://server.example"

/* The input: a byte that chooses the resource, a line with the Link header, the response. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const CloutNetwork *network = &clout_network_mastodon;
  FuzzBytes bytes = { data, size };
  const CloutResource *resource = &network->resources[fuzz_take (&bytes, 1) % network->n_resources];
  CloutRequestContext context = {
    .origin = ORIGIN, .handle = "Ada@server.example", .self = "1", .signed_in = TRUE,
    .since = G_GINT64_CONSTANT (1700000000), .post = "9",
  };
  g_autofree char *link = fuzz_take_line (&bytes);
  g_autoptr(GBytes) body = g_bytes_new (bytes.data, bytes.size);
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr(CloutResponse) response = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(CloutPage) page = { NULL };
  gboolean read;

  soup_message_headers_append (headers, "Link", link);
  response = clout_response_new (ORIGIN "/api/v1/x", 200, headers, body);
  soup_message_headers_unref (headers);
  read = clout_resource_read (resource, network, &context, response, &page, &error);
  g_assert_true (read == (error == NULL));
  if (read)
    {
      check_batch (page.batch);
      check_skipped (network, resource, &context, response, &page);
    }
  if (page.next != NULL)
    g_assert_true (g_str_has_prefix (page.next, ORIGIN "/"));
  return 0;
}
