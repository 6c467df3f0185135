/* test-busy-accounts.c: who may sync, import and remove an account at the same time.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/accounts/busy-accounts.h"

static CloutAccount *
make_account (gint64 id)
{
  CloutAccount *account = clout_account_new ("mastodon", "https://one.example",
                                             CLOUT_ACCOUNT_SIGNED_IN);

  clout_account_set_id (account, id);
  return account;
}

static void
test_sync_once (void)
{
  CloutBusyAccounts *busy = clout_busy_accounts_new ();
  g_autoptr(CloutAccount) account = make_account (1);
  g_autoptr(CloutAccount) other = make_account (2);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  g_assert_true (clout_busy_accounts_begin_sync (busy, account, cancellable));
  g_assert_false (clout_busy_accounts_begin_sync (busy, account, cancellable));
  g_assert_true (clout_busy_accounts_begin_sync (busy, other, cancellable));
  clout_busy_accounts_end_sync (busy, account);
  g_assert_true (clout_busy_accounts_begin_sync (busy, account, cancellable));
  clout_busy_accounts_free (busy);
}

static void
test_removal_cancels (void)
{
  CloutBusyAccounts *busy = clout_busy_accounts_new ();
  g_autoptr(CloutAccount) account = make_account (1);
  g_autoptr(CloutAccount) other = make_account (2);
  g_autoptr(GCancellable) sync = g_cancellable_new ();
  g_autoptr(GCancellable) other_sync = g_cancellable_new ();
  g_autoptr(GCancellable) import = g_cancellable_new ();
  g_autoptr(GCancellable) other_import = g_cancellable_new ();

  clout_busy_accounts_begin_sync (busy, account, sync);
  clout_busy_accounts_begin_sync (busy, other, other_sync);
  clout_busy_accounts_begin_import (busy, 1, import);
  clout_busy_accounts_begin_import (busy, 2, other_import);
  clout_busy_accounts_begin_removal (busy, account);
  g_assert_true (g_cancellable_is_cancelled (sync));
  g_assert_true (g_cancellable_is_cancelled (import));
  g_assert_false (g_cancellable_is_cancelled (other_sync));
  g_assert_false (g_cancellable_is_cancelled (other_import));
  clout_busy_accounts_free (busy);
}

/* An import finds out only while reading which account the archive is from. */
static void
test_import_during_removal (void)
{
  CloutBusyAccounts *busy = clout_busy_accounts_new ();
  g_autoptr(CloutAccount) account = make_account (1);
  g_autoptr(GCancellable) import = g_cancellable_new ();
  g_autoptr(GCancellable) later = g_cancellable_new ();

  clout_busy_accounts_begin_removal (busy, account);
  clout_busy_accounts_begin_import (busy, 1, import);
  g_assert_true (g_cancellable_is_cancelled (import));
  clout_busy_accounts_end_import (busy, import);
  clout_busy_accounts_end_removal (busy, account);
  clout_busy_accounts_begin_import (busy, 1, later);
  g_assert_false (g_cancellable_is_cancelled (later));
  clout_busy_accounts_free (busy);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/busy-accounts/one-sync-per-account", test_sync_once);
  g_test_add_func ("/sync/busy-accounts/removal-cancels-sync-and-import", test_removal_cancels);
  g_test_add_func ("/sync/busy-accounts/no-import-during-removal", test_import_during_removal);
  return g_test_run ();
}
