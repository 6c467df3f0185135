/* import.c: imports an archive's batches completely or not at all.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/accounts/stored-account.h"
#include "store/accounts/accounts.h"
#include "store/reactions/batches.h"
#include "store/reactions/upsert.h"
#include "store/database/sql.h"
#include "store/database/call.h"

/* An archive's people, posts and replies are spread over the whole file. The memory is released at
   the end. */
#define IMPORT_CACHE "PRAGMA cache_size = -3000"
#define USUAL_CACHE "PRAGMA cache_size = -2000; PRAGMA shrink_memory"

static gboolean
begin (sqlite3             *db,
       CloutStoredAccount  *row,
       GError             **error)
{
  if (!clout_sql_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (clout_stored_account_save (row, db, error))
    return TRUE;
  clout_sql_exec (db, "ROLLBACK", NULL);
  return FALSE;
}

static void
begin_worker (CloutWorker *worker,
              sqlite3     *db,
              GTask       *task,
              gpointer     task_data)
{
  GError *error = NULL;

  if (!begin (db, task_data, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  clout_sql_exec (db, IMPORT_CACHE, NULL);
  g_task_return_pointer (task, clout_worker_open_import (worker),
                         (GDestroyNotify) clout_store_import_unref);
}

/**
 * clout_store_begin_import_async:
 * @self: a store
 * @account: the archive's account, which is stored and whose id is set
 *
 * Begins a transaction for calls of clout_store_import_batch_async(), until
 * clout_store_end_import_async(). All other writes wait, including those for the same account.
 * Readers get a snapshot, in which the uncommitted import is invisible.
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

  g_task_set_task_data (task, clout_stored_account_new (account),
                        (GDestroyNotify) clout_stored_account_free);
  clout_store_push (self, task, CLOUT_STORE_WRITE, begin_worker);
}

/**
 * clout_store_begin_import_finish:
 * @self: a store
 * @result: the result passed to the callback
 *
 * Returns: (transfer full): the import, which must be ended, or %NULL
 */
CloutStoreImport *
clout_store_begin_import_finish (CloutStore    *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  CloutStoredAccount *row = g_task_get_task_data (G_TASK (result));
  CloutStoreImport *import = g_task_propagate_pointer (G_TASK (result), error);

  if (import != NULL)
    clout_account_set_id (row->account, row->id);
  return import;
}

static void
end_worker (CloutWorker *worker,
            sqlite3     *db,
            GTask       *task,
            gpointer     task_data)
{
  GError *error = NULL;
  g_autoptr(GError) inner = NULL;
  gboolean commit = GPOINTER_TO_INT (task_data);
  gboolean committed;

  /* Without the transaction, the import has failed already. */
  if (commit && !sqlite3_get_autocommit (db) && !clout_upsert_held_reactions (worker, &inner))
    clout_worker_fail_import (worker, inner);
  committed = clout_worker_close_import (worker, commit, commit ? &error : NULL);
  clout_sql_exec (db, USUAL_CACHE, NULL);
  if (committed || !commit)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * clout_store_end_import_async:
 * @self: a store
 * @import: an import that wasn't ended yet
 * @commit: whether to store the archive or discard it
 *
 * Ends the import, even if @cancellable is canceled. If a batch failed, the import can't be kept:
 * this fails with that batch's error, and nothing is stored.
 */
void
clout_store_end_import_async (CloutStore         *self,
                              CloutStoreImport   *import,
                              gboolean            commit,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_end_import_async,
                                                cancellable, callback, user_data);

  g_task_set_task_data (task, GINT_TO_POINTER (commit), NULL);
  clout_store_push_import (self, task, CLOUT_STORE_END, import, end_worker);
}
