/* test-x.c: X with user credentials: signing in, what is read, and what it costs.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "sync/import.h"
#include "sync/sync-error.h"
#include "sync/sync.h"
#include "x-world.h"

#include <glib/gstdio.h>
#include <string.h>

#define SELF "42"
#define CENT (CLOUT_DOLLAR / 100)
#define CLOUT_DOLLAR 1000000

static const UserCredentials public_app = { .network = "x", .client_id = APP_CLIENT_ID };

static CloutAccount *
sign_in (XWorld         *world,
         UserCredentials app,
         CloutAccount   *again,
         GError        **error)
{
  app.server = world->server;
  return user_credentials_sign_in (&world->f, &app, again, error);
}

static void
sync_badly (XWorld         *world,
            CloutAccount   *account,
            CloutSyncError  code)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (user_credentials_sync (&world->f, account, CLOUT_DOLLAR, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, (gint) code);
  g_assert_null (strstr (error->message, "access-"));
}

static void
test_whole (void)
{
  XWorld world;
  g_autoptr(CloutAccount) account = NULL;
  g_autofree char *dump = NULL;
  CloutPrice before, after;

  x_world_set_up (&world);
  account = user_credentials_sign_in_well (&world.f, public_app, world.server);
  g_assert_cmpstr (clout_account_get_remote_id (account), ==, SELF);
  g_assert_cmpstr (clout_account_get_server (account), ==, "https://x.com");
  g_assert_cmpint (clout_account_get_followers (account), ==, 900);
  g_assert_true (clout_engine_has_price (world.f.engine, account));

  /* The profile read on sign-in is booked. Two pages of posts, at most eight of mentions. */
  before = user_credentials_price (&world.f, account);
  g_assert_cmpint (before.spent, ==, CENT);
  g_assert_cmpint (before.limit, ==, CLOUT_DOLLAR);
  g_assert_cmpint (before.at_most, ==, CLOUT_DOLLAR - CENT);
  user_credentials_sync_well (&world.f, account);

  dump = fixture_dump (&world.f);
  user_credentials_has (dump, TRUE, "post 1000 %" G_GINT64_FORMAT " 0", world.f.now - CLOUT_HOUR);
  user_credentials_has (dump, TRUE, "post 1129 %" G_GINT64_FORMAT " 129",
                        world.f.now - CLOUT_HOUR * X_POSTS);
  user_credentials_has (dump, TRUE, "reaction 1 7 1000 2000 %" G_GINT64_FORMAT,
                        world.f.now - CLOUT_HOUR / 2);
  user_credentials_has (dump, TRUE, "reaction 0 8 - 2001 %" G_GINT64_FORMAT,
                        world.f.now - CLOUT_HOUR / 2);
  user_credentials_has (dump, TRUE, "reaction 2 9 1000 3000 %" G_GINT64_FORMAT,
                        world.f.now - CLOUT_HOUR / 4);
  user_credentials_has (dump, TRUE, "reaction 3 5 1000 - 0");
  user_credentials_has (dump, TRUE, "person 6 60 0");
  user_credentials_has (dump, TRUE, "person 7 70 0");
  user_credentials_has (dump, TRUE, "person 8 -1 0");
  g_assert_null (strstr (dump, " 2002 "));

  /* 1 profile, the account's own 130 posts and 4 mentions, 1 quote, 2 people who reposted, and 7
   * and 9 with unknown counters; 8 isn't returned. */
  after = user_credentials_price (&world.f, account);
  g_assert_cmpint (after.spent, ==, 10000 + 134 * 1000 + 5000 + 2 * 10000 + 2 * 10000);
  g_assert_false (fixture_is_on_disk (&world.f, "x-access-"));
  g_assert_false (fixture_is_on_disk (&world.f, "x-refresh-"));
  g_assert_false (fixture_is_on_disk (&world.f, APP_CLIENT_ID));
  g_assert_cmpfloat (fixture_score (&world.f, NULL), >, 10);
  user_credentials_tear_down (&world.f, world.server);
}

/* The same items on the same day are paid once. */
static void
test_same_day (void)
{
  XWorld world;
  g_autoptr(CloutAccount) account = NULL;
  CloutPrice first, second;

  x_world_set_up (&world);
  account = user_credentials_sign_in_well (&world.f, public_app, world.server);
  user_credentials_sync_well (&world.f, account);
  first = user_credentials_price (&world.f, account);
  user_credentials_forget_when (&world.f, account, "posts");
  user_credentials_forget_when (&world.f, account, "mentions");
  user_credentials_sync_well (&world.f, account);
  second = user_credentials_price (&world.f, account);
  g_assert_cmpuint (app_server_count (world.server, "/2/users/42/tweets"), ==, 4);
  g_assert_cmpint (second.spent, ==, first.spent);
  user_credentials_tear_down (&world.f, world.server);
}

static void
test_not_allowed (void)
{
  XWorld world;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(Await) one = AWAIT_INIT;
  guint n;

  x_world_set_up (&world);
  account = user_credentials_sign_in_well (&world.f, public_app, world.server);
  n = app_server_count (world.server, "/2/users/me");
  g_assert_false (fixture_sync (&world.f, account, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_OVER_BUDGET);
  g_clear_error (&error);

  /* A sync of all accounts skips what costs money. */
  clout_engine_refresh_async (world.f.engine, NULL, await_cb, &one);
  clout_finish_boolean (await_result (&one), &error);
  g_assert_no_error (error);
  await_clear (&one);
  g_assert_cmpuint (app_server_count (world.server, "/2/users/me"), ==, n);
  g_assert_cmpuint (app_server_count (world.server, "/2/users/42/tweets"), ==, 0);
  user_credentials_tear_down (&world.f, world.server);
}

static void
save_limit (XWorld *world,
            gint64  limit)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  clout_engine_save_limit_async (world->f.engine, "x", limit, NULL, await_cb, &one);
  clout_finish_boolean (await_result (&one), &error);
  g_assert_no_error (error);
}

/* What exceeds the month's budget isn't fetched, and continues where it stopped. */
static void
test_budget (void)
{
  XWorld world;
  g_autoptr(CloutAccount) account = NULL;
  g_autofree char *dump = NULL;

  x_world_set_up (&world);
  account = user_credentials_sign_in_well (&world.f, public_app, world.server);
  save_limit (&world, 12 * CENT);
  sync_badly (&world, account, CLOUT_SYNC_ERROR_OVER_BUDGET);
  g_assert_cmpuint (app_server_count (world.server, "/2/users/42/tweets"), ==, 1);
  g_assert_cmpuint (app_server_count (world.server, "/2/users/42/mentions"), ==, 0);
  g_assert_cmpint (clout_account_get_state (account), ==, CLOUT_ACCOUNT_WAITING);
  g_assert_cmpint (user_credentials_price (&world.f, account).at_most, ==, CENT);
  save_limit (&world, CLOUT_DOLLAR);
  user_credentials_sync_well (&world.f, account);
  g_assert_cmpuint (app_server_count (world.server, "/2/users/42/tweets"), ==, 2);
  dump = fixture_dump (&world.f);
  user_credentials_has (dump, TRUE, "post 1129 %" G_GINT64_FORMAT " 129",
                        world.f.now - CLOUT_HOUR * X_POSTS);
  user_credentials_tear_down (&world.f, world.server);
}

static void
test_keys (void)
{
  XWorld world;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;

  x_world_set_up (&world);
  g_assert_null (sign_in (&world, (UserCredentials) { .network = "x" }, NULL, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NEEDS_KEYS);
  g_clear_error (&error);
  app_server_set_secret (world.server, TRUE);
  g_assert_null (sign_in (&world, public_app, NULL, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_BAD_KEYS);
  g_clear_error (&error);
  g_assert_null (sign_in (&world, (UserCredentials) { .network = "x", .client_id = APP_CLIENT_ID,
                                                      .secret = "wrong" }, NULL, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_BAD_KEYS);
  g_assert_null (strstr (error->message, "wrong"));
  g_clear_error (&error);
  g_assert_null (sign_in (
    &world,
    (UserCredentials) { .network = "x", .client_id = APP_CLIENT_ID, .secret = APP_CLIENT_SECRET,
                        .no = TRUE },
    NULL, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_DENIED);
  g_clear_error (&error);
  account = sign_in (&world, (UserCredentials) { .network = "x", .client_id = APP_CLIENT_ID,
                                                 .secret = APP_CLIENT_SECRET }, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (fixture_is_on_disk (&world.f, APP_CLIENT_SECRET));
  user_credentials_tear_down (&world.f, world.server);
}

static void
test_renewal (void)
{
  XWorld world;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(CloutAccount) again = NULL;
  g_autoptr(GError) error = NULL;

  x_world_set_up (&world);
  account = user_credentials_sign_in_well (&world.f, public_app, world.server);
  app_server_expire (world.server, FALSE);
  user_credentials_sync_well (&world.f, account);
  g_assert_cmpuint (app_server_count (world.server, "/2/oauth2/token"), ==, 2);

  /* Both tokens have expired: X says "invalid_request". The app is known when signing in again. */
  app_server_expire (world.server, TRUE);
  sync_badly (&world, account, CLOUT_SYNC_ERROR_SIGN_IN_AGAIN);
  g_assert_cmpint (clout_account_get_state (account), ==, CLOUT_ACCOUNT_SIGN_IN_AGAIN);
  again = sign_in (&world, (UserCredentials) { .network = "x" }, account, &error);
  g_assert_no_error (error);
  g_assert_true (again == account);
  user_credentials_sync_well (&world.f, account);
  fixture_remove (&world.f, account, &error);
  g_assert_no_error (error);
  g_assert_true (app_server_is_revoked (world.server));
  user_credentials_tear_down (&world.f, world.server);
}

static void
test_faults (void)
{
  static const struct
  {
    const char *path;
    guint status;
    const char *body;
    CloutSyncError code;
  } faults[] = {
    { "/2/users/42/tweets", 402, "{\"title\": \"CreditsDepleted\"}", CLOUT_SYNC_ERROR_UNPAID },
    { "/2/users/42/tweets", 403, "{\"title\": \"Forbidden\"}", CLOUT_SYNC_ERROR_NOT_SERVED },
    { "/2/users/42/tweets", 200, "{\"data\": [{\"id\": \"1\", ", CLOUT_SYNC_ERROR_BAD_RESPONSE },
    { "/2/users/42/tweets", 200, "[]", CLOUT_SYNC_ERROR_BAD_RESPONSE },
    { "/2/users/me", 200, "{\"data\": {}}", CLOUT_SYNC_ERROR_BAD_RESPONSE },
  };
  XWorld world;
  g_autoptr(CloutAccount) account = NULL;
  gint64 spent;

  x_world_set_up (&world);
  account = user_credentials_sign_in_well (&world.f, public_app, world.server);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      app_server_fail_once (world.server, faults[i].path, faults[i].status, NULL, NULL,
                            faults[i].body);
      sync_badly (&world, account, faults[i].code);
    }

  /* Two unreadable responses may have been charged, and so may a profile; refusals cost nothing. */
  spent = user_credentials_price (&world.f, account).spent;
  g_assert_cmpint (spent, ==, CENT + 20 * CENT + CENT);
  app_server_fail_once (world.server, "/2/users/42/tweets", 503, NULL, NULL, "");
  app_server_fail_once (world.server, "/2/users/42/tweets", 503, NULL, NULL, "");
  sync_badly (&world, account, CLOUT_SYNC_ERROR_SERVER);
  app_server_fail_once (world.server, "/2/users/42/mentions", 403, NULL, NULL, "{}");
  user_credentials_sync_well (&world.f, account);
  user_credentials_tear_down (&world.f, world.server);
}

static void
test_broken_connection (void)
{
  XWorld world;
  g_autoptr(CloutAccount) account = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  x_world_set_up (&world);
  account = user_credentials_sign_in_well (&world.f, public_app, world.server);
  first = g_strdup_printf ("post 1000 %" G_GINT64_FORMAT " 0", world.f.now - CLOUT_HOUR);
  last = g_strdup_printf ("post 1129 %" G_GINT64_FORMAT " 129", world.f.now - CLOUT_HOUR * X_POSTS);
  user_credentials_continues_after_break (&world.f, world.server, account, "/2/users/42/tweets",
                                          first, last);
  user_credentials_tear_down (&world.f, world.server);
}

static void
test_rate_limit (void)
{
  XWorld world;
  g_autoptr(CloutAccount) account = NULL;
  g_autofree char *reset = NULL;

  x_world_set_up (&world);
  account = user_credentials_sign_in_well (&world.f, public_app, world.server);
  reset = g_strdup_printf ("%" G_GINT64_FORMAT, world.f.now + 900);
  app_server_fail_once (world.server, "/2/users/42/tweets", 429, "x-rate-limit-reset", reset,
                        "{\"title\": \"Too Many Requests\"}");
  sync_badly (&world, account, CLOUT_SYNC_ERROR_RATE_LIMITED);
  g_assert_cmpint (clout_account_get_state (account), ==, CLOUT_ACCOUNT_WAITING);
  g_assert_cmpuint (app_server_count (world.server, "/2/users/42/tweets"), ==, 1);

  /* Short rate limits are waited for. */
  clout_engine_set_patience (world.f.engine, 60);
  g_free (g_steal_pointer (&reset));
  reset = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time () / G_USEC_PER_SEC + 1);
  app_server_fail_once (world.server, "/2/users/42/tweets", 429, "x-rate-limit-reset", reset, "{}");
  user_credentials_sync_well (&world.f, account);
  user_credentials_tear_down (&world.f, world.server);
}

static void
test_little (void)
{
  XWorld world;
  g_autoptr(CloutAccount) account = NULL;
  g_autofree char *dump = NULL;

  x_world_set_up (&world);
  world.bare = TRUE;
  account = user_credentials_sign_in_well (&world.f, public_app, world.server);
  g_assert_cmpint (clout_account_get_followers (account), ==, -1);
  user_credentials_sync_well (&world.f, account);
  user_credentials_tear_down (&world.f, world.server);
  g_clear_object (&account);
  x_world_set_up (&world);
  world.empty = TRUE;
  account = user_credentials_sign_in_well (&world.f, public_app, world.server);
  user_credentials_sync_well (&world.f, account);
  dump = fixture_dump (&world.f);
  g_assert_cmpstr (dump, ==, "");
  user_credentials_tear_down (&world.f, world.server);
}

static void
write_file (const char *folder,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* An export has the older posts and some newer ones: each counts once. */
static void
test_archive (void)
{
  XWorld world;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(CloutAccount) imported = NULL;
  g_autofree char *folder = g_dir_make_tmp ("clout-x-XXXXXX", NULL);
  g_autofree char *data = g_build_filename (folder, "data", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (folder);
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  g_autofree char *dump = NULL;
  const char *const names[] = { "account.js", "tweets.js", "follower.js", "following.js" };
  guint n = 0;

  x_world_set_up (&world);
  g_assert_cmpint (g_mkdir (data, 0700), ==, 0);
  write_file (data, names[0], "window.YTD.account.part0 = [{\"account\": {\"accountId\": \"42\","
              " \"username\": \"ada\", \"accountDisplayName\": \"Ada\"}}]");
  write_file (data, names[1], "window.YTD.tweets.part0 = [{\"tweet\": {\"id_str\": \"1000\","
              " \"full_text\": \"Orchids\", \"created_at\": \"Wed Jan 01 12:00:00 +0000 2020\","
              " \"retweet_count\": \"0\", \"favorite_count\": \"5\"}},"
              " {\"tweet\": {\"id_str\": \"77\", \"full_text\": \"Old\", \"created_at\":"
              " \"Wed Jan 01 12:00:00 +0000 2020\", \"retweet_count\": \"0\","
              " \"favorite_count\": \"1\"}}]");
  write_file (data, names[2], "window.YTD.follower.part0 = []");
  write_file (data, names[3], "window.YTD.following.part0 = []");
  clout_engine_import_async (world.f.engine, file, NULL, NULL, NULL, await_cb, &one);
  imported = clout_engine_import_finish (world.f.engine, await_result (&one), NULL, &error);
  g_assert_no_error (error);
  await_clear (&one);
  account = user_credentials_sign_in_well (&world.f, public_app, world.server);
  g_assert_true (account == imported);
  g_assert_cmpint (clout_account_get_source (account), ==, CLOUT_ACCOUNT_SIGNED_IN);
  user_credentials_sync_well (&world.f, account);
  dump = fixture_dump (&world.f);
  for (const char *at = dump; (at = strstr (at, "post 1000 ")) != NULL; at++)
    n++;
  g_assert_cmpuint (n, ==, 1);
  user_credentials_has (dump, TRUE, "post 1000 %" G_GINT64_FORMAT " 0", world.f.now - CLOUT_HOUR);
  user_credentials_has (dump, TRUE, "post 77 1577880000 1");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (data, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (data);
  g_rmdir (folder);
  user_credentials_tear_down (&world.f, world.server);
}

/* A file of a download doesn't say the account's number. */
static void
test_bare_file (void)
{
  static const char tweets[] =
    "window.YTD.tweets.part0 = [{\"tweet\": {\"id_str\": \"1000\", \"full_text\": \"Orchids\","
    " \"created_at\": \"Wed Jan 01 12:00:00 +0000 2020\", \"retweet_count\": \"0\","
    " \"favorite_count\": \"5\"}}]";
  XWorld world;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(CloutAccount) archive = NULL;
  g_autofree char *dump = NULL;

  x_world_set_up (&world);
  archive = fixture_import (&world.f, "tweets.js", tweets, "@Ada");
  account = user_credentials_sign_in_well (&world.f, public_app, world.server);
  g_assert_true (account == archive);
  g_assert_cmpstr (clout_account_get_remote_id (account), ==, "42");
  user_credentials_sync_well (&world.f, account);
  dump = fixture_dump (&world.f);
  g_assert_cmpuint (fixture_count_lines (dump, "post 1000 "), ==, 1);
  user_credentials_tear_down (&world.f, world.server);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/x/whole", test_whole);
  g_test_add_func ("/sync/x/same-day", test_same_day);
  g_test_add_func ("/sync/x/not-allowed", test_not_allowed);
  g_test_add_func ("/sync/x/budget", test_budget);
  g_test_add_func ("/sync/x/keys", test_keys);
  g_test_add_func ("/sync/x/renewal", test_renewal);
  g_test_add_func ("/sync/x/faults", test_faults);
  g_test_add_func ("/sync/x/broken-connection", test_broken_connection);
  g_test_add_func ("/sync/x/rate-limit", test_rate_limit);
  g_test_add_func ("/sync/x/little", test_little);
  g_test_add_func ("/sync/x/archive", test_archive);
  g_test_add_func ("/sync/x/bare-file", test_bare_file);
  return g_test_run ();
}
