/* test-threads.c: Threads with user credentials, or with the user's own token.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "sync/sync-error.h"
#include "user-credentials.h"

#include <string.h>

#define VARIABLE "CLOUT_THREADS_API"
#define V "/v1.0"

typedef struct
{
  Fixture f;
  AppServer *server;
  gboolean empty;
  guint likes;
} World;

static const UserCredentials user_credentials = { .network = "threads", .client_id = APP_CLIENT_ID,
                                .secret = APP_CLIENT_SECRET };

static char *
moment (World *world,
        int    hours)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (world->f.now - hours * CLOUT_HOUR);

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%S+0000");
}

static void
reply_posts (World             *world,
             SoupServerMessage *message,
             GHashTable        *query)
{
  g_autofree char *new = moment (world, 2);
  g_autofree char *old = moment (world, 48);
  g_autofree char *json = NULL;

  if (g_hash_table_lookup (query, "after") != NULL)
    json = g_strdup_printf ("{\"data\": [{\"id\": \"12\", \"media_type\": \"REPOST_FACADE\","
                            " \"timestamp\": \"%s\"}, {\"id\": \"13\", \"timestamp\": \"%s\"}]}",
                            old, old);
  else
    json = g_strdup_printf (
      "{\"data\": [{\"id\": \"11\", \"media_type\": \"IMAGE\", \"text\": \"Orchids\","
      " \"permalink\": \"https://www.threads.net/@ada/post/A\", \"timestamp\": \"%s\","
      " \"topic_tag\": \"Orchids\"}], \"paging\": {\"cursors\": {\"after\": \"b\"}, \"next\":"
      " \"https://graph.threads.net/v1.0/1/threads?access_token=long-access-3\"}}", new);
  http_server_reply_json (message, 200, json);
}

static void
reply_insights (World             *world,
                SoupServerMessage *message)
{
  g_autofree char *json = g_strdup_printf (
    "{\"data\": [{\"name\": \"likes\", \"period\": \"lifetime\", \"values\": [{\"value\": %u}]},"
    " {\"name\": \"replies\", \"values\": [{\"value\": 2}]},"
    " {\"name\": \"reposts\", \"values\": []}, {\"name\": \"quotes\"},"
    " {\"name\": \"views\", \"values\": [{\"value\": 99}]}]}", world->likes);

  http_server_reply_json (message, 200, json);
}

static void
handle (AppServer         *server,
        SoupServerMessage *message,
        const char        *path,
        GHashTable        *query,
        const char        *name,
        gpointer           data)
{
  World *world = data;
  g_autofree char *time = moment (world, 1);
  g_autofree char *replies = g_strdup_printf (
    "{\"data\": [{\"id\": \"21\", \"username\": \"bob\", \"timestamp\": \"%s\"},"
    " {\"id\": \"22\", \"username\": \"ada\", \"timestamp\": \"%s\"}, {\"id\": \"23\"}]}",
    time, time);

  if (g_str_equal (path, V "/me"))
    http_server_reply_json (message, 200, "{\"id\": \"31337\", \"username\": \"ada\"}");
  else if (g_str_equal (path, V "/me/threads_insights"))
    http_server_reply_json (message, 200, "{\"data\": [{\"name\": \"followers_count\","
                            " \"period\": \"day\", \"total_value\": {\"value\": 777}}]}");
  else if (world->empty)
    http_server_reply_json (message, 200, "{\"data\": []}");
  else if (g_str_equal (path, V "/me/threads"))
    reply_posts (world, message, query);
  else if (g_str_equal (path, V "/11/insights"))
    reply_insights (world, message);
  else if (g_str_equal (path, V "/11/conversation"))
    http_server_reply_json (message, 200, replies);
  else
    http_server_reply_json (message, 400, "{\"error\": {\"code\": 100, \"error_subcode\": 33}}");
}

static void
set_up (World *world)
{
  memset (world, 0, sizeof *world);
  world->likes = 5;
  world->server = app_server_new (APP_SERVER_THREADS, handle, world);
  user_credentials_set_up (&world->f, world->server, VARIABLE);
}

static CloutAccount *
sign_in (World        *world,
         CloutAccount *again)
{
  UserCredentials app = user_credentials;
  g_autoptr(GError) error = NULL;
  CloutAccount *account;

  app.server = world->server;
  account = user_credentials_sign_in (&world->f, &app, again, &error);
  g_assert_no_error (error);
  return account;
}

/* Text and counts come from separate requests: neither erases the other, however often they are
 * fetched. */
static void
test_whole (void)
{
  World world;
  g_autoptr(CloutAccount) account = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *later = NULL;
  g_autofree char *last = NULL;
  gint64 now;

  set_up (&world);
  now = world.f.now;
  account = sign_in (&world, NULL);
  g_assert_cmpstr (clout_account_get_remote_id (account), ==, "31337");
  user_credentials_sync_well (&world.f, account);
  g_assert_cmpint (clout_account_get_followers (account), ==, 777);
  dump = fixture_dump (&world.f);
  user_credentials_has (dump, TRUE, "post 11 %" G_GINT64_FORMAT " 5", now - 2 * CLOUT_HOUR);
  user_credentials_has (dump, TRUE, "post 13 %" G_GINT64_FORMAT " 0", now - 48 * CLOUT_HOUR);
  user_credentials_has (dump, TRUE, "reaction 1 bob 11 21 %" G_GINT64_FORMAT, now - CLOUT_HOUR);
  g_assert_null (strstr (dump, " 22 "));
  g_assert_null (strstr (dump, "post 12"));
  g_assert_false (fixture_is_on_disk (&world.f, "-access-"));
  world.likes = 6;
  user_credentials_sync_well (&world.f, account);
  later = fixture_dump (&world.f);
  g_assert_cmpstr (later, ==, dump);
  user_credentials_forget_when (&world.f, account, "insights");
  user_credentials_sync_well (&world.f, account);
  last = fixture_dump (&world.f);
  user_credentials_has (last, TRUE, "post 11 %" G_GINT64_FORMAT " 6", now - 2 * CLOUT_HOUR);
  user_credentials_tear_down (&world.f, world.server);
}

/* A download knows the posts by their time, and the account by its name. */
static void
test_archive (void)
{
  for (guint first = 0; first < 2; first++)
    {
      World world;
      g_autofree char *text = NULL;
      g_autofree char *dump = NULL;
      g_autoptr(CloutAccount) archive = NULL;
      g_autoptr(CloutAccount) account = NULL;

      set_up (&world);
      text = g_strdup_printf (
        "{\"text_post_app_text_posts\": [{\"media\": [{\"uri\": \"media/1.jpg\","
        " \"creation_timestamp\": %" G_GINT64_FORMAT ", \"title\": \"Orchids\"}]},"
        " {\"media\": [{\"uri\": \"\", \"creation_timestamp\": 1700000000,"
        " \"title\": \"Ferns\"}]}]}", world.f.now - 2 * CLOUT_HOUR);
      if (first == 0)
        archive = fixture_import (&world.f, "threads_and_replies.json", text, "Ada");
      account = sign_in (&world, NULL);
      user_credentials_sync_well (&world.f, account);
      if (first == 1)
        archive = fixture_import (&world.f, "threads_and_replies.json", text, "Ada");
      g_assert_true (account == archive);
      g_assert_cmpstr (clout_account_get_remote_id (account), ==, "31337");
      dump = fixture_dump (&world.f);
      g_assert_cmpuint (fixture_count_lines (dump, "post "), ==, 3);
      user_credentials_has (dump, TRUE, "post 11 %" G_GINT64_FORMAT " 5",
                            world.f.now - 2 * CLOUT_HOUR);
      user_credentials_has (dump, TRUE, "post post-1700000000 1700000000 0");
      user_credentials_tear_down (&world.f, world.server);
    }
}

/* A token close to its expiry is renewed once; an expired one isn't renewed any more. */
static void
test_renewal (void)
{
  World world;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(CloutAccount) again = NULL;
  g_autoptr(GError) error = NULL;

  set_up (&world);
  app_server_set_life (world.server, 10 * CLOUT_DAY);
  account = sign_in (&world, NULL);
  app_server_set_life (world.server, 60 * CLOUT_DAY);
  user_credentials_sync_well (&world.f, account);
  user_credentials_sync_well (&world.f, account);
  g_assert_cmpuint (app_server_count (world.server, "/refresh_access_token"), ==, 1);
  app_server_expire (world.server, TRUE);
  g_assert_false (fixture_sync (&world.f, account, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_SIGN_IN_AGAIN);
  again = sign_in (&world, account);
  g_assert_true (again == account);
  user_credentials_sync_well (&world.f, account);
  user_credentials_tear_down (&world.f, world.server);
}

/* A failed renewal does no harm as long as the token is valid. */
static void
test_renewal_fails (void)
{
  World world;
  g_autoptr(CloutAccount) account = NULL;

  set_up (&world);
  app_server_set_life (world.server, 10 * CLOUT_DAY);
  account = sign_in (&world, NULL);
  app_server_fail_once (world.server, "/refresh_access_token", 400, NULL, NULL,
                        "{\"error\": {\"code\": 1}}");
  user_credentials_sync_well (&world.f, account);
  user_credentials_tear_down (&world.f, world.server);
}

static void
test_key (void)
{
  World world;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;

  set_up (&world);
  g_assert_null (user_credentials_use_key (&world.f, "threads", "wrong-token", &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_BAD_KEYS);
  g_assert_null (strstr (error->message, "wrong-token"));
  g_clear_error (&error);
  app_server_add_token (world.server, "pasted-token", "user");
  account = user_credentials_use_key (&world.f, "threads", "pasted-token", &error);
  g_assert_no_error (error);
  user_credentials_sync_well (&world.f, account);
  g_assert_false (fixture_is_on_disk (&world.f, "pasted-token"));
  fixture_remove (&world.f, account, &error);
  g_assert_no_error (error);
  user_credentials_tear_down (&world.f, world.server);
}

static void
test_faults (void)
{
  static const struct
  {
    guint status;
    const char *body;
    CloutSyncError code;
  } faults[] = {
    { 500, "", CLOUT_SYNC_ERROR_SERVER },
    { 400, "{\"error\": {\"code\": 4}}", CLOUT_SYNC_ERROR_RATE_LIMITED },
    { 200, "{\"data\": [", CLOUT_SYNC_ERROR_BAD_RESPONSE },
    { 200, "{\"error\": {\"code\": 190}}", CLOUT_SYNC_ERROR_BAD_RESPONSE },
  };
  World world;
  g_autoptr(CloutAccount) account = NULL;

  set_up (&world);
  account = sign_in (&world, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr(GError) error = NULL;

      /* This comes first: its path has the posts' prefix, and a sync continues without it. */
      app_server_fail_once (world.server, V "/me/threads_insights", 400, NULL, NULL,
                            "{\"error\": {\"code\": 10}}");
      app_server_fail_once (world.server, V "/me/threads", faults[i].status, NULL, NULL,
                            faults[i].body);
      if (faults[i].status >= 500)
        app_server_fail_once (world.server, V "/me/threads", faults[i].status, NULL, NULL,
                              faults[i].body);
      user_credentials_forget_when (&world.f, account, "followers");
      g_assert_false (fixture_sync (&world.f, account, &error));
      g_assert_error (error, CLOUT_SYNC_ERROR, (gint) faults[i].code);
    }
  world.empty = TRUE;
  user_credentials_sync_well (&world.f, account);
  user_credentials_tear_down (&world.f, world.server);
}

static void
test_broken_connection (void)
{
  World world;
  g_autoptr(CloutAccount) account = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  set_up (&world);
  account = user_credentials_sign_in_well (&world.f, user_credentials, world.server);
  first = g_strdup_printf ("post 11 %" G_GINT64_FORMAT " ", world.f.now - 2 * CLOUT_HOUR);
  last = g_strdup_printf ("post 13 %" G_GINT64_FORMAT " 0", world.f.now - 48 * CLOUT_HOUR);
  user_credentials_continues_after_break (&world.f, world.server, account, V "/me/threads", first,
                                          last);
  user_credentials_tear_down (&world.f, world.server);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/threads/whole", test_whole);
  g_test_add_func ("/sync/threads/archive", test_archive);
  g_test_add_func ("/sync/threads/renewal", test_renewal);
  g_test_add_func ("/sync/threads/renewal-fails", test_renewal_fails);
  g_test_add_func ("/sync/threads/key", test_key);
  g_test_add_func ("/sync/threads/faults", test_faults);
  g_test_add_func ("/sync/threads/broken-connection", test_broken_connection);
  return g_test_run ();
}
