/* test-bluesky-server.c: Bluesky's tables against a server: paging, and errors.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "describe.h"

#include "support/await.h"
#include "support/bluesky-appview.h"
#include "web/http/http.h"

#define NOON G_GINT64_CONSTANT (1714564800)
#define ADA "did:plc:ada"
#define POST "at://" ADA "/app.bsky.feed.post/9"

static const CloutRequestContext on_post = { .handle = "ada.example", .self = ADA, .post = POST };

static const CloutResource *
resource (const char *name)
{
  return find_resource (&clout_network_bluesky, name);
}

static CloutResponse *
ask_server (BlueskyAppview            *appview,
            const char                *name,
            const CloutRequestContext *context,
            GError                   **error)
{
  g_autoptr(CloutHttp) http = clout_http_new ();
  g_autoptr(SoupMessage) message = clout_resource_build_request (resource (name),
                                                                  &clout_network_bluesky, context,
                                                                  error);
  g_auto(Await) one = AWAIT_INIT;

  clout_http_trust (http, bluesky_appview_get_origin (appview));
  clout_http_set_retry (http, &(CloutRetryBounds) {
    .attempts = 2, .first_ms = 1, .longest_ms = 2, .patience_ms = 100 });
  clout_http_send_async (http, message, NULL, NULL, await_cb, &one);
  return clout_finish_pointer (await_result (&one), error);
}

/* Every like in a long list is read once, page by page. */
static void
test_server_pages (void)
{
  g_autoptr(BlueskyAppview) appview = bluesky_appview_new ();
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *cursor = NULL;
  guint n_pages = 0;
  CloutRequestContext context = on_post;

  context.origin = bluesky_appview_get_origin (appview);
  bluesky_appview_add_person (appview, ADA, "ada.example", 3);
  bluesky_appview_post (appview, ADA, "9", NOON, NULL, NULL);
  bluesky_appview_set_page (appview, 10);
  for (guint i = 0; i < 25; i++)
    {
      g_autofree char *did = g_strdup_printf ("did:plc:fan%u", i);

      bluesky_appview_add_person (appview, did, "fan.example", 1);
      bluesky_appview_react (appview, BLUESKY_LIKE, did, POST, NOON + i);
    }
  do
    {
      g_auto(CloutPage) page = { NULL, };
      g_autoptr(GError) error = NULL;
      g_autoptr(CloutResponse) response = ask_server (appview, "likes", &context, &error);
      const CloutBatchReaction *reactions;
      gsize n;

      g_assert_no_error (error);
      g_assert_true (clout_resource_read (resource ("likes"), &clout_network_bluesky, &context,
                                          response, &page, &error));
      reactions = clout_batch_get_reactions (page.batch, &n);
      for (gsize i = 0; i < n; i++)
        g_assert_true (g_hash_table_add (names, g_strdup (reactions[i].person)));
      g_free (cursor);
      cursor = g_steal_pointer (&page.next);
      context.cursor = cursor;
      n_pages++;
    }
  while (cursor != NULL);
  g_assert_cmpuint (n_pages, ==, 3);
  g_assert_cmpuint (g_hash_table_size (names), ==, 25);
}

/* An unknown name gets status 400 here, and 404 elsewhere. */
static void
test_unknown_name (void)
{
  g_autoptr(BlueskyAppview) appview = bluesky_appview_new ();
  CloutRequestContext context = { .origin = bluesky_appview_get_origin (appview),
                                 .handle = "nobody.example" };
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutResponse) response = ask_server (appview, "profile", &context, &error);
  g_autoptr(GError) same = NULL;

  g_assert_null (response);
  g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_REFUSED);
  same = g_error_copy (error);
  clout_network_map_error (&clout_network_bluesky, error);
  g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_NOT_FOUND);
  clout_network_map_error (&clout_network_mastodon, same);
  g_assert_error (same, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_REFUSED);
}

static void
test_server_says_enough (void)
{
  g_autoptr(BlueskyAppview) appview = bluesky_appview_new ();
  CloutRequestContext context = { .origin = bluesky_appview_get_origin (appview),
                                 .handle = "ada.example" };
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutResponse) response = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  bluesky_appview_fail_once (appview, "app.bsky.actor.getProfile", 429);
  response = ask_server (appview, "profile", &context, &error);
  g_assert_null (response);
  g_assert_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_RATE_LIMITED);
  g_assert_cmpint (clout_web_error_get_until (error), >=, now + 240);
  g_assert_cmpint (clout_web_error_get_until (error), <, now + 300);
  g_assert_cmpuint (bluesky_appview_count_asked (appview, "app.bsky.actor.getProfile"), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/networks/bluesky/server-pages", test_server_pages);
  g_test_add_func ("/networks/bluesky/unknown-name", test_unknown_name);
  g_test_add_func ("/networks/bluesky/server-says-enough", test_server_says_enough);
  return g_test_run ();
}
