/* test-sync.c: from a server to a score, with everything that servers do in between.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "mastodon-fixture.h"

#include <string.h>

#include "sync/accounts.h"
#include "sync/score.h"
#include "sync/sync-error.h"
#include "sync/sync.h"
#include "web/error.h"

#define N_POSTS 45
#define N_PEOPLE 12

static const struct { const char *name; MastodonServerKind kind; } kinds[] = {
  { "mastodon", MASTODON_SERVER_MASTODON }, { "gotosocial", MASTODON_SERVER_GOTOSOCIAL },
  { "snac", MASTODON_SERVER_SNAC }, { "hollo", MASTODON_SERVER_HOLLO },
  { "pixelfed", MASTODON_SERVER_PIXELFED },
};

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

  fixture_set_up_mastodon (&fixture, kind);
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
  g_assert_cmpuint (fixture_count_lines (first, "post "), ==, N_POSTS);
  g_assert_cmpuint (fixture_count_lines (first, "reaction "), ==,
                    fixture_count_wanted (N_POSTS, N_PEOPLE, TRUE));
  score = fixture_score (&fixture, NULL);
  g_assert_cmpfloat (score, >, 10);

  /* Syncing again changes nothing. */
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

  /* Offline, everything is still available. */
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

  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_MASTODON);
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

  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_MASTODON);
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
  g_assert_cmpuint (fixture_count_lines (after, "reaction "), ==,
                    fixture_count_lines (before, "reaction ") + 1);
  g_assert_cmpuint (fixture_count_lines (after, "post "), ==,
                    fixture_count_lines (before, "post ") + 1);
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

  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, 20, N_PEOPLE);
  mastodon_server_clear_notifications (fixture.server);
  account = fixture_sign_in (&fixture, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (fixture_sync (&fixture, account, &error));
  dump = fixture_dump (&fixture);
  g_assert_cmpuint (fixture_count_lines (dump, "reaction "), ==,
                    fixture_count_wanted (20, N_PEOPLE, FALSE));
  fixture_tear_down (&fixture);
}

static void
test_by_handle (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(CloutAccount) unknown = NULL;
  g_autoptr(CloutAccount) signed_in = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *dump = NULL;

  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, 20, N_PEOPLE);
  unknown = fixture_add (&fixture, "nobody", &error);
  g_assert_null (unknown);
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_NOT_FOUND);
  g_clear_error (&error);

  account = fixture_add (&fixture, "ann", &error);
  g_assert_no_error (error);
  g_assert_true (fixture_sync (&fixture, account, &error));
  g_assert_no_error (error);
  dump = fixture_dump (&fixture);
  g_assert_cmpuint (fixture_count_lines (dump, "post "), ==, 20);
  g_assert_cmpuint (fixture_count_lines (dump, "reaction "), ==,
                    fixture_count_wanted (20, N_PEOPLE, FALSE));
  g_assert_cmpuint (mastodon_server_get_n_asked (fixture.server, "/api/v1/notifications"), ==, 0);

  /* Signing in to it later doesn't add a second account. */
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

  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_GOTOSOCIAL);
  mastodon_server_populate (fixture.server, fixture.now, 3, 3);
  account = fixture_add (&fixture, "ann", &error);
  if (account != NULL)
    fixture_sync (&fixture, account, &error);
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_SIGN_IN_NEEDED);
  fixture_tear_down (&fixture);
}

static void
test_bad_names (void)
{
  static const char *const names[] = { "", "ann", "@ann", "@@", "ann@", "ann@http://", "a b@c d" };
  Fixture fixture;

  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_MASTODON);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto(Await) one = AWAIT_INIT;
      g_autoptr(GError) error = NULL;

      clout_engine_add_by_handle_async (fixture.engine, "mastodon", names[i], NULL, await_cb, &one);
      g_assert_null (
        clout_finish_pointer (await_result (&one), &error));
      g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_BAD_SERVER_NAME);
    }
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

  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, 2, 2);
  account = fixture_add (&fixture, "ann", &error);
  g_assert_true (fixture_sync (&fixture, NULL, &error));
  asked = mastodon_server_get_n_asked (fixture.server, "/");
  /* Nothing is due that soon, but an explicit refresh fetches it. */
  g_assert_true (fixture_sync (&fixture, NULL, &error));
  g_assert_cmpuint (mastodon_server_get_n_asked (fixture.server, "/"), ==, asked);
  clout_engine_refresh_async (fixture.engine, NULL, await_cb, &one);
  g_assert_true (clout_finish_boolean (await_result (&one), &error));
  await_clear (&one);
  g_assert_cmpuint (mastodon_server_get_n_asked (fixture.server, "/"), >, asked);
  fixture_tear_down (&fixture);
}

static void
changed_cb (guint *n)
{
  ++*n;
}

/* A page that doesn't show what changed isn't reloaded. */
static void
test_what_changed (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GArray) away_periods = g_array_new (FALSE, FALSE, sizeof (CloutAwayPeriod));
  g_autoptr(GError) error = NULL;
  g_auto(Await) saved = AWAIT_INIT;
  guint score = 0;
  guint topics = 0;
  guint people = 0;

  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, 2, 2);
  account = fixture_add (&fixture, "ann", &error);
  g_signal_connect_swapped (fixture.engine, "changed::score", G_CALLBACK (changed_cb), &score);
  g_signal_connect_swapped (fixture.engine, "changed::topics", G_CALLBACK (changed_cb), &topics);
  g_signal_connect_swapped (fixture.engine, "changed::people", G_CALLBACK (changed_cb), &people);
  g_assert_true (fixture_sync (&fixture, account, &error));
  score = topics = people = 0;
  mastodon_server_add_post (fixture.server, "ann", fixture.now, "<p>New</p>", "public", NULL);
  g_assert_true (fixture_sync (&fixture, account, &error));
  g_assert_cmpuint (score, ==, 1);
  g_assert_cmpuint (topics, ==, 1);
  g_assert_cmpuint (people, ==, 1);

  /* Nothing is due, so nothing is stored. */
  g_assert_true (fixture_sync (&fixture, NULL, &error));
  g_assert_cmpuint (score, ==, 1);

  clout_engine_save_away_periods_async (fixture.engine, away_periods, NULL, await_cb, &saved);
  g_assert_true (clout_finish_boolean (await_result (&saved), &error));
  await_clear (&saved);
  g_assert_cmpuint (score, ==, 2);
  g_assert_cmpuint (topics, ==, 2);
  g_assert_cmpuint (people, ==, 1);
  fixture_tear_down (&fixture);
}

static gint64
count_reactions (CloutEngine *engine)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *n = NULL;

  clout_engine_count_reactions_async (engine, NULL, await_cb, &one);
  n = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  return *n;
}

/* What a first sync stores is reported and counted while it runs; a later one reports it once. */
static void
test_first_is_live (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(Await) one = AWAIT_INIT;
  guint score = 0;
  guint people = 0;
  gint64 n;

  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, N_POSTS, N_PEOPLE);
  account = fixture_sign_in (&fixture, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_reactions (fixture.engine), ==, 0);
  g_signal_connect_swapped (fixture.engine, "changed::score", G_CALLBACK (changed_cb), &score);
  g_signal_connect_swapped (fixture.engine, "changed::people", G_CALLBACK (changed_cb), &people);
  mastodon_server_hold (fixture.server, "/api/v1/favourites");
  clout_engine_sync_async (fixture.engine, account, NULL, await_cb, &one);
  g_assert_cmpuint (score, ==, 1);
  while (count_reactions (fixture.engine) == 0 || people == 0)
    await_a_turn ();
  g_assert_cmpint (clout_account_get_state (account), ==, CLOUT_ACCOUNT_SYNCING);
  n = fixture_count_wanted (N_POSTS, N_PEOPLE, TRUE);
  while (count_reactions (fixture.engine) < n)
    await_a_turn ();
  g_assert_cmpint (clout_account_get_last_sync (account), ==, 0);

  people = 0;
  mastodon_server_release (fixture.server);
  g_assert_true (clout_finish_boolean (await_result (&one), &error));
  await_clear (&one);
  g_assert_cmpint (count_reactions (fixture.engine), ==, n);
  g_assert_cmpuint (people, >=, 1);
  fixture_tear_down (&fixture);
}

/* A page that shows a first sync's progress learns that it ended even if nothing was stored. */
static void
test_first_fails (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  guint score = 0;

  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, 2, 2);
  account = fixture_sign_in (&fixture, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (fixture.engine, "changed::score", G_CALLBACK (changed_cb), &score);
  mastodon_server_fail_next (fixture.server, "/api/", 1, 404, NULL);
  g_assert_false (fixture_sync (&fixture, account, NULL));
  g_assert_cmpint (clout_account_get_last_sync (account), ==, 0);
  g_assert_cmpuint (score, >=, 2);
  fixture_tear_down (&fixture);
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

  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_MASTODON);
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
  /* The counts on the posts are used instead. */
  dump = fixture_dump (&fixture);
  g_assert_cmpuint (fixture_count_lines (dump, "reaction "), ==,
                    fixture_count_wanted (5, 5, FALSE));
  fixture_tear_down (&fixture);
}

static void
test_removed (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *dump = NULL;

  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_MASTODON);
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

  /* Adding it again finds no old token. */
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

  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_MASTODON);
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
  g_test_add_func ("/sync/due-only", test_due);
  g_test_add_func ("/sync/what-changed", test_what_changed);
  g_test_add_func ("/sync/first-is-live", test_first_is_live);
  g_test_add_func ("/sync/first-fails", test_first_fails);
  g_test_add_func ("/sync/lacking-is-said-once", test_lacking_is_said_once);
  g_test_add_func ("/sync/removed", test_removed);
  g_test_add_func ("/sync/removed-while-syncing", test_removed_while_syncing);
  return g_test_run ();
}
