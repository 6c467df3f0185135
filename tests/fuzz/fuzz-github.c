/* fuzz-github.c: any response from GitHub becomes a batch or an error.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "check-batch.h"
#include "check-skipped.h"
#include "fuzz.h"
#include "networks/resource.h"
#include "web/url.h"

#define ORIGIN "https://api.github.com"
#define STEP(kind, list, number) kind "|" ORIGIN "/repos/Ada/engine/" list "|Ada/engine|" number

static const char *const cursors[] = {
  NULL,
  STEP ("s", "stargazers", "3") " " STEP ("f", "forks", ""),
  STEP ("f", "forks", ""),
  STEP ("c", "issues/comments", ""),
};

/* Following it always leads to GitHub. */
static void
check_next (const CloutResource *resource,
            CloutRequestContext *context,
            char                *next)
{
  g_autoptr(SoupMessage) message = NULL;
  g_autoptr(GUri) origin = clout_url_parse (ORIGIN, NULL);

  context->cursor = next;
  message = clout_resource_build_request (resource, &clout_network_github, context, NULL);
  if (message != NULL)
    g_assert_true (clout_url_same_origin (origin, soup_message_get_uri (message)));
}

/* The input: a byte that chooses the resource, one that chooses the URL, a line with the Link
 * header, the response. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const CloutNetwork *network = &clout_network_github;
  FuzzBytes bytes = { data, size };
  const CloutResource *resource = &network->resources[fuzz_take (&bytes, 1) % network->n_resources];
  CloutRequestContext context = {
    .origin = ORIGIN, .handle = "Ada", .self = "Ada", .since = G_GINT64_CONSTANT (1700000000),
    .post = "Ada/engine#7",
  };
  const char *cursor = cursors[fuzz_take (&bytes, 1) % G_N_ELEMENTS (cursors)];
  g_autofree char *link = fuzz_take_line (&bytes);
  g_autoptr(GBytes) body = g_bytes_new (bytes.data, bytes.size);
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr(CloutResponse) response = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(CloutPage) page = { NULL };
  gboolean read;

  if (strcmp (resource->name, "answers") == 0)
    context.cursor = cursor;
  soup_message_headers_append (headers, "Link", g_strdelimit (link, "\r", ' '));
  response = clout_response_new (ORIGIN "/x", 200, headers, body);
  soup_message_headers_unref (headers);
  read = clout_resource_read (resource, network, &context, response, &page, &error);
  g_assert_true (read == (error == NULL));
  if (read)
    {
      check_batch (page.batch);
      check_skipped (network, resource, &context, response, &page);
    }
  if (page.next != NULL)
    check_next (resource, &context, page.next);
  return 0;
}
