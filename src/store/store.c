/* store.c: opening the file, and the worker thread.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/store.h"

#include <sqlite3.h>

#include "store/open.h"
#include "store/sql.h"
#include "store/worker.h"

typedef struct
{
  GTask *task;
  gint64 writes;
  CloutStoreWorker worker;
} Job;

struct _CloutStore
{
  GObject parent_instance;

  char *path;
  char *moved_aside;
  GThread *thread;
  GAsyncQueue *jobs;
  GQueue waiting;
  gint64 import;
  GError *import_error;
  sqlite3 *db;
  sqlite3 *reader;
  GHashTable *statements;
};

G_DEFINE_FINAL_TYPE (CloutStore, clout_store, G_TYPE_OBJECT)
G_DEFINE_QUARK (clout-store-error-quark, clout_store_error)

static gboolean
once_cb (gpointer data)
{
  return G_SOURCE_REMOVE;
}

/* The last reference to the store must not be dropped by its own thread, so the task
 * goes where its callback runs. */
static void
job_free (Job *job)
{
  g_autoptr(GSource) idle = g_idle_source_new ();

  g_source_set_callback (idle, G_SOURCE_FUNC (once_cb), job->task, g_object_unref);
  g_source_attach (idle, g_task_get_context (job->task));
  g_free (job);
}

/* What reads sees one moment, and of an open import nothing: it may yet be taken back. */
static void
run_reading (CloutStore *self,
             Job        *job)
{
  GError *error = NULL;
  sqlite3 *db = self->db;

  if (self->import != 0)
    {
      if (self->reader == NULL)
        self->reader = clout_store_open_reader (self->db, &error);
      db = self->reader;
    }
  if (db == NULL || !clout_sql_exec (db, "BEGIN", &error))
    {
      g_task_return_error (job->task, error);
      return;
    }
  job->worker (self, db, job->task, g_task_get_task_data (job->task));
  clout_sql_exec (db, "COMMIT", NULL);
}

/* SQLite takes a transaction back by itself when the disk is full. What is left of an
 * import after that must not be stored page by page. */
static gboolean
is_import_whole (CloutStore *self)
{
  if (self->import_error == NULL && sqlite3_get_autocommit (self->db))
    self->import_error = g_error_new_literal (CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FAILED,
                                              "store: the import was taken back");
  return self->import_error == NULL;
}

static void
run_writing (CloutStore *self,
             Job        *job)
{
  if (self->import != 0 && job->writes == self->import && !is_import_whole (self))
    g_task_return_error (job->task, g_error_copy (self->import_error));
  else
    job->worker (self, self->db, job->task, g_task_get_task_data (job->task));
}

static void
run_job (CloutStore *self,
         Job        *job)
{
  if (self->import != 0 && job->writes >= 0 && job->writes != self->import)
    {
      g_queue_push_tail (&self->waiting, job);
      return;
    }
  if (job->writes == CLOUT_STORE_END)
    job->worker (self, self->db, job->task, g_task_get_task_data (job->task));
  else if (!g_task_return_error_if_cancelled (job->task))
    {
      if (job->writes == CLOUT_STORE_READ)
        run_reading (self, job);
      else
        run_writing (self, job);
    }
  job_free (job);
}

static gpointer
work (gpointer data)
{
  CloutStore *self = data;

  while (TRUE)
    {
      Job *job = g_async_queue_pop (self->jobs);

      if (job->worker == NULL)
        {
          g_free (job);
          return NULL;
        }
      run_job (self, job);
      while (self->import == 0 && (job = g_queue_pop_head (&self->waiting)) != NULL)
        run_job (self, job);
    }
}

static void
clout_store_finalize (GObject *object)
{
  CloutStore *self = CLOUT_STORE (object);

  if (self->thread != NULL)
    {
      g_async_queue_push (self->jobs, g_new0 (Job, 1));
      g_thread_join (self->thread);
    }
  g_hash_table_unref (self->statements);
  g_clear_pointer (&self->reader, sqlite3_close);
  g_clear_pointer (&self->db, sqlite3_close);
  g_clear_error (&self->import_error);
  g_async_queue_unref (self->jobs);
  g_free (self->path);
  g_free (self->moved_aside);
  G_OBJECT_CLASS (clout_store_parent_class)->finalize (object);
}

static void
clout_store_class_init (CloutStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_store_finalize;
}

static void
clout_store_init (CloutStore *self)
{
  self->jobs = g_async_queue_new ();
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) sqlite3_finalize);
}

void
clout_store_push (CloutStore       *self,
                  GTask            *task,
                  gint64            writes,
                  CloutStoreWorker  worker)
{
  Job *job = g_new0 (Job, 1);

  job->task = g_object_ref (task);
  job->writes = writes;
  job->worker = worker;
  g_async_queue_push (self->jobs, job);
}

/* Opens an import of the account, or with 0 closes it. */
void
clout_store_set_import (CloutStore *self,
                        gint64      account)
{
  self->import = account;
  g_clear_error (&self->import_error);
}

gint64
clout_store_get_import (CloutStore *self)
{
  return self->import;
}

/* Takes the open import back: all that is left of it is refused with @error. */
void
clout_store_fail_import (CloutStore   *self,
                         const GError *error)
{
  clout_sql_exec (self->db, "ROLLBACK", NULL);
  if (self->import_error == NULL)
    self->import_error = g_error_copy (error);
}

/* Returns: whether the import can still be kept; if not, why */
gboolean
clout_store_check_import (CloutStore  *self,
                          GError     **error)
{
  if (is_import_whole (self))
    return TRUE;
  g_propagate_error (error, g_error_copy (self->import_error));
  return FALSE;
}

/* Returns: (transfer none): the statement, prepared once per store; reset it after use.
 *   @sql is a literal: its address is its name */
sqlite3_stmt *
clout_store_prepare (CloutStore  *self,
                     const char  *sql,
                     GError     **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL)
    return statement;
  if (sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement,
                          NULL) != SQLITE_OK)
    {
      clout_sql_fail (self->db, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, (gpointer) sql, statement);
  return statement;
}

/* The result says what happened, also to who cancelled too late. */
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

typedef struct
{
  char *path;
  gint64 now;
} Open;

static void
open_free (Open *open)
{
  g_free (open->path);
  g_free (open);
}

static void
open_worker (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Open *open = task_data;
  g_autoptr(CloutStore) self = g_object_new (CLOUT_TYPE_STORE, NULL);
  g_autoptr(GError) error = NULL;

  self->path = g_strdup (open->path);
  self->db = clout_store_open_db (open->path, open->now, &self->moved_aside, &error);
  if (self->db == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  self->thread = g_thread_new ("clout-store", work, self);
  g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

/**
 * clout_store_open_async:
 * @path: the file; it and its folder are made where they are missing, for this user alone
 * @now: Unix seconds, for the name of a damaged file that is moved aside
 *
 * Opens the store, brings its schema up to date and starts its worker thread.
 * A damaged file is moved aside and a fresh one begun.
 */
void
clout_store_open_async (const char          *path,
                        gint64               now,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Open *open = g_new0 (Open, 1);

  open->path = g_strdup (path);
  open->now = now;
  g_task_set_source_tag (task, clout_store_open_async);
  g_task_set_task_data (task, open, (GDestroyNotify) open_free);
  g_task_run_in_thread (task, open_worker);
}

CloutStore *
clout_store_open_finish (GAsyncResult  *result,
                         GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
clout_store_get_path (CloutStore *self)
{
  g_return_val_if_fail (CLOUT_IS_STORE (self), NULL);
  return self->path;
}

/**
 * clout_store_get_moved_aside:
 *
 * Returns: (nullable): where a damaged file was moved when this store was opened
 */
const char *
clout_store_get_moved_aside (CloutStore *self)
{
  g_return_val_if_fail (CLOUT_IS_STORE (self), NULL);
  return self->moved_aside;
}

const char *
clout_store_get_version (void)
{
  return sqlite3_libversion ();
}
