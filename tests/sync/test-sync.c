/* test-sync.c: from a server to a score, with everything that servers do in between.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <string.h>

#include "web/error.h"

#define N_POSTS 45
#define N_PEOPLE 12

static const struct { const char *name; MastodonServerKind kind; } kinds[] = {
  { "mastodon", MASTODON_SERVER_MASTODON }, { "gotosocial", MASTODON_SERVER_GOTOSOCIAL },
  { "snac", MASTODON_SERVER_SNAC }, { "hollo", MASTODON_SERVER_HOLLO },
  { "pixelfed", MASTODON_SERVER_PIXELFED },
};

/* What mastodon_server_populate() has others do. */
static gsize
count_wanted (guint n_posts,
              guint n_people,
              gboolean follows)
{
  gsize n = 0;

  for (guint i = 0; i < n_posts; i++)
    for (guint j = 0; j < n_people; j++)
      n += ((i + j) % 2 == 0) + ((i + j) % 5 == 0) + ((i + j) % 7 == 0);
  for (guint j = 0; follows && j < n_people; j++)
    n += j % 3 == 0;
  return n;
}

static gsize
count_lines (const char *text,
             const char *prefix)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  gsize n = 0;

  for (gsize i = 0; lines[i] != NULL; i++)
    n += g_str_has_prefix (lines[i], prefix);
  return n;
}

static void
test_whole (gconstpointer data)
{
  const MastodonServerKind kind = GPOINTER_TO_INT (data);
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;
  g_autofree char *token = NULL;
  double score;

  fixture_set_up (&fixture, kind);
  mastodon_server_populate (fixture.server, fixture.now, N_POSTS, N_PEOPLE);
  account = fixture_sign_in (&fixture, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (clout_account_get_handle (account), "ann@127.0.0.1"));
  g_assert_cmpint (clout_account_get_source (account), ==, CLOUT_ACCOUNT_SIGNED_IN);
  fixture_sync (&fixture, account, &error);
  g_assert_no_error (error);
  g_assert_cmpint (clout_account_get_state (account), ==, CLOUT_ACCOUNT_READY);
  g_assert_cmpint (clout_account_get_last_sync (account), >=, fixture.now);

  first = fixture_dump (&fixture);
  g_assert_cmpuint (count_lines (first, "post "), ==, N_POSTS);
  g_assert_cmpuint (count_lines (first, "reaction "), ==, count_wanted (N_POSTS, N_PEOPLE, TRUE));
  score = fixture_score (&fixture, NULL);
  g_assert_cmpfloat (score, >, 10);

  /* The same again changes nothing. */
  fixture_sync (&fixture, account, &error);
  g_assert_no_error (error);
  again = fixture_dump (&fixture);
  g_assert_cmpstr (first, ==, again);

  /* The token is in the keyring, or in memory, and nowhere else. */
  token = g_strdup (mastodon_server_get_token (fixture.server));
  g_assert_nonnull (token);
  g_assert_false (fixture_is_on_disk (&fixture, token));
  fixture_close (&fixture);
  g_assert_false (fixture_is_on_disk (&fixture, token));

  /* Offline, everything is still there. */
  fixture_open (&fixture);
  g_assert_cmpuint (g_list_model_get_n_items (clout_engine_get_accounts (fixture.engine)), ==, 1);
  g_assert_cmpfloat_with_epsilon (fixture_score (&fixture, NULL), score, 0.01);
  fixture_tear_down (&fixture);
}

static void
test_denied (void)
{
  Fixture fixture;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, 1, 1);
  g_assert_null (fixture_sign_in (&fixture, NULL, "ann", FALSE, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_DENIED);
  g_assert_cmpuint (g_list_model_get_n_items (clout_engine_get_accounts (fixture.engine)), ==, 0);
  g_assert_cmpuint (mastodon_server_get_n_tokens (fixture.server), ==, 0);
  fixture_tear_down (&fixture);
}

static void
test_new_things_come (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const char *post;
  guint asked;

  fixture_set_up (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, N_POSTS, N_PEOPLE);
  account = fixture_sign_in (&fixture, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (fixture_sync (&fixture, account, &error));
  before = fixture_dump (&fixture);
  post =
    mastodon_server_add_post (fixture.server, "ann", fixture.now, "<p>New</p>", "public", NULL);
  mastodon_server_favourite (fixture.server, "p1@far1.example", post, fixture.now);
  asked = mastodon_server_get_n_asked (fixture.server, "/");
  g_assert_true (fixture_sync (&fixture, account, &error));
  after = fixture_dump (&fixture);
  g_assert_cmpuint (count_lines (after, "reaction "), ==, count_lines (before, "reaction ") + 1);
  g_assert_cmpuint (count_lines (after, "post "), ==, count_lines (before, "post ") + 1);
  /* The profile, a page of posts and a page of notifications. */
  g_assert_cmpuint (mastodon_server_get_n_asked (fixture.server, "/") - asked, <=, 4);
  fixture_tear_down (&fixture);
}

static void
test_cleaned_notifications (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *dump = NULL;

  fixture_set_up (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, 20, N_PEOPLE);
  mastodon_server_clear_notifications (fixture.server);
  account = fixture_sign_in (&fixture, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (fixture_sync (&fixture, account, &error));
  dump = fixture_dump (&fixture);
  g_assert_cmpuint (count_lines (dump, "reaction "), ==, count_wanted (20, N_PEOPLE, FALSE));
  fixture_tear_down (&fixture);
}

static void
test_by_handle (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(CloutAccount) nobody = NULL;
  g_autoptr(CloutAccount) signed_in = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *dump = NULL;

  fixture_set_up (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, 20, N_PEOPLE);
  nobody = fixture_add (&fixture, "nobody", &error);
  g_assert_null (nobody);
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NOT_FOUND);
  g_clear_error (&error);

  account = fixture_add (&fixture, "ann", &error);
  g_assert_no_error (error);
  g_assert_true (fixture_sync (&fixture, account, &error));
  g_assert_no_error (error);
  dump = fixture_dump (&fixture);
  g_assert_cmpuint (count_lines (dump, "post "), ==, 20);
  g_assert_cmpuint (count_lines (dump, "reaction "), ==, count_wanted (20, N_PEOPLE, FALSE));
  g_assert_cmpuint (mastodon_server_get_n_asked (fixture.server, "/api/v1/notifications"), ==, 0);

  /* Signing in to it later makes no second account. */
  signed_in = fixture_sign_in (&fixture, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (signed_in == account);
  g_assert_cmpint (clout_account_get_source (account), ==, CLOUT_ACCOUNT_SIGNED_IN);
  fixture_tear_down (&fixture);
}

static void
test_servers_that_show_nothing (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&fixture, MASTODON_SERVER_GOTOSOCIAL);
  mastodon_server_populate (fixture.server, fixture.now, 3, 3);
  account = fixture_add (&fixture, "ann", &error);
  if (account != NULL)
    fixture_sync (&fixture, account, &error);
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NOT_SERVED);
  fixture_tear_down (&fixture);
}

static void
test_bad_names (void)
{
  static const char *const names[] = { "", "ann", "@ann", "@@", "ann@", "ann@http://", "a b@c d" };
  Fixture fixture;

  fixture_set_up (&fixture, MASTODON_SERVER_MASTODON);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto(Await) one = AWAIT_INIT;
      g_autoptr(GError) error = NULL;

      clout_engine_add_by_handle_async (fixture.engine, "mastodon", names[i], NULL, await_cb, &one);
      g_assert_null (
        clout_engine_add_by_handle_finish (fixture.engine, await_result (&one), &error));
      g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_BAD_SERVER_NAME);
    }
  fixture_tear_down (&fixture);
}

static void
test_revoked (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(CloutAccount) other = NULL;
  g_autoptr(CloutAccount) again = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_set_up (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, 5, 5);
  mastodon_server_add_person (fixture.server, "eve", 1, FALSE);
  account = fixture_sign_in (&fixture, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (fixture_sync (&fixture, account, &error));
  before = fixture_dump (&fixture);
  mastodon_server_revoke_tokens (fixture.server);
  g_assert_false (fixture_sync (&fixture, account, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_SIGN_IN_AGAIN);
  g_assert_cmpint (clout_account_get_state (account), ==, CLOUT_ACCOUNT_SIGN_IN_AGAIN);
  g_clear_error (&error);
  after = fixture_dump (&fixture);
  g_assert_cmpstr (before, ==, after);

  /* Somebody else in the browser is not taken for it, and leaves nothing behind. */
  other = fixture_sign_in (&fixture, account, "eve", TRUE, &error);
  g_assert_null (other);
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_OTHER_ACCOUNT);
  g_clear_error (&error);
  while (mastodon_server_get_n_tokens (fixture.server) > 0)
    g_main_context_iteration (NULL, TRUE);

  again = fixture_sign_in (&fixture, account, "ann", TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (again == account);
  g_assert_true (fixture_sync (&fixture, account, &error));
  g_assert_cmpint (clout_account_get_state (account), ==, CLOUT_ACCOUNT_READY);
  fixture_tear_down (&fixture);
}

static void
test_revoked_is_remembered (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(CloutAccount) reopened = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, 2, 2);
  account = fixture_sign_in (&fixture, NULL, "ann", TRUE, &error);
  mastodon_server_revoke_tokens (fixture.server);
  g_assert_false (fixture_sync (&fixture, account, &error));
  g_clear_object (&account);
  fixture_close (&fixture);
  fixture_open (&fixture);
  reopened = g_list_model_get_item (clout_engine_get_accounts (fixture.engine), 0);
  g_assert_cmpint (clout_account_get_state (reopened), ==, CLOUT_ACCOUNT_SIGN_IN_AGAIN);
  fixture_tear_down (&fixture);
}

static void
test_one_failing_stops_no_other (void)
{
  Fixture fixture;
  Fixture good = { NULL, };
  g_autoptr(CloutAccount) one = NULL;
  g_autoptr(CloutAccount) two = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, 5, 5);
  good = fixture;
  good.server = mastodon_server_new (MASTODON_SERVER_MASTODON);
  mastodon_server_populate (good.server, fixture.now, 5, 5);
  one = fixture_add (&fixture, "ann", &error);
  g_assert_no_error (error);
  two = fixture_add (&good, "ann", &error);
  g_assert_no_error (error);
  mastodon_server_fail_next (fixture.server, "/api/v1/accounts", 1000, 500, NULL);
  g_assert_true (fixture_sync (&fixture, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (clout_account_get_state (one), ==, CLOUT_ACCOUNT_FAILED);
  g_assert_error (clout_account_get_problem (one), CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_SERVER);
  g_assert_cmpint (clout_account_get_state (two), ==, CLOUT_ACCOUNT_READY);
  g_assert_cmpint (clout_account_get_last_sync (two), >, 0);
  g_assert_cmpint (clout_account_get_last_sync (one), ==, 0);
  mastodon_server_free (good.server);
  fixture_tear_down (&fixture);
}

static void
test_due (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(Await) one = AWAIT_INIT;
  guint asked;

  fixture_set_up (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, 2, 2);
  account = fixture_add (&fixture, "ann", &error);
  g_assert_true (fixture_sync (&fixture, NULL, &error));
  asked = mastodon_server_get_n_asked (fixture.server, "/");
  /* Nothing is due so soon, but who asks for it gets it. */
  g_assert_true (fixture_sync (&fixture, NULL, &error));
  g_assert_cmpuint (mastodon_server_get_n_asked (fixture.server, "/"), ==, asked);
  clout_engine_refresh_async (fixture.engine, NULL, await_cb, &one);
  g_assert_true (clout_engine_sync_finish (fixture.engine, await_result (&one), &error));
  await_clear (&one);
  g_assert_cmpuint (mastodon_server_get_n_asked (fixture.server, "/"), >, asked);
  fixture_tear_down (&fixture);
}

static void
test_server_is_gone (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  double score;

  fixture_set_up (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, 5, 5);
  account = fixture_add (&fixture, "ann", &error);
  g_assert_true (fixture_sync (&fixture, account, &error));
  score = fixture_score (&fixture, NULL);
  mastodon_server_free (fixture.server);
  fixture.server = mastodon_server_new (MASTODON_SERVER_MASTODON);
  g_assert_false (fixture_sync (&fixture, account, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_OFFLINE);
  g_assert_cmpint (clout_account_get_state (account), ==, CLOUT_ACCOUNT_OFFLINE);
  g_assert_cmpfloat_with_epsilon (fixture_score (&fixture, NULL), score, 0.01);
  fixture_tear_down (&fixture);
}

static void
test_pause_is_kept (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, 5, 5);
  account = fixture_add (&fixture, "ann", &error);
  g_assert_no_error (error);
  mastodon_server_fail_next (fixture.server, "/api/v1/accounts", 1, 429, "1");
  g_assert_true (fixture_sync (&fixture, account, &error));
  g_assert_no_error (error);
  g_assert_cmpint (clout_account_get_state (account), ==, CLOUT_ACCOUNT_READY);
  fixture_tear_down (&fixture);
}

static void
test_long_pause_is_for_the_next_time (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *dump = NULL;

  fixture_set_up (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, N_POSTS, N_PEOPLE);
  account = fixture_sign_in (&fixture, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  mastodon_server_fail_next (fixture.server, "/api/v1/notifications", 1, 429, "86400");
  g_assert_false (fixture_sync (&fixture, account, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_RATE_LIMITED);
  g_assert_cmpint (clout_account_get_state (account), ==, CLOUT_ACCOUNT_WAITING);
  g_clear_error (&error);
  g_assert_true (fixture_sync (&fixture, account, &error));
  dump = fixture_dump (&fixture);
  g_assert_cmpuint (count_lines (dump, "reaction "), ==, count_wanted (N_POSTS, N_PEOPLE, TRUE));
  fixture_tear_down (&fixture);
}

/* Whatever breaks, wherever: an error with a name, and the next sync makes it whole. */
static void
test_everything_breaks_once (void)
{
  static const struct { guint status; CloutSyncError code; } faults[] = {
    { 0, CLOUT_SYNC_ERROR_OFFLINE }, { 500, CLOUT_SYNC_ERROR_SERVER },
    { 502, CLOUT_SYNC_ERROR_SERVER }, { 400, CLOUT_SYNC_ERROR_NOT_SERVED },
  };
  static const char *const paths[] = {
    "/api/v1/accounts/verify_credentials", "/api/v1/accounts", "/api/v1/notifications",
  };
  Fixture whole;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *wanted = NULL;

  fixture_set_up (&whole, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (whole.server, whole.now, N_POSTS, N_PEOPLE);
  account = fixture_sign_in (&whole, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (fixture_sync (&whole, account, &error));
  wanted = fixture_dump (&whole);
  g_assert_true (fixture_remove (&whole, account, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (faults) * G_N_ELEMENTS (paths); i++)
    {
      g_autoptr(CloutAccount) mine = fixture_sign_in (&whole, NULL, "ann", TRUE, &error);
      g_autofree char *got = NULL;

      g_assert_no_error (error);
      mastodon_server_fail_next (whole.server, paths[i % G_N_ELEMENTS (paths)], 2,
                                 faults[i / G_N_ELEMENTS (paths)].status, NULL);
      g_assert_false (fixture_sync (&whole, mine, &error));
      g_assert_cmpint (error->domain, ==, CLOUT_SYNC_ERROR);
      g_assert_cmpint (error->code, !=, CLOUT_SYNC_ERROR_FAILED);
      g_clear_error (&error);
      mastodon_server_fail_next (whole.server, paths[i % G_N_ELEMENTS (paths)], 0, 200, NULL);
      g_assert_true (fixture_sync (&whole, mine, &error));
      got = fixture_dump (&whole);
      g_assert_cmpstr (got, ==, wanted);
      g_assert_true (fixture_remove (&whole, mine, &error));
    }
  fixture_tear_down (&whole);
}

static void
count_cb (CloutEngine  *engine,
          CloutAccount *account,
          const char   *resource,
          GString      *said)
{
  g_string_append_printf (said, "%s ", resource);
}

static void
test_lacking_is_said_once (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GString) said = g_string_new (NULL);
  g_autofree char *dump = NULL;
  guint asked;

  fixture_set_up (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, 5, 5);
  account = fixture_sign_in (&fixture, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  g_signal_connect (fixture.engine, "not-served", G_CALLBACK (count_cb), said);
  mastodon_server_fail_next (fixture.server, "/api/v1/notifications", 100, 404, NULL);
  g_assert_true (fixture_sync (&fixture, account, &error));
  g_assert_cmpstr (said->str, ==, "notifications ");
  asked = mastodon_server_get_n_asked (fixture.server, "/api/v1/notifications");
  g_assert_true (fixture_sync (&fixture, account, &error));
  g_assert_cmpstr (said->str, ==, "notifications ");
  g_assert_cmpuint (mastodon_server_get_n_asked (fixture.server, "/api/v1/notifications"), ==,
                    asked);
  /* What the posts show is counted instead. */
  dump = fixture_dump (&fixture);
  g_assert_cmpuint (count_lines (dump, "reaction "), ==, count_wanted (5, 5, FALSE));
  fixture_tear_down (&fixture);
}

static void
test_removed (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *dump = NULL;

  fixture_set_up (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, 5, 5);
  account = fixture_sign_in (&fixture, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (fixture_sync (&fixture, account, &error));
  g_assert_cmpuint (mastodon_server_get_n_tokens (fixture.server), ==, 1);
  g_assert_true (fixture_remove (&fixture, account, &error));
  g_assert_cmpuint (mastodon_server_get_n_tokens (fixture.server), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (clout_engine_get_accounts (fixture.engine)), ==, 0);
  dump = fixture_dump (&fixture);
  g_assert_cmpstr (dump, ==, "");

  /* Adding it anew finds no old token. */
  g_clear_object (&account);
  account = fixture_sign_in (&fixture, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (fixture_sync (&fixture, account, &error));
  fixture_tear_down (&fixture);
}

static void
test_removed_while_syncing (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *dump = NULL;
  g_auto(Await) sync = AWAIT_INIT;

  fixture_set_up (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, N_POSTS, N_PEOPLE);
  account = fixture_add (&fixture, "ann", &error);
  g_assert_no_error (error);
  clout_engine_sync_async (fixture.engine, account, NULL, await_cb, &sync);
  while (mastodon_server_get_n_asked (fixture.server, "/api/v1/accounts/") < 3)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (fixture_remove (&fixture, account, &error));
  await_result (&sync);
  await_clear (&sync);
  dump = fixture_dump (&fixture);
  g_assert_cmpstr (dump, ==, "");
  fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sync/whole/%s", kinds[i].name);

      g_test_add_data_func (path, GINT_TO_POINTER (kinds[i].kind), test_whole);
    }
  g_test_add_func ("/sync/denied", test_denied);
  g_test_add_func ("/sync/new-things-come", test_new_things_come);
  g_test_add_func ("/sync/cleaned-notifications", test_cleaned_notifications);
  g_test_add_func ("/sync/by-handle", test_by_handle);
  g_test_add_func ("/sync/servers-that-show-nothing", test_servers_that_show_nothing);
  g_test_add_func ("/sync/bad-names", test_bad_names);
  g_test_add_func ("/sync/revoked", test_revoked);
  g_test_add_func ("/sync/revoked-is-remembered", test_revoked_is_remembered);
  g_test_add_func ("/sync/one-failing-stops-no-other", test_one_failing_stops_no_other);
  g_test_add_func ("/sync/due-only", test_due);
  g_test_add_func ("/sync/server-is-gone", test_server_is_gone);
  g_test_add_func ("/sync/pause-is-kept", test_pause_is_kept);
  g_test_add_func ("/sync/long-pause-is-for-the-next-time", test_long_pause_is_for_the_next_time);
  g_test_add_func ("/sync/everything-breaks-once", test_everything_breaks_once);
  g_test_add_func ("/sync/lacking-is-said-once", test_lacking_is_said_once);
  g_test_add_func ("/sync/removed", test_removed);
  g_test_add_func ("/sync/removed-while-syncing", test_removed_while_syncing);
  return g_test_run ();
}
