/* test-identity.c: which account a sign-in belongs to: another person, new handles, moves.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "mastodon-fixture.h"

#include "sync/accounts/same-account.h"
#include "messages/messages.h"
#include "sync/sync-error.h"

static void
set_up (Fixture *f)
{
  fixture_set_up_mastodon (f, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (f->server, f->now, 5, 5);
  mastodon_server_add_person (f->server, "eve", 1000, FALSE);
}

/* The other account isn't stored, nothing is renamed, and the error is stored. */
static void
test_changes_hands (void)
{
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(CloutAccount) again = NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr(GError) error = NULL;
  g_autofree char *handle = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *words = NULL;

  set_up (&f);
  account = fixture_sign_in (&f, NULL, "ann", TRUE, &error);
  g_assert_true (fixture_sync (&f, account, &error));
  handle = g_strdup (clout_account_get_handle (account));
  before = fixture_dump (&f);
  mastodon_server_give_tokens_to (f.server, "eve");
  g_assert_false (fixture_sync (&f, account, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_SIGN_IN_CHANGED);
  g_clear_error (&error);
  after = fixture_dump (&f);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (clout_account_get_handle (account), ==, handle);
  g_assert_cmpint (clout_account_get_state (account), ==, CLOUT_ACCOUNT_SIGN_IN_AGAIN);
  words = clout_format_account_state (account, f.now, zone);
  g_assert_true (g_str_has_prefix (words, "This sign-in now belongs to another account"));
  again = fixture_sign_in (&f, account, "ann", TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (again == account);
  g_assert_true (fixture_sync (&f, account, &error));
  fixture_tear_down (&f);
}

/* The ID stays the same: the handle is updated, and signing in again finds the account. */
static void
test_new_handle (void)
{
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(CloutAccount) again = NULL;
  g_autoptr(GError) error = NULL;

  set_up (&f);
  account = fixture_sign_in (&f, NULL, "ann", TRUE, &error);
  g_assert_true (fixture_sync (&f, account, &error));
  mastodon_server_rename (f.server, "ann", "anna");
  g_assert_true (fixture_sync (&f, account, &error));
  g_assert_true (g_str_has_prefix (clout_account_get_handle (account), "anna@"));
  again = fixture_sign_in (&f, NULL, "anna", TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (again == account);
  g_assert_cmpuint (g_list_model_get_n_items (clout_engine_get_accounts (f.engine)), ==, 1);
  g_assert_true (fixture_sync (&f, account, &error));
  fixture_tear_down (&f);
}

/* Someone else has the handle now: they are a different account. */
static void
test_taken_handle (void)
{
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(CloutAccount) other = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  set_up (&f);
  account = fixture_add (&f, "ann", &error);
  g_assert_true (fixture_sync (&f, account, &error));
  before = fixture_dump (&f);
  mastodon_server_rename (f.server, "ann", "anna");
  mastodon_server_rename (f.server, "eve", "ann");
  g_assert_false (fixture_sync (&f, account, &error));
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_HANDLE_TAKEN);
  g_clear_error (&error);
  other = fixture_add (&f, "ann", &error);
  g_assert_null (other);
  g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_HANDLE_TAKEN);
  after = fixture_dump (&f);
  g_assert_cmpstr (after, ==, before);
  fixture_tear_down (&f);
}

static void
assert_moved (Fixture      *f,
              CloutAccount *account)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_auto(GStrv) notes = clout_format_account_notes (account, f->now, zone);
  g_autofree char *wanted =
    g_strdup_printf ("%s has moved to @ada@new.example. Add that account too; this one keeps "
                     "its data.", clout_account_get_handle (account));

  g_assert_cmpstr (notes[0], ==, wanted);
  g_assert_null (notes[1]);
}

static void
test_moved (void)
{
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;
  gsize n_before, n_after;

  set_up (&f);
  account = fixture_sign_in (&f, NULL, "ann", TRUE, &error);
  g_assert_true (fixture_sync (&f, account, &error));
  fixture_score (&f, &n_before);
  mastodon_server_move (f.server, "ann", "ada@new.example");
  g_assert_true (fixture_sync (&f, account, &error));
  assert_moved (&f, account);
  fixture_score (&f, &n_after);
  g_assert_cmpuint (n_after, ==, n_before);
  mastodon_server_move (f.server, "ann", NULL);
  g_assert_true (fixture_sync (&f, account, &error));
  g_assert_null (clout_account_get_moved (account));
  mastodon_server_move (f.server, "ann", "ada@new.example");
  g_assert_true (fixture_sync (&f, account, &error));
  g_clear_object (&account);
  fixture_close (&f);
  fixture_open (&f);
  account = g_list_model_get_item (clout_engine_get_accounts (f.engine), 0);
  assert_moved (&f, account);
  fixture_tear_down (&f);
}

/* Each network's response that identifies an account. */
static void
test_rule (void)
{
  static const struct
  {
    const char *network;
    CloutKnownAccount known;
    const char *remote_id, *self;
    gboolean same;
  } cases[] = {
    { "mastodon", { (char *) "ada@a.example", (char *) "7" }, "ada@a.example", "7", TRUE },
    { "mastodon", { (char *) "ada@a.example", (char *) "7" }, "ann@a.example", "7", TRUE },
    { "mastodon", { (char *) "ada@a.example", (char *) "7" }, "ada@a.example", "8", FALSE },
    { "mastodon", { (char *) "ada@a.example", NULL }, "ada@a.example", "8", TRUE },
    { "mastodon", { (char *) "ada@a.example", NULL }, "ann@a.example", "7", FALSE },
    { "misskey", { (char *) "ada@a.example", (char *) "9x" }, "ada@a.example", "9y", FALSE },
    { "bluesky", { (char *) "did:plc:a", (char *) "did:plc:a" }, "did:plc:a", "did:plc:a", TRUE },
    { "bluesky", { (char *) "did:plc:a", (char *) "did:plc:a" }, "did:plc:b", "did:plc:b", FALSE },
    /* GitHub, Threads: what requests use is the login, which can change. */
    { "github", { (char *) "12", (char *) "ada" }, "12", "ann", TRUE },
    { "github", { (char *) "12", (char *) "ada" }, "13", "ada", FALSE },
    { "threads", { (char *) "12", (char *) "ada" }, "12", "ann", TRUE },
    { "x", { (char *) "12", (char *) "12" }, "13", "13", FALSE },
    { "youtube", { (char *) "UCa", (char *) "UCa UUa" }, "UCb", "UCb UUb", FALSE },
    { "facebook", { (char *) "12", (char *) "12" }, "13", "13", FALSE },
    { "blog", { (char *) "https://a.example/f", (char *) "https://a.example/f https://a.example" },
      "https://a.example/f", "https://a.example/f https://www.a.example", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (clout_same_account_is (clout_networks_find (cases[i].network),
                                            &cases[i].known, cases[i].remote_id, cases[i].self),
                     ==, cases[i].same);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/identity/rule", test_rule);
  g_test_add_func ("/sync/identity/sign-in-changes-hands", test_changes_hands);
  g_test_add_func ("/sync/identity/new-handle", test_new_handle);
  g_test_add_func ("/sync/identity/taken-handle", test_taken_handle);
  g_test_add_func ("/sync/identity/moved", test_moved);
  return g_test_run ();
}
