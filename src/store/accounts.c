/* accounts.c: accounts in the store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/accounts.h"

#include "store/batches.h"
#include "store/sql.h"
#include "store/worker.h"

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
  return account;
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
    clout_sql_prepare (db, "SELECT id, network, server, remote, handle, name, avatar, source, state,"
                       " last_sync, followers, following, listed, posts FROM account ORDER BY id",
                       &error);
  gboolean row = rows != NULL;

  while (row && clout_sql_step (rows, &row, &error) && row)
    g_ptr_array_add (accounts, read_account (rows));
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

  clout_store_push (self, task, CLOUT_STORE_ANY, list_worker);
}

GPtrArray *
clout_store_list_accounts_finish (CloutStore    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The worker reads what was copied here, never the live object. */
typedef struct
{
  CloutAccount *account;
  gint64 id;
  char *text[6];
  gint64 number[7];
} Save;

static void
save_free (Save *save)
{
  g_object_unref (save->account);
  for (guint i = 0; i < G_N_ELEMENTS (save->text); i++)
    g_free (save->text[i]);
  g_free (save);
}

static Save *
save_new (CloutAccount *account)
{
  Save *save = g_new0 (Save, 1);

  save->account = g_object_ref (account);
  save->id = clout_account_get_id (account);
  save->text[0] = g_strdup (clout_account_get_network (account));
  save->text[1] = g_strdup (clout_account_get_server (account));
  save->text[2] = g_strdup (clout_account_get_remote_id (account));
  save->text[3] = g_strdup (clout_account_get_handle (account));
  save->text[4] = g_strdup (clout_account_get_name (account));
  save->text[5] = g_strdup (clout_account_get_avatar (account));
  save->number[0] = clout_account_get_source (account);
  save->number[1] = clout_account_get_state (account) == CLOUT_ACCOUNT_SIGN_IN_AGAIN
    ? CLOUT_ACCOUNT_SIGN_IN_AGAIN : CLOUT_ACCOUNT_READY;
  save->number[2] = clout_account_get_last_sync (account);
  save->number[3] = clout_account_get_followers (account);
  save->number[4] = clout_account_get_following (account);
  save->number[5] = clout_account_get_listed (account);
  save->number[6] = clout_account_get_posts (account);
  return save;
}

static gboolean
save_row (sqlite3  *db,
          Save     *save,
          GError  **error)
{
  g_autoptr(sqlite3_stmt) put =
    clout_sql_prepare (db, "INSERT INTO account (network, server, remote, handle, name, avatar,"
                       " source, state, last_sync, followers, following, listed, posts)"
                       " VALUES (?1, ?2, coalesce (?3, ''), ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
                       " ON CONFLICT (network, server, remote) DO UPDATE SET"
                       " handle = coalesce (excluded.handle, handle),"
                       " name = coalesce (excluded.name, name),"
                       " avatar = coalesce (excluded.avatar, avatar),"
                       " source = min (source, excluded.source), state = excluded.state,"
                       " last_sync = max (last_sync, excluded.last_sync),"
                       " followers = iif (excluded.followers < 0, followers, excluded.followers),"
                       " following = iif (excluded.following < 0, following, excluded.following),"
                       " listed = iif (excluded.listed < 0, listed, excluded.listed),"
                       " posts = iif (excluded.posts < 0, posts, excluded.posts)"
                       " RETURNING id", error);
  gboolean row = FALSE;

  if (put == NULL)
    return FALSE;
  clout_sql_bind (put, "ssssssiiiiiii", save->text[0], save->text[1], save->text[2],
                  save->text[3], save->text[4], save->text[5], save->number[0], save->number[1],
                  save->number[2], save->number[3], save->number[4], save->number[5],
                  save->number[6]);
  if (!clout_sql_step (put, &row, error))
    return FALSE;
  save->id = sqlite3_column_int64 (put, 0);
  return clout_sql_run (put, error);
}

static void
save_worker (CloutStore *self,
             sqlite3    *db,
             GTask      *task,
             gpointer    task_data)
{
  GError *error = NULL;

  if (save_row (db, task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * clout_store_save_account_async:
 * @account: the account; its id is set when the operation ends
 *
 * Stores the account, or finds the one with the same network, server and remote
 * id and brings it up to date; what is unknown keeps its stored value.
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

  g_task_set_task_data (task, save_new (account), (GDestroyNotify) save_free);
  clout_store_push (self, task, clout_account_get_id (account), save_worker);
}

gboolean
clout_store_save_account_finish (CloutStore    *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  Save *save = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  clout_account_set_id (save->account, save->id);
  return TRUE;
}

static void
begin_worker (CloutStore *self,
              sqlite3    *db,
              GTask      *task,
              gpointer    task_data)
{
  Save *save = task_data;
  GError *error = NULL;

  if (!clout_sql_exec (db, "BEGIN IMMEDIATE", &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (!save_row (db, save, &error))
    {
      clout_sql_exec (db, "ROLLBACK", NULL);
      g_task_return_error (task, error);
      return;
    }
  clout_store_set_import (self, save->id);
  g_task_return_boolean (task, TRUE);
}

/**
 * clout_store_begin_import_async:
 * @account: whose archive it is; stored, and its id set
 *
 * Opens a transaction that this account's clout_store_put_batch_async() calls
 * join until clout_store_end_import_async(). Other accounts' writes wait.
 */
void
clout_store_begin_import_async (CloutStore          *self,
                                CloutAccount        *account,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_begin_import_async,
                                                cancellable, callback, user_data);

  g_task_set_task_data (task, save_new (account), (GDestroyNotify) save_free);
  clout_store_push (self, task, 0, begin_worker);
}

gboolean
clout_store_begin_import_finish (CloutStore    *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return clout_store_save_account_finish (self, result, error);
}

static void
end_worker (CloutStore *self,
            sqlite3    *db,
            GTask      *task,
            gpointer    task_data)
{
  GError *error = NULL;

  clout_store_set_import (self, 0);
  if (clout_sql_exec (db, GPOINTER_TO_INT (task_data) ? "COMMIT" : "ROLLBACK", &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  clout_sql_exec (db, "ROLLBACK", NULL);
  g_task_return_error (task, error);
}

/**
 * clout_store_end_import_async:
 * @keep: whether the archive comes in whole, or not at all
 */
void
clout_store_end_import_async (CloutStore          *self,
                              gboolean             keep,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_end_import_async,
                                                cancellable, callback, user_data);

  g_task_set_task_data (task, GINT_TO_POINTER (keep), NULL);
  clout_store_push (self, task, CLOUT_STORE_ANY, end_worker);
}

gboolean
clout_store_end_import_finish (CloutStore    *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
remove_worker (CloutStore *self,
               sqlite3    *db,
               GTask      *task,
               gpointer    task_data)
{
  GError *error = NULL;
  g_autoptr(sqlite3_stmt) statement =
    clout_sql_prepare (db, "DELETE FROM account WHERE id = ?1", &error);

  if (statement != NULL)
    {
      clout_sql_bind (statement, "i", *(gint64 *) task_data);
      if (clout_sql_run (statement, &error))
        {
          g_task_return_boolean (task, TRUE);
          return;
        }
    }
  g_task_return_error (task, error);
}

/**
 * clout_store_remove_account_async:
 * @account: an account's id
 *
 * Deletes the account with every row that is only there for it.
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
  clout_store_push (self, task, account, remove_worker);
}

gboolean
clout_store_remove_account_finish (CloutStore    *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
