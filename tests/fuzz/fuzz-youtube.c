/* fuzz-youtube.c: any response from YouTube becomes a batch or an error.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-batch.h"
#include "fuzz.h"
#include "networks/resource.h"

#define ORIGIN "https://www.googleapis.com"

/* The input: a byte that chooses the resource, one that chooses the URL, then the response. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static const char *const cursors[] = { NULL, "v|a%2Cb|TOKEN|", "u|TOKEN||", "TOKEN" };
  const CloutNetwork *network = &clout_network_youtube;
  FuzzBytes bytes = { data, size };
  const CloutResource *resource = &network->resources[fuzz_take (&bytes, 1) % network->n_resources];
  CloutRequestContext context = {
    .origin = ORIGIN, .handle = "@ada", .self = "UCada UUada", .signed_in = TRUE,
    .since = G_GINT64_CONSTANT (1700000000),
    .cursor = cursors[fuzz_take (&bytes, 1) % G_N_ELEMENTS (cursors)],
  };
  g_autoptr(GBytes) body = g_bytes_new (bytes.data, bytes.size);
  g_autoptr(CloutResponse) response = clout_response_new (ORIGIN "/youtube/v3/x", 200, NULL, body);
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) judged = network->map_error (response, context.since);
  g_auto(CloutPage) page = { NULL };
  gboolean read = clout_resource_read (resource, network, &context, response, &page, &error);

  g_assert_true (read == (error == NULL));
  g_assert_nonnull (judged);
  if (read)
    check_batch (page.batch);
  if (page.next != NULL)
    {
      g_autoptr(SoupMessage) message = NULL;

      context.cursor = page.next;
      message = clout_resource_build_request (resource, network, &context, NULL);
      g_assert_nonnull (message);
    }
  return 0;
}
