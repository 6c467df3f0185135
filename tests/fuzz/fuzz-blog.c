/* fuzz-blog.c: any page, feed or list from a blog becomes a batch or an error.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "check-batch.h"
#include "fuzz.h"
#include "networks/resource.h"
#include "web/url.h"

#define SITE "https://blog.example/"

static const char *const cursors[] = {
  NULL,
  "f|" SITE "feed/|" SITE "wp-json/|https://webmention.io",
  "c|" SITE "1/feed/|" SITE "1|Ada c|" SITE "2/feed/|" SITE "2|Ada",
  "r|" SITE "wp-json/wp/v2/comments||Ada%0A c|" SITE "2/feed/|" SITE "2|Ada",
  "m|https://webmention.io/api/mentions.jf2%3Ftarget%5B%5D%3Dhttps%253A%252F%252Fblog.example"
  "%252F1%26page%3D0||",
};

/* Following it never leads to a private network, or to unencrypted HTTP. */
static void
check_next (const CloutResource *resource,
            CloutRequestContext *context,
            char                *next)
{
  g_autoptr(SoupMessage) message = NULL;
  GUri *uri;

  context->cursor = next;
  message = clout_resource_build_request (resource, &clout_network_blog, context, NULL);
  if (message == NULL)
    return;
  uri = soup_message_get_uri (message);
  g_assert_true (clout_url_is_secure (uri));
  g_assert_false (clout_url_is_private (uri));
}

/* The input: a byte that chooses the resource, one that chooses the URL, a line with the Link
 * header, the response. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const CloutNetwork *network = &clout_network_blog;
  FuzzBytes bytes = { data, size };
  const CloutResource *resource = &network->resources[fuzz_take (&bytes, 1) % network->n_resources];
  CloutRequestContext context = {
    .origin = "https://blog.example", .handle = "blog.example",
    .self = SITE "feed/ " SITE, .since = G_GINT64_CONSTANT (1700000000),
  };
  const char *cursor = cursors[fuzz_take (&bytes, 1) % G_N_ELEMENTS (cursors)];
  g_autofree char *link = fuzz_take_line (&bytes);
  g_autoptr(GBytes) body = g_bytes_new (bytes.data, bytes.size);
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autoptr(CloutResponse) response = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(CloutPage) page = { NULL };
  gboolean read;

  if (strcmp (resource->name, "comments") == 0)
    context.cursor = cursor;
  soup_message_headers_append (headers, "Link", g_strdelimit (link, "\r", ' '));
  response = clout_response_new (SITE "x", 200, headers, body);
  soup_message_headers_unref (headers);
  read = clout_resource_read (resource, network, &context, response, &page, &error);
  g_assert_true (read == (error == NULL));
  if (read)
    check_batch (page.batch);
  if (page.next != NULL)
    check_next (resource, &context, page.next);
  return 0;
}
