/* call.c: runs a function in the store's thread.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/database/call.h"

#include "store/store-private.h"

/* If cancellation came too late, the result still says what was done. */
GTask *
clout_store_task_new (CloutStore          *self,
                      gpointer             tag,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  return task;
}

/* Queues @func. A read waits for the writes queued before it, but not for an import or another
   program. */
void
clout_store_push (CloutStore       *self,
                  GTask            *task,
                  CloutStoreAccess  access,
                  CloutWorkerFunc   func)
{
  clout_worker_push (self->worker, task, access, func);
}

/* The same as part of @import. */
void
clout_store_push_import (CloutStore       *self,
                         GTask            *task,
                         CloutStoreAccess  access,
                         CloutStoreImport *import,
                         CloutWorkerFunc   func)
{
  clout_worker_push_import (self->worker, task, access, import, func);
}

typedef struct
{
  const CloutStoreCall *call;
  gpointer args;
  gpointer result;
} Running;

static void
running_free (Running *running)
{
  if (running->call->free_args != NULL)
    running->call->free_args (running->args);
  g_free (running);
}

static gboolean
run (sqlite3   *db,
     gpointer   data,
     GError   **error)
{
  Running *running = data;

  if (running->call->load == NULL)
    return running->call->change (db, running->args, error);
  running->result = running->call->load (db, running->args, error);
  return running->result != NULL;
}

static void
call_worker (CloutWorker *worker,
             sqlite3     *db,
             GTask       *task,
             gpointer     task_data)
{
  Running *running = task_data;
  const CloutStoreCall *call = running->call;
  GError *error = NULL;
  gboolean done = call->access == CLOUT_STORE_READ ? run (db, running, &error)
                                                   : clout_sql_write (db, run, running, &error);

  if (done && call->load != NULL)
    g_task_return_pointer (task, running->result, call->free_result);
  else if (done)
    g_task_return_boolean (task, TRUE);
  else
    {
      g_clear_pointer (&running->result, call->free_result);
      g_task_return_error (task, error);
    }
}

/**
 * clout_store_call_async:
 * @self: a store
 * @call: static data of the call
 * @args: (transfer full) (nullable): arguments of the call's function
 *
 * Runs a call. Finish with clout_finish_pointer() or clout_finish_boolean(), depending on @call.
 */
void
clout_store_call_async (CloutStore           *self,
                        const CloutStoreCall *call,
                        gpointer              args,
                        GCancellable         *cancellable,
                        GAsyncReadyCallback   callback,
                        gpointer              user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, (gpointer) call, cancellable, callback,
                                                user_data);
  Running *running = g_new0 (Running, 1);

  running->call = call;
  running->args = args;
  g_task_set_task_data (task, running, (GDestroyNotify) running_free);
  clout_store_push (self, task, call->access, call_worker);
}

/**
 * clout_store_call_get_args:
 * @result: result of clout_store_call_async()
 *
 * Returns: (transfer none): the call's arguments
 */
gpointer
clout_store_call_get_args (GAsyncResult *result)
{
  Running *running = g_task_get_task_data (G_TASK (result));

  return running->args;
}

/* Arguments of a call: a statement and its values. */
typedef struct
{
  const CloutSqlList *list;
  const char *sql;
  CloutBinds *binds;
} Statement;

static void
statement_free (gpointer data)
{
  Statement *statement = data;

  g_clear_pointer (&statement->binds, clout_binds_free);
  g_free (statement);
}

static void
call_statement_async (CloutStore           *self,
                      const CloutStoreCall *call,
                      const Statement      *statement,
                      GCancellable         *cancellable,
                      GAsyncReadyCallback   callback,
                      gpointer              user_data)
{
  clout_store_call_async (self, call, g_memdup2 (statement, sizeof *statement), cancellable,
                          callback, user_data);
}

static gpointer
list (sqlite3   *db,
      gpointer   args,
      GError   **error)
{
  Statement *statement = args;

  return clout_sql_list (db, statement->list, g_steal_pointer (&statement->binds), error);
}

/**
 * clout_store_list_async:
 * @self: a store
 * @rows: static data of the query
 * @binds: (transfer full) (nullable): the statement's parameters
 *
 * Reads rows. Finish with clout_finish_pointer(), which returns a #GPtrArray (transfer full).
 */
void
clout_store_list_async (CloutStore          *self,
                        const CloutSqlList  *rows,
                        CloutBinds          *binds,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = list, .free_args = statement_free,
                                       .free_result = (GDestroyNotify) g_ptr_array_unref };

  call_statement_async (self, &call, &(Statement) { .list = rows, .binds = binds }, cancellable,
                        callback, user_data);
}

static gpointer
list_names (sqlite3   *db,
            gpointer   args,
            GError   **error)
{
  Statement *statement = args;

  return clout_sql_list_names (db, statement->sql, g_steal_pointer (&statement->binds), error);
}

/**
 * clout_store_list_names_async:
 * @self: a store
 * @sql: a literal
 * @binds: (transfer full) (nullable): its parameters
 *
 * Reads the first column. Finish with clout_finish_pointer(), which returns a #GStrv (transfer
 * full).
 */
void
clout_store_list_names_async (CloutStore          *self,
                              const char          *sql,
                              CloutBinds          *binds,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = list_names,
                                       .free_args = statement_free,
                                       .free_result = (GDestroyNotify) g_strfreev };

  call_statement_async (self, &call, &(Statement) { .sql = sql, .binds = binds }, cancellable,
                        callback, user_data);
}

static gboolean
change (sqlite3   *db,
        gpointer   args,
        GError   **error)
{
  Statement *statement = args;

  return clout_sql_change (db, statement->sql, g_steal_pointer (&statement->binds), error);
}

/**
 * clout_store_change_async:
 * @self: a store
 * @sql: a literal with statements that share their parameters
 * @binds: (transfer full) (nullable): their parameters
 *
 * Runs statements in one transaction. Finish with clout_finish_boolean().
 */
void
clout_store_change_async (CloutStore          *self,
                          const char          *sql,
                          CloutBinds          *binds,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_WRITE, .change = change,
                                       .free_args = statement_free };

  call_statement_async (self, &call, &(Statement) { .sql = sql, .binds = binds }, cancellable,
                        callback, user_data);
}
