/* accounts.c: accounts in the store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/accounts/accounts.h"

#include "store/accounts/stored-account.h"
#include "store/backup/forget.h"
#include "store/database/call.h"

static gpointer
read_account (sqlite3_stmt *row)
{
  CloutAccount *account = clout_account_new (clout_sql_text (row, 1), clout_sql_text (row, 2),
                                             sqlite3_column_int (row, 7));

  clout_account_set_id (account, sqlite3_column_int64 (row, 0));
  clout_account_set_remote_id (account, clout_sql_text (row, 3));
  clout_account_set_handle (account, clout_sql_text (row, 4));
  clout_account_set_name (account, clout_sql_text (row, 5));
  clout_account_set_avatar (account, clout_sql_text (row, 6));
  clout_account_set_state (account, sqlite3_column_int (row, 8), NULL);
  clout_account_set_last_sync (account, sqlite3_column_int64 (row, 9));
  clout_account_set_counters (account, sqlite3_column_int64 (row, 10),
                              sqlite3_column_int64 (row, 11), sqlite3_column_int64 (row, 12),
                              sqlite3_column_int64 (row, 13));
  clout_account_set_moved (account, clout_sql_text (row, 14));
  return account;
}

static CloutAccount *
find_account (GPtrArray *accounts,
              gint64     id)
{
  for (guint i = 0; i < accounts->len; i++)
    if (clout_account_get_id (accounts->pdata[i]) == id)
      return accounts->pdata[i];
  return NULL;
}

static gboolean
read_incomplete (sqlite3    *db,
                 GPtrArray  *accounts,
                 GError    **error)
{
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_select (db, "SELECT account, resource, incomplete FROM cursor"
                      " WHERE incomplete > 0", NULL, error);

  while (clout_sql_next (rows))
    {
      CloutAccount *account = find_account (accounts, sqlite3_column_int64 (rows, 0));

      if (account != NULL)
        clout_account_set_incomplete (account, clout_sql_text (rows, 1),
                                      sqlite3_column_int64 (rows, 2));
    }
  return clout_sql_end (rows, error);
}

static gpointer
list_accounts (sqlite3   *db,
               gpointer   args,
               GError   **error)
{
  static const CloutSqlList list = {
    "SELECT id, network, server, remote, handle, name, avatar, source, state, last_sync,"
    " followers, following, listed, posts, moved FROM account ORDER BY id",
    read_account, g_object_unref };
  g_autoptr(GPtrArray) accounts = clout_sql_list (db, &list, NULL, error);

  if (accounts == NULL || !read_incomplete (db, accounts, error))
    return NULL;
  return g_steal_pointer (&accounts);
}

/**
 * clout_store_list_accounts_async:
 * @self: a store
 *
 * Reads all accounts, oldest first.
 */
void
clout_store_list_accounts_async (CloutStore          *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = list_accounts,
                                       .free_result = (GDestroyNotify) g_ptr_array_unref };

  clout_store_call_async (self, &call, NULL, cancellable, callback, user_data);
}

static gboolean
save_account (sqlite3   *db,
              gpointer   account,
              GError   **error)
{
  return clout_stored_account_save (account, db, error);
}

/**
 * clout_store_save_account_async:
 * @self: a store
 * @account: the account, whose id is set when the operation finishes
 *
 * Stores an account, or updates the one with the same network, server and remote id. Unknown
 * values don't replace stored ones. Fails if the account has an id and was removed in the
 * meantime.
 */
void
clout_store_save_account_async (CloutStore          *self,
                                CloutAccount        *account,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_WRITE, .change = save_account,
                                       .free_args = (GDestroyNotify) clout_stored_account_free };

  clout_store_call_async (self, &call, clout_stored_account_new (account), cancellable, callback,
                          user_data);
}

gboolean
clout_store_save_account_finish (CloutStore    *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  CloutStoredAccount *row = clout_store_call_get_args (result);

  if (!clout_finish_boolean (result, error))
    return FALSE;
  clout_account_set_id (row->account, row->id);
  return TRUE;
}

/**
 * clout_stored_account_delete:
 * @db: a connection
 * @account: a #gint64, the account's id
 *
 * Deletes all data that only belong to the account, including hashtags that no other account
 * uses.
 */
gboolean
clout_stored_account_delete (sqlite3   *db,
                             gpointer   account,
                             GError   **error)
{
  return clout_sql_change (db, "DELETE FROM account WHERE id = ?1;"
                           "DELETE FROM tip WHERE account = ?1;"
                           "DELETE FROM tag WHERE id NOT IN (SELECT tag FROM post_tag)",
                           clout_binds_new ("i", *(gint64 *) account), error);
}

static void
remove_worker (CloutWorker *worker,
               sqlite3     *db,
               GTask       *task,
               gpointer     task_data)
{
  GError *error = NULL;

  if (!clout_backup_forget (db, *(gint64 *) task_data, &error)
      || !clout_sql_write (db, clout_stored_account_delete, task_data, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  /* Deleted rows are overwritten and their space is freed; the log must not keep them either. */
  clout_sql_exec (db, "PRAGMA incremental_vacuum", NULL);
  clout_worker_cut_log (worker);
  g_task_return_boolean (task, TRUE);
}

/**
 * clout_store_remove_account_async:
 * @self: a store
 * @account: an account's id
 *
 * Deletes an account with all data that only belong to it, from the backups too.
 */
void
clout_store_remove_account_async (CloutStore          *self,
                                  gint64               account,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_remove_account_async,
                                                cancellable, callback, user_data);

  g_task_set_task_data (task, g_memdup2 (&account, sizeof account), g_free);
  clout_store_push (self, task, CLOUT_STORE_WRITE, remove_worker);
}
