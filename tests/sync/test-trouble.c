/* test-trouble.c: syncs with a server that refuses, rate-limits, breaks or is unreachable.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "mastodon-fixture.h"

#include <string.h>

#include "sync/sync-error.h"
#include "web/error.h"

#define N_POSTS 45
#define N_PEOPLE 12

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

  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_MASTODON);
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

  /* Another person signed in to the browser isn't mistaken for the user, and leaves nothing
   * behind. */
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

/* Signing in again revokes the previous token at the server, after the new one is stored; errors
 * from that are ignored. */
static void
test_replaced (gconstpointer data)
{
  gboolean refused = GPOINTER_TO_INT (data);
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(CloutAccount) again = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *first = NULL;
  guint left = refused ? 2 : 1;

  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, 2, 2);
  account = fixture_sign_in (&fixture, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  first = g_strdup (mastodon_server_get_token (fixture.server));
  if (refused)
    mastodon_server_fail_next (fixture.server, "/oauth/revoke", 1, 500, NULL);
  again = fixture_sign_in (&fixture, account, "ann", TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (again == account);
  g_assert_cmpstr (mastodon_server_get_token (fixture.server), !=, first);
  while (mastodon_server_get_n_asked (fixture.server, "/oauth/revoke") == 0
         || mastodon_server_get_n_tokens (fixture.server) > left)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (fixture_sync (&fixture, account, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (mastodon_server_get_n_tokens (fixture.server), ==, left);
  fixture_tear_down (&fixture);
}

static void
test_revoked_is_remembered (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(CloutAccount) reopened = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_MASTODON);
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

  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_MASTODON);
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
test_server_is_gone (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  double score;

  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, 5, 5);
  account = fixture_add (&fixture, "ann", &error);
  g_assert_true (fixture_sync (&fixture, account, &error));
  score = fixture_score (&fixture, NULL);
  mastodon_server_free (fixture.server);
  fixture.server = mastodon_server_new (MASTODON_SERVER_MASTODON);
  g_assert_false (fixture_sync (&fixture, account, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_UNREACHABLE);
  g_assert_cmpint (clout_account_get_state (account), ==, CLOUT_ACCOUNT_FAILED);
  g_assert_cmpfloat_with_epsilon (fixture_score (&fixture, NULL), score, 0.01);
  fixture_tear_down (&fixture);
}

static void
test_pause_is_kept (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_MASTODON);
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

  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_MASTODON);
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
  g_assert_cmpuint (fixture_count_lines (dump, "reaction "), ==,
                    fixture_count_wanted (N_POSTS, N_PEOPLE, TRUE));
  fixture_tear_down (&fixture);
}

/* Whatever fails, wherever: a specific error, and the next sync completes the data. */
static void
test_everything_breaks_once (void)
{
  static const struct { guint status; CloutSyncError code; } faults[] = {
    { 0, CLOUT_SYNC_ERROR_UNREACHABLE }, { 500, CLOUT_SYNC_ERROR_SERVER },
    { 502, CLOUT_SYNC_ERROR_SERVER }, { 400, CLOUT_SYNC_ERROR_NOT_SERVED },
  };
  static const char *const paths[] = {
    "/api/v1/accounts/verify_credentials", "/api/v1/accounts/",
  };
  Fixture whole;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *wanted = NULL;

  fixture_set_up_mastodon (&whole, MASTODON_SERVER_MASTODON);
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/trouble/revoked", test_revoked);
  g_test_add_func ("/sync/trouble/revoked-is-remembered", test_revoked_is_remembered);
  g_test_add_data_func ("/sync/trouble/replaced", GINT_TO_POINTER (FALSE), test_replaced);
  g_test_add_data_func ("/sync/trouble/replaced-and-not-revoked", GINT_TO_POINTER (TRUE),
                        test_replaced);
  g_test_add_func ("/sync/trouble/one-failing-stops-no-other", test_one_failing_stops_no_other);
  g_test_add_func ("/sync/trouble/server-is-gone", test_server_is_gone);
  g_test_add_func ("/sync/trouble/pause-is-kept", test_pause_is_kept);
  g_test_add_func ("/sync/trouble/long-pause-is-for-the-next-time",
                   test_long_pause_is_for_the_next_time);
  g_test_add_func ("/sync/trouble/everything-breaks-once", test_everything_breaks_once);
  return g_test_run ();
}
