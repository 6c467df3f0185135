/* test-lobsters.c: a network made of rows alone, from its server to the store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "networks/network.h"
#include "networks/recognize.h"
#include "support/http-server.h"
#include "sync/later.h"
#include "sync/network-info.h"

#define LOBSTERS "CLOUT_LOBSTERS"

extern const CloutNetwork clout_network_lobsters;

/* Instead of the list of src/networks, which the linker then leaves out. */
const CloutNetwork *const clout_networks_all[] = { &clout_network_lobsters, NULL };

typedef struct
{
  gint64 now;
  gboolean comment_is_gone;
  GString *asked;
} Site;

static char *
dup_days_ago (const Site *site,
              guint       days)
{
  g_autoptr(GDateTime) then =
    g_date_time_new_from_unix_utc (site->now - (gint64) days * CLOUT_DAY);

  return g_date_time_format_iso8601 (then);
}

static void
serve_stories (SoupServerMessage *message,
               const Site        *site,
               const char        *page)
{
  g_autofree char *lately = dup_days_ago (site, 2);
  g_autofree char *before = dup_days_ago (site, 20);
  g_autofree char *json = NULL;

  if (page == NULL)
    json = g_strdup_printf (
      "[{\"short_id\":\"aaaaaa\",\"title\":\"Engines\",\"created_at\":\"%s\","
      "\"comment_count\":%d,\"score\":4,\"tags\":[\"math\"]},7]", lately,
      site->comment_is_gone ? 2 : 3);
  else if (g_str_equal (page, "2"))
    json = g_strdup_printf (
      "[{\"short_id\":\"bbbbbb\",\"title\":\"Looms\",\"created_at\":\"%s\","
      "\"comment_count\":1,\"score\":1}]", before);
  http_server_reply_json (message, SOUP_STATUS_OK, json != NULL ? json : "[]");
}

static void
serve_story (SoupServerMessage *message,
             const Site        *site)
{
  g_autofree char *lately = dup_days_ago (site, 1);
  g_autofree char *json = g_strdup_printf (
    "{\"comments\":[{\"short_id\":\"c1\",\"commenting_user\":\"bob\",\"created_at\":\"%s\"},"
    "{\"short_id\":\"c2\",\"commenting_user\":\"ada\",\"created_at\":\"%s\"}%s]}", lately, lately,
    site->comment_is_gone ? "" : ",{\"short_id\":\"c3\",\"commenting_user\":\"eve\"}");

  http_server_reply_json (message, SOUP_STATUS_OK, json);
}

static void
serve_cb (HttpServer        *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  Site *site = user_data;
  const char *page = query != NULL ? g_hash_table_lookup (query, "page") : NULL;

  g_string_append_printf (site->asked, "%s%s%s ", path, page != NULL ? " page " : "",
                          page != NULL ? page : "");
  if (g_str_equal (path, "/~ada.json"))
    http_server_reply_json (message, SOUP_STATUS_OK, "{\"username\":\"ada\"}");
  else if (g_str_equal (path, "/~ada/stories.json"))
    serve_stories (message, site, page);
  else if (g_str_equal (path, "/s/aaaaaa.json"))
    serve_story (message, site);
  else
    http_server_reply_json (message, SOUP_STATUS_NOT_FOUND, "{}");
}

static void
test_sync (void)
{
  static const char *const all[] = { "profile", "posts", "comments", NULL };
  g_autoptr(GString) asked = g_string_new (NULL);
  Site site = { .asked = asked };
  g_autoptr(HttpServer) server = http_server_new (serve_cb, &site);
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *later = NULL;
  gsize n;

  g_setenv (LOBSTERS, http_server_get_origin (server), TRUE);
  fixture_set_up (&f);
  site.now = f.now;
  account = later_add (&f, "https://lobsters.example/~ada", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (clout_account_get_network (account), ==, "lobsters");
  dump = later_sync (&f, account, all);
  later_assert_has (dump, TRUE, "post aaaaaa %d 4", (int) (f.now - 2 * CLOUT_DAY));
  later_assert_has (dump, TRUE, "post bbbbbb %d 1", (int) (f.now - 20 * CLOUT_DAY));
  later_assert_has (dump, TRUE, "reaction 1 bob aaaaaa c1 %d", (int) (f.now - CLOUT_DAY));
  later_assert_has (dump, TRUE, "reaction 1 eve aaaaaa c3 0");
  g_assert_null (strstr (dump, "reaction 1 ada"));
  g_assert_nonnull (strstr (asked->str, "/~ada/stories.json page 2 /~ada/stories.json page 3 "));
  g_assert_cmpfloat (fixture_score (&f, &n), >, 0);
  site.comment_is_gone = TRUE;
  later = later_sync (&f, account, all);
  later_assert_has (later, TRUE, "reaction 1 bob aaaaaa c1 %d", (int) (f.now - CLOUT_DAY));
  later_assert_has (later, FALSE, "reaction 1 eve aaaaaa c3 0");
  fixture_tear_down (&f);
}

/* Everything else that Clout says of a network comes from its table. */
static void
test_facts (void)
{
  CloutNetworkInfo info;

  g_assert_cmpfloat (clout_network_weight_find (clout_networks_get_weights (), "lobsters")->weight,
                     ==, 0.95);
  g_assert_true (clout_network_info_find ("lobsters", &info));
  g_assert_cmpstr (info.name, ==, "Lobsters");
  g_assert_cmphex (info.traits, ==, CLOUT_NETWORK_INFO_BY_HANDLE | CLOUT_NETWORK_INFO_COUNTS
                                    | CLOUT_NETWORK_INFO_WHO);
}

/* Its links are recognized by its table alone. */
static void
test_recognized (void)
{
  g_autoptr(CloutTypedAccount) typed =
    clout_networks_recognize ("https://www.lobsters.example/~ada/threads?page=2");
  const CloutTypedGuess *guess;

  g_assert_cmpint (typed->kind, ==, CLOUT_TYPED_PROFILE);
  g_assert_cmpuint (typed->guesses->len, ==, 1);
  guess = g_ptr_array_index (typed->guesses, 0);
  g_assert_cmpstr (guess->network, ==, "lobsters");
  g_assert_cmpstr (guess->name, ==, "ada");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/networks/lobsters/sync", test_sync);
  g_test_add_func ("/networks/lobsters/facts", test_facts);
  g_test_add_func ("/networks/lobsters/recognized", test_recognized);
  return g_test_run ();
}
