/* test-facebook.c: a Facebook Page with user credentials.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "sync/sync-error.h"
#include "sync/sync.h"
#include "user-credentials.h"

#include <string.h>

#define VARIABLE "CLOUT_FACEBOOK_API"
#define PAGE_ID "555"
#define POST PAGE_ID "_1"
#define V "/v25.0"

typedef struct
{
  Fixture f;
  AppServer *server;
  const char *pages;
  gboolean empty;
  gboolean bare;
} World;

#define ONE_PAGE "{\"id\": \"555\", \"name\": \"Orchid House\"," \
  " \"access_token\": \"page-token-555\"}"
#define TWO_PAGES "{\"id\": \"556\", \"name\": \"Moss <House>\", \"access_token\":" \
  " \"page-token-556\"}, " ONE_PAGE
/* A Page that the user can only view has no token. */
#define NO_PAGE "{\"id\": \"557\", \"name\": \"Not Mine\"}"

static const UserCredentials user_credentials = { .network = "facebook", .client_id = APP_CLIENT_ID,
                                .secret = APP_CLIENT_SECRET };

static char *
moment (World *world,
        int    hours)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (world->f.now - hours * CLOUT_HOUR);

  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%S+0000");
}

/* Two pages of posts; the second has the older one. As in reality, the URL of the next page
 * contains the token. */
static void
reply_posts (World             *world,
             SoupServerMessage *message,
             GHashTable        *query)
{
  g_autofree char *new = moment (world, 2);
  g_autofree char *old = moment (world, 48);
  g_autofree char *json = NULL;

  if (g_hash_table_lookup (query, "after") != NULL)
    json = g_strdup_printf ("{\"data\": [{\"id\": \"555_2\", \"created_time\": \"%s\"},"
                            " {\"id\": \"555_3\", \"created_time\": \"%s\", \"is_published\":"
                            " false}], \"paging\": {\"cursors\": {\"after\": \"end\"}}}", old, old);
  else
    json = g_strdup_printf (
      "{\"data\": [{\"id\": \"555_1\", \"created_time\": \"%s\", \"message\":"
      " \"New #orchids in town\"%s}], \"paging\": {\"cursors\": {\"before\": \"a\", \"after\":"
      " \"b\"}, \"next\": \"https://graph.facebook.com/x?access_token=page-token-555&after=b\"}}",
      new, world->bare ? "" : ", \"permalink_url\": \"https://www.facebook.com/555/posts/1\","
      " \"shares\": {\"count\": 1}, \"attachments\": {\"data\": [{\"media_type\": \"link\"}]},"
      " \"comments\": {\"data\": [], \"summary\": {\"total_count\": 3}},"
      " \"reactions\": {\"data\": [], \"summary\": {\"total_count\": 4}}");
  http_server_reply_json (message, 200, json);
}

/* Facebook omits authors that it may not reveal. */
static void
reply_comments (World             *world,
                SoupServerMessage *message)
{
  g_autofree char *time = moment (world, 1);
  g_autofree char *json = g_strdup_printf (
    "{\"data\": [{\"id\": \"c1\", \"created_time\": \"%s\", \"from\": {\"id\": \"7\", \"name\":"
    " \"Bob\"}}, {\"id\": \"c2\", \"created_time\": \"%s\"}, {\"id\": \"c3\", \"created_time\":"
    " \"%s\", \"from\": {\"id\": \"555\", \"name\": \"Orchid House\"}}], \"paging\": {}}",
    time, time, time);

  http_server_reply_json (message, 200, json);
}

static void
reply_reactions (SoupServerMessage *message,
                 GHashTable        *query)
{
  http_server_reply_json (message, 200, g_hash_table_lookup (query, "after") != NULL
    ? "{\"data\": [{\"id\": \"9\", \"name\": \"Eve\", \"type\": \"WOW\"}], \"paging\":"
      " {\"cursors\": {\"after\": \"z\"}}}"
    : "{\"data\": [{\"id\": \"8\", \"name\": \"Dan\", \"type\": \"LIKE\"}, {\"type\": \"LIKE\"}],"
      " \"paging\": {\"cursors\": {\"after\": \"y\"}, \"next\": \"https://x\"}}");
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
  g_autofree char *choices = g_strdup_printf ("{\"data\": [%s]}", world->pages);
  g_autofree char *time = moment (world, 1);
  g_autofree char *shares = g_strdup_printf (
    "{\"data\": [{\"id\": \"s1\", \"created_time\": \"%s\", \"from\": {\"id\": \"7\"}}]}", time);

  if (g_str_equal (path, V "/me/accounts") && g_str_equal (name, "user"))
    http_server_reply_json (message, 200, choices);
  else if (g_str_equal (path, V "/me") && g_str_equal (name, PAGE_ID))
    http_server_reply_json (message, 200, world->bare
                            ? "{\"id\": \"555\", \"name\": \"Orchid House\"}"
                            : "{\"id\": \"555\", \"name\": \"Orchid House\", \"username\":"
                              " \"orchidhouse\", \"followers_count\": 321, \"fan_count\": 300,"
                              " \"picture\": {\"data\": {\"url\": \"https://p.example/1\"}}}");
  else if (g_str_equal (path, V "/me"))
    http_server_reply_json (message, 200, "{\"id\": \"556\", \"name\": \"Moss <House>\"}");
  else if (world->empty)
    http_server_reply_json (message, 200, "{\"data\": []}");
  else if (g_str_equal (path, V "/" PAGE_ID "/posts"))
    reply_posts (world, message, query);
  else if (g_str_equal (path, V "/" POST "/comments"))
    reply_comments (world, message);
  else if (g_str_equal (path, V "/" POST "/reactions"))
    reply_reactions (message, query);
  else if (g_str_equal (path, V "/" POST "/sharedposts"))
    http_server_reply_json (message, 200, shares);
  else
    http_server_reply_json (message, 400, "{\"error\": {\"message\": \"Unsupported get request."
                            " Object does not exist\", \"type\": \"GraphMethodException\","
                            " \"code\": 100, \"error_subcode\": 33}}");
}

static void
set_up (World *world)
{
  memset (world, 0, sizeof *world);
  world->pages = ONE_PAGE;
  world->server = app_server_new (APP_SERVER_FACEBOOK, handle, world);
  app_server_add_token (world->server, "page-token-555", PAGE_ID);
  app_server_add_token (world->server, "page-token-556", "556");
  user_credentials_set_up (&world->f, world->server, VARIABLE);
}

static CloutAccount *
sign_in (World          *world,
         UserCredentials app,
         CloutAccount   *again,
         GError        **error)
{
  app.server = world->server;
  return user_credentials_sign_in (&world->f, &app, again, error);
}

static void
test_whole (void)
{
  World world;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *dump = NULL;
  gint64 now;

  set_up (&world);
  now = world.f.now;
  account = user_credentials_sign_in_well (&world.f, user_credentials, world.server);
  g_assert_cmpstr (clout_account_get_remote_id (account), ==, PAGE_ID);
  g_assert_cmpstr (clout_account_get_handle (account), ==, "orchidhouse");
  g_assert_cmpint (clout_account_get_followers (account), ==, 321);
  g_assert_false (clout_engine_has_price (world.f.engine, account));
  /* First the code's token, then the long-lived one. */
  g_assert_cmpuint (app_server_count (world.server, V "/oauth/access_token"), ==, 2);
  user_credentials_sync_well (&world.f, account);
  dump = fixture_dump (&world.f);
  user_credentials_has (dump, TRUE, "post 555_1 %" G_GINT64_FORMAT " 4", now - 2 * CLOUT_HOUR);
  user_credentials_has (dump, TRUE, "post 555_2 %" G_GINT64_FORMAT " 0", now - 48 * CLOUT_HOUR);
  user_credentials_has (dump, TRUE, "reaction 1 7 555_1 c1 %" G_GINT64_FORMAT, now - CLOUT_HOUR);
  user_credentials_has (dump, TRUE, "reaction 3 7 555_1 - %" G_GINT64_FORMAT, now - CLOUT_HOUR);
  user_credentials_has (dump, TRUE, "reaction 4 8 555_1 - 0");
  user_credentials_has (dump, TRUE, "reaction 4 9 555_1 - 0");
  g_assert_null (strstr (dump, "555_3"));
  g_assert_null (strstr (dump, "c2"));
  g_assert_null (strstr (dump, "c3"));
  g_assert_false (fixture_is_on_disk (&world.f, "page-token"));
  g_assert_false (fixture_is_on_disk (&world.f, APP_CLIENT_SECRET));
  g_assert_false (fixture_is_on_disk (&world.f, "long-access"));
  fixture_remove (&world.f, account, &error);
  g_assert_no_error (error);
  /* The user's token ends the sign-in. */
  g_assert_true (app_server_is_revoked (world.server));
  user_credentials_tear_down (&world.f, world.server);
}

static void
test_choice (void)
{
  World world;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(CloutAccount) again = NULL;
  g_autoptr(GError) error = NULL;

  set_up (&world);
  world.pages = TWO_PAGES;
  account = sign_in (&world, (UserCredentials) { .network = "facebook", .client_id = APP_CLIENT_ID,
                                                 .secret = APP_CLIENT_SECRET, .choice = 1 },
                     NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (clout_account_get_remote_id (account), ==, PAGE_ID);

  /* When signing in again, the Page is already chosen and the app is known. */
  app_server_expire (world.server, TRUE);
  g_assert_false (fixture_sync (&world.f, account, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_SIGN_IN_AGAIN);
  g_clear_error (&error);
  app_server_add_token (world.server, "page-token-555", PAGE_ID);
  again = sign_in (&world, (UserCredentials) { .network = "facebook" }, account, &error);
  g_assert_no_error (error);
  g_assert_true (again == account);
  user_credentials_sync_well (&world.f, account);
  user_credentials_tear_down (&world.f, world.server);
}

static void
test_nothing_to_choose (void)
{
  World world;
  g_autoptr(GError) error = NULL;

  set_up (&world);
  world.pages = NO_PAGE;
  g_assert_null (sign_in (&world, user_credentials, NULL, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NOTHING_TO_CHOOSE);
  while (!app_server_is_revoked (world.server))
    await_a_turn ();
  g_clear_error (&error);
  g_assert_null (sign_in (&world,
                          (UserCredentials) { .network = "facebook", .client_id = APP_CLIENT_ID,
                                              .secret = "wrong" },
                          NULL, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_BAD_KEYS);
  user_credentials_tear_down (&world.f, world.server);
}

static void
fail (World      *world,
      const char *path,
      guint       status,
      const char *body)
{
  app_server_fail_once (world->server, path, status, NULL, NULL, body);
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
    { 400, "{\"error\": {\"code\": 190, \"error_subcode\": 463}}", CLOUT_SYNC_ERROR_SIGN_IN_AGAIN },
    { 400, "{\"error\": {\"code\": 2, \"is_transient\": true}}", CLOUT_SYNC_ERROR_SERVER },
    { 403, "{\"error\": {\"code\": 200}}", CLOUT_SYNC_ERROR_NOT_SERVED },
    { 400, "{\"error\": {\"code\": 4}}", CLOUT_SYNC_ERROR_RATE_LIMITED },
    { 400, "not even JSON", CLOUT_SYNC_ERROR_NOT_SERVED },
    { 200, "{\"data\": [{\"id\": \"555_1\", \"crea", CLOUT_SYNC_ERROR_BAD_RESPONSE },
    { 200, "{}", CLOUT_SYNC_ERROR_BAD_RESPONSE },
  };
  World world;
  g_autoptr(CloutAccount) account = NULL;

  set_up (&world);
  account = user_credentials_sign_in_well (&world.f, user_credentials, world.server);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr(GError) error = NULL;

      fail (&world, V "/" PAGE_ID "/posts", faults[i].status, faults[i].body);
      g_assert_false (fixture_sync (&world.f, account, &error));
      g_assert_error (error, CLOUT_SYNC_ERROR, (gint) faults[i].code);
      g_assert_null (strstr (error->message, "token-"));
    }

  /* Posts that the app may not see or that were deleted are skipped. */
  fail (&world, V "/" POST "/reactions", 403, "{\"error\": {\"code\": 10}}");
  fail (&world, V "/" POST "/comments", 400, "{\"error\": {\"code\": 100, \"error_subcode\": 33}}");
  user_credentials_sync_well (&world.f, account);
  user_credentials_tear_down (&world.f, world.server);
}

/* The retry delay is in a separate header, in minutes. */
static void
test_rate_limit (void)
{
  World world;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;

  set_up (&world);
  account = user_credentials_sign_in_well (&world.f, user_credentials, world.server);
  app_server_fail_once (world.server, V "/me", 400, "X-Business-Use-Case-Usage",
                        "{\"555\": [{\"type\": \"pages\", \"call_count\": 100,"
                        " \"estimated_time_to_regain_access\": 19}]}",
                        "{\"error\": {\"code\": 80001}}");
  g_assert_false (fixture_sync (&world.f, account, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_RATE_LIMITED);
  g_assert_cmpint (clout_account_get_state (account), ==, CLOUT_ACCOUNT_WAITING);
  user_credentials_tear_down (&world.f, world.server);
}

static void
test_little (void)
{
  World world;
  g_autoptr(CloutAccount) account = NULL;
  g_autofree char *dump = NULL;

  set_up (&world);
  world.bare = TRUE;
  account = user_credentials_sign_in_well (&world.f, user_credentials, world.server);
  g_assert_cmpint (clout_account_get_followers (account), ==, -1);
  user_credentials_sync_well (&world.f, account);
  user_credentials_tear_down (&world.f, world.server);
  g_clear_object (&account);
  set_up (&world);
  world.empty = TRUE;
  account = user_credentials_sign_in_well (&world.f, user_credentials, world.server);
  user_credentials_sync_well (&world.f, account);
  dump = fixture_dump (&world.f);
  g_assert_cmpstr (dump, ==, "");
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
  first = g_strdup_printf ("post 555_1 %" G_GINT64_FORMAT " 4", world.f.now - 2 * CLOUT_HOUR);
  last = g_strdup_printf ("post 555_2 %" G_GINT64_FORMAT " 0", world.f.now - 48 * CLOUT_HOUR);
  user_credentials_continues_after_break (&world.f, world.server, account, V "/" PAGE_ID "/posts",
                                          first, last);
  user_credentials_tear_down (&world.f, world.server);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/facebook/whole", test_whole);
  g_test_add_func ("/sync/facebook/choice", test_choice);
  g_test_add_func ("/sync/facebook/nothing-to-choose", test_nothing_to_choose);
  g_test_add_func ("/sync/facebook/faults", test_faults);
  g_test_add_func ("/sync/facebook/broken-connection", test_broken_connection);
  g_test_add_func ("/sync/facebook/rate-limit", test_rate_limit);
  g_test_add_func ("/sync/facebook/little", test_little);
  return g_test_run ();
}
