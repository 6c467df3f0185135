/* test-restore.c: a sync makes a backup, and restoring revokes sign-ins missing from the backup.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "mastodon-fixture.h"

#include <glib/gstdio.h>

#include "sync/restore.h"

static guint
count_copies (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) copies = clout_restore_list_copies (f->path, &error);

  g_assert_no_error (error);
  return copies->len;
}

static GPtrArray *
list_unused (Fixture *f)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  GPtrArray *unused;

  clout_engine_list_unused_sign_ins_async (f->engine, NULL, await_cb, &one);
  unused = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  return unused;
}

/* A failed sync makes none. */
static void
test_backup (void)
{
  Fixture f;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up_mastodon (&f, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (f.server, f.now, 5, 5);
  account = fixture_sign_in (&f, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_copies (&f), ==, 0);
  mastodon_server_revoke_tokens (f.server);
  g_assert_false (fixture_sync (&f, account, NULL));
  g_assert_cmpuint (count_copies (&f), ==, 0);
  g_object_unref (fixture_sign_in (&f, account, "ann", TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (fixture_sync (&f, account, &error));
  g_assert_cmpuint (count_copies (&f), ==, 1);
  g_assert_true (fixture_sync (&f, account, &error));
  g_assert_cmpuint (count_copies (&f), ==, 1);
  fixture_tear_down (&f);
}

static void
restore (Fixture    *f,
         const char *source)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autofree char *replaced = NULL;
  g_autoptr(GError) error = NULL;

  clout_restore_async (f->path, source, NULL, await_cb, &one);
  clout_restore_finish (await_result (&one), &replaced, &error);
  g_assert_no_error (error);
  g_assert_nonnull (replaced);
}

/* Signs in, and replaces the store with one from before. */
static void
set_up_unused (Fixture *f)
{
  g_autofree char *older = NULL;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) unused = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up_mastodon (f, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (f->server, f->now, 5, 5);
  older = g_build_filename (f->folder, "older.db", NULL);
  fixture_close (f);
  g_assert_cmpint (g_rename (f->path, older), ==, 0);
  fixture_open (f);
  account = fixture_sign_in (f, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  before = list_unused (f);
  g_assert_cmpuint (before->len, ==, 0);
  fixture_close (f);
  restore (f, older);
  fixture_open (f);
  unused = list_unused (f);
  g_assert_cmpuint (unused->len, ==, 1);
  g_assert_cmpstr (clout_account_get_remote_id (unused->pdata[0]), ==,
                   clout_account_get_remote_id (account));
  g_assert_cmpuint (mastodon_server_get_n_tokens (f->server), ==, 1);
}

/* Returns how many the servers kept. */
static guint
revoke_unused (Fixture *f)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GPtrArray) after = NULL;
  g_autoptr(GError) error = NULL;
  guint n_kept;

  clout_engine_revoke_unused_sign_ins_async (f->engine, NULL, await_cb, &one);
  g_assert_true (clout_engine_revoke_unused_sign_ins_finish (await_result (&one), &n_kept,
                                                             &error));
  g_assert_no_error (error);
  after = list_unused (f);
  g_assert_cmpuint (after->len, ==, 0);
  return n_kept;
}

static void
test_unused (void)
{
  Fixture f;

  set_up_unused (&f);
  g_assert_cmpuint (revoke_unused (&f), ==, 0);
  g_assert_cmpuint (mastodon_server_get_n_tokens (f.server), ==, 0);
  fixture_tear_down (&f);
}

static void
test_kept (void)
{
  Fixture f;

  set_up_unused (&f);
  mastodon_server_fail_next (f.server, "/oauth/revoke", 1, 503, NULL);
  g_assert_cmpuint (revoke_unused (&f), ==, 1);
  g_assert_cmpuint (mastodon_server_get_n_tokens (f.server), ==, 1);
  fixture_tear_down (&f);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/restore/backup", test_backup);
  g_test_add_func ("/sync/restore/unused-sign-in", test_unused);
  g_test_add_func ("/sync/restore/sign-in-that-the-server-keeps", test_kept);
  return g_test_run ();
}
