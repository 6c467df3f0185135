/* accounts.c: accounts in the store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/accounts/accounts.h"

#include "store/accounts/stored-account.h"
#include "store/backup/forget.h"
#include "store/database/sql.h"
#include "store/database/worker.h"

static CloutAccount *
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
    clout_sql_prepare (db, "SELECT account, resource, incomplete FROM cursor"
                       " WHERE incomplete > 0", error);
  gboolean row = rows != NULL;

  while (row)
    {
      CloutAccount *account;

      if (!clout_sql_step (rows, &row, error))
        return FALSE;
      account = row ? find_account (accounts, sqlite3_column_int64 (rows, 0)) : NULL;
      if (account != NULL)
        clout_account_set_incomplete (account, clout_sql_text (rows, 1),
                                      sqlite3_column_int64 (rows, 2));
    }
  return rows != NULL;
}

static void
list_worker (CloutStore *self,
             sqlite3    *db,
             GTask      *task,
             gpointer    task_data)
{
  g_autoptr(GPtrArray) accounts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (db, "SELECT id, network, server, remote, handle, name, avatar, source,"
                       " state, last_sync, followers, following, listed, posts, moved FROM account"
                       " ORDER BY id",
                       &error);
  gboolean row = rows != NULL;

  while (row && clout_sql_step (rows, &row, &error) && row)
    g_ptr_array_add (accounts, read_account (rows));
  if (error == NULL)
    read_incomplete (db, accounts, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&accounts), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * clout_store_list_accounts_async:
 *
 * Reads all accounts, the oldest first.
 */
void
clout_store_list_accounts_async (CloutStore          *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_list_accounts_async,
                                                cancellable, callback, user_data);

  clout_store_push (self, task, CLOUT_STORE_READ, list_worker);
}

GPtrArray *
clout_store_list_accounts_finish (CloutStore    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
save_worker (CloutStore *self,
             sqlite3    *db,
             GTask      *task,
             gpointer    task_data)
{
  GError *error = NULL;

  if (clout_stored_account_save (task_data, db, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * clout_store_save_account_async:
 * @account: the account; its id is set when the operation ends
 *
 * Stores the account, or finds the one with the same network, server and remote
 * id and brings it up to date; what is unknown keeps its stored value. One that has
 * an id and was removed meanwhile stays removed, and this fails.
 */
void
clout_store_save_account_async (CloutStore          *self,
                                CloutAccount        *account,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_save_account_async,
                                                cancellable, callback, user_data);

  g_task_set_task_data (task, clout_stored_account_new (account),
                        (GDestroyNotify) clout_stored_account_free);
  clout_store_push (self, task, CLOUT_STORE_WRITE, save_worker);
}

gboolean
clout_store_save_account_finish (CloutStore    *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  CloutStoredAccount *row = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  clout_account_set_id (row->account, row->id);
  return TRUE;
}

/**
 * clout_stored_account_delete:
 * @account: a #gint64, the account's id
 *
 * Deletes every row that is only there for the account. Its hashtags go with it where no other
 * account has written them.
 */
gboolean
clout_stored_account_delete (sqlite3   *db,
                             gpointer   account,
                             GError   **error)
{
  g_autoptr(sqlite3_stmt) statement =
    clout_sql_prepare (db, "DELETE FROM account WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  clout_sql_bind (statement, "i", *(gint64 *) account);
  return clout_sql_run (statement, error)
    && clout_sql_exec (db, "DELETE FROM tag WHERE id NOT IN (SELECT tag FROM post_tag)", error);
}

static void
remove_worker (CloutStore *self,
               sqlite3    *db,
               GTask      *task,
               gpointer    task_data)
{
  GError *error = NULL;

  if (!clout_backup_forget (db, *(gint64 *) task_data, &error)
      || !clout_sql_write (db, clout_stored_account_delete, task_data, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  /* Deleted rows are overwritten and their space given back; the log must not keep them. */
  clout_sql_exec (db, "PRAGMA incremental_vacuum", NULL);
  clout_store_cut_log (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * clout_store_remove_account_async:
 * @account: an account's id
 *
 * Deletes the account with every row that is only there for it, from the backups as well.
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

gboolean
clout_store_remove_account_finish (CloutStore    *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
