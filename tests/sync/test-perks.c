/* test-perks.c: feeds of perks over real sockets, honest and malicious.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "fixture.h"
#include "store/perks.h"
#include "support/http-server.h"
#include "sync/perks/reader.h"
#include "sync/perks.h"
#include "sync/sync-error.h"
#include "web/error.h"
#include "web/json.h"

#define OFFER(title, more) "{\"title\":\"" title "\",\"what\":\"Twelve kinds\"," \
  "\"link\":\"https://seeds.example/box\",\"disclosure\":\"We hope for a post.\"" more "}"
#define FEED(perks) "{\"clout_perks\":1,\"publisher\":\"Seeds\",\"perks\":[" perks "]}"

typedef struct
{
  Fixture fixture;
  HttpServer *server;
  char *url;
  const char *body;
  guint status;
  char *headers;
  char *agent;
} Perks;

static void
note_header (const char *name,
             const char *value,
             gpointer    user_data)
{
  g_string_append_printf (user_data, "%s\n", name);
}

static void
serve_cb (HttpServer        *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  Perks *self = user_data;
  GString *names = g_string_new (NULL);

  soup_message_headers_foreach (soup_server_message_get_request_headers (message), note_header,
                                names);
  g_free (self->headers);
  self->headers = g_string_free (names, FALSE);
  g_free (self->agent);
  self->agent = g_strdup (http_server_get_header (message, "User-Agent"));
  http_server_set_header (message, "Set-Cookie", "who=you");
  if (strcmp (path, "/away") == 0)
    {
      http_server_set_header (message, "Location", "/perks.json");
      http_server_reply (message, 302, "text/plain", "");
    }
  else
    http_server_reply_json (message, self->status, self->body);
}

static void
set_up (Perks         *self,
        gconstpointer  data)
{
  fixture_set_up (&self->fixture);
  self->server = http_server_new (serve_cb, self);
  self->url = g_strconcat (http_server_get_origin (self->server), "/perks.json", NULL);
  self->status = 200;
  self->body = FEED (OFFER ("Box", ""));
}

static void
tear_down (Perks         *self,
           gconstpointer  data)
{
  fixture_tear_down (&self->fixture);
  http_server_free (self->server);
  g_free (self->url);
  g_free (self->headers);
  g_free (self->agent);
}

static gboolean
subscribe (Perks       *self,
           const char  *address,
           GError     **error)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_engine_subscribe_async (self->fixture.engine, address, NULL, await_cb, &one);
  return clout_finish_boolean (await_result (&one), error);
}

static GListModel *
load (Perks       *self,
      GListModel **ret_publishers)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  GListModel *offers;

  clout_engine_load_perks_async (self->fixture.engine, NULL, await_cb, &one);
  offers = clout_engine_load_perks_finish (self->fixture.engine, await_result (&one),
                                           ret_publishers, &error);
  g_assert_no_error (error);
  return offers;
}

static guint
count (Perks *self)
{
  g_autoptr(GListModel) offers = load (self, NULL);

  return g_list_model_get_n_items (offers);
}

static gboolean
fetch (Perks   *self,
       GError **error)
{
  g_auto(Await) one = AWAIT_INIT;

  clout_engine_fetch_perks_async (self->fixture.engine, NULL, await_cb, &one);
  return clout_finish_boolean (await_result (&one), error);
}

/* As if a day had passed. */
static void
age (Perks *self)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GListModel) publishers = NULL;
  g_autoptr(GListModel) offers = load (self, &publishers);
  g_autoptr(CloutPublisher) publisher = g_list_model_get_item (publishers, 0);
  g_autoptr(CloutPerkFeed) feed = clout_perk_feed_copy (clout_publisher_get_feed (publisher));

  feed->fetched -= CLOUT_PERK_FEED_PAUSE;
  clout_store_upsert_perk_feed_async (clout_engine_get_store (self->fixture.engine), feed, TRUE,
                                      NULL, await_cb, &one);
  g_assert_true (clout_finish_boolean (await_result (&one), NULL));
}

/* The request is the same for everyone, and nothing sent by the publisher is sent back. */
static void
test_request (Perks         *self,
              gconstpointer  data)
{
  g_assert_true (subscribe (self, self->url, NULL));
  age (self);
  g_assert_true (fetch (self, NULL));
  g_assert_cmpuint (http_server_get_n_asked (self->server), ==, 2);
  g_assert_cmpstr (self->agent, ==, "Clout/" CLOUT_VERSION " (+https://github.com/cloutapp/clout)");
  g_assert_cmpstr (self->headers, ==, "Accept\nAccept-Encoding\nUser-Agent\nConnection\nHost\n");
}

static void
test_states (Perks         *self,
             gconstpointer  data)
{
  const struct
  {
    const char *title;
    CloutPerkState state;
  } wanted[] = {
    { "All", CLOUT_PERK_YOURS },
    { "High", CLOUT_PERK_HIGHER_SCORE },
    { "Topic", CLOUT_PERK_OTHER_TOPICS },
    { "Far", CLOUT_PERK_OTHER_REGION },
  };
  g_autoptr(GListModel) publishers = NULL;
  g_autoptr(GListModel) offers = NULL;

  self->body = FEED (OFFER ("Far", ",\"region\":[\"AQ\"]") ","
                     OFFER ("High", ",\"from_score\":99.5") ","
                     OFFER ("Over", ",\"until\":\"2020-01-01\"") ","
                     OFFER ("Topic", ",\"topics\":[\"nothing like it\"]") ","
                     OFFER ("All", ""));
  g_assert_true (subscribe (self, self->url, NULL));
  offers = load (self, &publishers);
  g_assert_cmpuint (g_list_model_get_n_items (publishers), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (offers), ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr(CloutOffer) offer = g_list_model_get_item (offers, i);

      g_assert_cmpstr (clout_offer_get_perk (offer)->title, ==, wanted[i].title);
      g_assert_cmpint (clout_offer_get_state (offer), ==, wanted[i].state);
      g_assert_cmpstr (clout_offer_get_publisher (offer), ==, "Seeds");
    }
}

static void
test_leaving (Perks         *self,
              gconstpointer  data)
{
  g_auto(Await) gone = AWAIT_INIT;
  g_auto(Await) back = AWAIT_INIT;
  g_autoptr(GListModel) publishers = NULL;
  g_autoptr(GListModel) offers = NULL;
  g_autoptr(CloutPublisher) publisher = NULL;

  g_assert_true (subscribe (self, self->url, NULL));
  offers = load (self, &publishers);
  publisher = g_list_model_get_item (publishers, 0);
  clout_engine_unsubscribe_async (self->fixture.engine, publisher, NULL, await_cb, &gone);
  g_assert_true (clout_finish_boolean (await_result (&gone), NULL));
  g_assert_cmpuint (count (self), ==, 0);
  g_assert_true (fetch (self, NULL));
  clout_engine_resubscribe_async (self->fixture.engine, publisher, NULL, await_cb, &back);
  g_assert_true (clout_finish_boolean (await_result (&back), NULL));
  g_assert_cmpuint (count (self), ==, 1);
  g_assert_cmpuint (http_server_get_n_asked (self->server), ==, 1);
}

/* Fetched once a day; the old offers remain if the publisher fails. */
static void
test_refresh (Perks         *self,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (subscribe (self, self->url, NULL));
  g_assert_true (fetch (self, NULL));
  g_assert_cmpuint (http_server_get_n_asked (self->server), ==, 1);
  age (self);
  self->body = FEED (OFFER ("Box", "") "," OFFER ("Bag", ""));
  g_assert_true (fetch (self, NULL));
  g_assert_cmpuint (count (self), ==, 2);
  age (self);
  self->body = "<html>";
  g_assert_false (fetch (self, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_BAD_RESPONSE);
  g_assert_cmpuint (count (self), ==, 2);
  g_assert_true (fetch (self, NULL));
  age (self);
  self->body = FEED ("");
  g_assert_true (fetch (self, NULL));
  g_assert_cmpuint (count (self), ==, 0);
}

static void
test_no_feed (Perks         *self,
              gconstpointer  data)
{
  const char *const bodies[] = {
    "", "[]", "{}", "<html></html>", "{\"clout_perks\":2,\"publisher\":\"A\",\"perks\":[]}",
    "{\"clout_perks\":1,\"perks\":[]}", "{\"clout_perks\":1,\"publisher\":\"A\",\"perks\":{}}",
  };
  const char *const addresses[] = {
    "",
    "perks",
    "http://seeds.example/perks.json",
    "file:///etc/passwd",
    "https://a:b@seeds.example/",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr(GError) error = NULL;

      self->body = bodies[i];
      g_assert_false (subscribe (self, self->url, &error));
      g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NO_PERKS);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr(GError) error = NULL;

      if (strcmp (addresses[i], "perks") == 0)
        continue;
      g_assert_false (subscribe (self, addresses[i], &error));
      g_assert_cmpint (error->domain, ==, CLOUT_SYNC_ERROR);
    }
  self->status = 404;
  g_assert_false (subscribe (self, self->url, NULL));
  g_assert_cmpuint (count (self), ==, 0);
}

static void
test_too_large (Perks         *self,
                gconstpointer  data)
{
  g_autofree char *padding = g_strnfill (CLOUT_PERK_FEED_MAX_BYTES, ' ');
  g_autofree char *body = g_strconcat (padding, FEED (""), NULL);
  g_autoptr(GError) error = NULL;

  self->body = body;
  g_assert_false (subscribe (self, self->url, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NO_PERKS);
}

static void
test_redirect (Perks         *self,
               gconstpointer  data)
{
  g_autofree char *away = g_strconcat (http_server_get_origin (self->server), "/away", NULL);

  g_assert_true (subscribe (self, away, NULL));
  g_assert_cmpuint (count (self), ==, 1);
}

/* An invalid offer is skipped; it never becomes a better one than intended. */
static void
test_bad_offers (void)
{
  const char *const bad[] = {
    "1", "null", "{}", "[]", OFFER ("", ""), OFFER ("\\n", ""),
    OFFER ("Box", ",\"from_score\":\"40\""), OFFER ("Box", ",\"from_score\":-1"),
    OFFER ("Box", ",\"from_score\":1e999"), OFFER ("Box", ",\"topics\":\"orchids\""),
    OFFER ("Box", ",\"topics\":[1]"), OFFER ("Box", ",\"region\":[\"Mars\"]"),
    OFFER ("Box", ",\"region\":\"DE\""), OFFER ("Box", ",\"until\":\"soon\""),
    OFFER ("Box", ",\"until\":5"), OFFER ("Box", ",\"link\":\"http://seeds.example\""),
    "{\"title\":\"Box\",\"what\":\"Twelve\",\"link\":\"https://seeds.example\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *text = g_strdup_printf (FEED ("%s," OFFER ("Good", "")), bad[i]);
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr(JsonNode) root = clout_json_parse (bytes, NULL, NULL);
      g_autoptr(CloutPerkFeed) feed = NULL;

      g_test_message ("%s", bad[i]);
      if (root == NULL)
        continue;
      feed = clout_perk_feed_read ("https://seeds.example", root, NULL);
      g_assert_nonnull (feed);
      g_assert_cmpuint (feed->perks->len, ==, 1);
      g_assert_cmpstr (((CloutPerk *) feed->perks->pdata[0])->title, ==, "Good");
    }
}

static void
test_until (void)
{
  const char *text = FEED (OFFER ("Day", ",\"until\":\"2026-11-23\"") ","
                           OFFER ("Hour", ",\"until\":\"2026-11-23T12:00:00Z\""));
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(JsonNode) root = clout_json_parse (bytes, NULL, NULL);
  g_autoptr(CloutPerkFeed) feed = clout_perk_feed_read ("https://seeds.example", root, NULL);

  g_assert_cmpint (((CloutPerk *) feed->perks->pdata[0])->until, ==, 1795478400);
  g_assert_cmpint (((CloutPerk *) feed->perks->pdata[1])->until, ==, 1795435200);
}

#define ADD(name, test) g_test_add ("/sync/perks/" name, Perks, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("request", test_request);
  ADD ("states", test_states);
  ADD ("leaving", test_leaving);
  ADD ("refresh", test_refresh);
  ADD ("no-feed", test_no_feed);
  ADD ("too-large", test_too_large);
  ADD ("redirect", test_redirect);
  g_test_add_func ("/sync/perks/bad-offers", test_bad_offers);
  g_test_add_func ("/sync/perks/until", test_until);
  return g_test_run ();
}
