/* busy-accounts.c: remembers which accounts are being synced, imported or removed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/accounts/busy-accounts.h"

struct _CloutBusyAccounts
{
  GHashTable *syncing;   /* CloutAccount → GCancellable */
  GHashTable *importing; /* the import's GCancellable → account id */
  GHashTable *removing;  /* CloutAccount */
};

/**
 * clout_busy_accounts_new:
 *
 * Returns: (transfer full): an empty table; free with clout_busy_accounts_free()
 */
CloutBusyAccounts *
clout_busy_accounts_new (void)
{
  CloutBusyAccounts *self = g_new0 (CloutBusyAccounts, 1);

  self->syncing = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
  self->importing = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  self->removing = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  return self;
}

void
clout_busy_accounts_free (CloutBusyAccounts *self)
{
  g_hash_table_unref (self->syncing);
  g_hash_table_unref (self->importing);
  g_hash_table_unref (self->removing);
  g_free (self);
}

/**
 * clout_busy_accounts_begin_sync:
 * @self: the table
 * @account: an account of the engine
 * @cancellable: stops the sync
 *
 * Returns: whether the sync may start; %FALSE if the account is syncing already
 */
gboolean
clout_busy_accounts_begin_sync (CloutBusyAccounts *self,
                                CloutAccount      *account,
                                GCancellable      *cancellable)
{
  if (g_hash_table_contains (self->syncing, account))
    return FALSE;
  g_hash_table_insert (self->syncing, g_object_ref (account), g_object_ref (cancellable));
  return TRUE;
}

void
clout_busy_accounts_end_sync (CloutBusyAccounts *self,
                              CloutAccount      *account)
{
  g_hash_table_remove (self->syncing, account);
}

static gboolean
is_removing (CloutBusyAccounts *self,
             gint64             id)
{
  GHashTableIter iter;
  gpointer account;

  g_hash_table_iter_init (&iter, self->removing);
  while (g_hash_table_iter_next (&iter, &account, NULL))
    if (clout_account_get_id (account) == id)
      return TRUE;
  return FALSE;
}

/**
 * clout_busy_accounts_begin_import:
 * @self: the table
 * @account: id of an account in the store, which may have no live object yet
 * @cancellable: stops the import, which identifies it; canceled if the account is being removed
 *
 * Marks an account as being imported.
 */
void
clout_busy_accounts_begin_import (CloutBusyAccounts *self,
                                  gint64             account,
                                  GCancellable      *cancellable)
{
  g_hash_table_insert (self->importing, g_object_ref (cancellable),
                       g_memdup2 (&account, sizeof account));
  if (is_removing (self, account))
    g_cancellable_cancel (cancellable);
}

void
clout_busy_accounts_end_import (CloutBusyAccounts *self,
                                GCancellable      *cancellable)
{
  g_hash_table_remove (self->importing, cancellable);
}

static void
cancel_imports (CloutBusyAccounts *self,
                CloutAccount      *account)
{
  GHashTableIter iter;
  gpointer cancellable;
  gpointer id;

  g_hash_table_iter_init (&iter, self->importing);
  while (g_hash_table_iter_next (&iter, &cancellable, &id))
    if (*(gint64 *) id == clout_account_get_id (account))
      g_cancellable_cancel (cancellable);
}

/**
 * clout_busy_accounts_begin_removal:
 * @self: the table
 * @account: an account of the engine; its sync and its imports are canceled
 *
 * Marks an account as being removed, so that nothing begins to sync or import it.
 */
void
clout_busy_accounts_begin_removal (CloutBusyAccounts *self,
                                   CloutAccount      *account)
{
  GCancellable *syncing = g_hash_table_lookup (self->syncing, account);

  if (syncing != NULL)
    g_cancellable_cancel (syncing);
  cancel_imports (self, account);
  g_hash_table_add (self->removing, g_object_ref (account));
}

void
clout_busy_accounts_end_removal (CloutBusyAccounts *self,
                                 CloutAccount      *account)
{
  g_hash_table_remove (self->removing, account);
}
