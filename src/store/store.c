/* store.c: opening the file, and the worker thread.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/store.h"

#include <sqlite3.h>
#include <sys/stat.h>

#include "store/migrate.h"
#include "store/sql.h"
#include "store/worker.h"

/* Above this size a check of the whole file at each start would be felt. */
#define CHECKED_BYTES (32 * 1024 * 1024)

#define BUSY_MILLISECONDS 5000

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
  sqlite3 *db;
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

static void
run_job (CloutStore *self,
         Job        *job)
{
  if (self->import != 0 && job->writes != CLOUT_STORE_ANY && job->writes != self->import)
    {
      g_queue_push_tail (&self->waiting, job);
      return;
    }
  if (!g_task_return_error_if_cancelled (job->task))
    job->worker (self, self->db, job->task, g_task_get_task_data (job->task));
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
  g_clear_pointer (&self->db, sqlite3_close);
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

void
clout_store_set_import (CloutStore *self,
                        gint64      account)
{
  self->import = account;
}

gint64
clout_store_get_import (CloutStore *self)
{
  return self->import;
}

GTask *
clout_store_task_new (CloutStore          *self,
                      gpointer             tag,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  return task;
}

static gboolean
is_sound (sqlite3  *db,
          GError  **error)
{
  g_autoptr(sqlite3_stmt) statement = clout_sql_prepare (db, "PRAGMA quick_check (1)", error);
  gboolean row = FALSE;

  if (statement == NULL || !clout_sql_step (statement, &row, error))
    return FALSE;
  if (row && g_strcmp0 (clout_sql_text (statement, 0), "ok") == 0)
    return TRUE;
  g_set_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_DAMAGED, "store: %s",
               clout_sql_text (statement, 0));
  return FALSE;
}

static sqlite3 *
open_db (const char  *path,
         GError     **error)
{
  sqlite3 *db = NULL;
  struct stat status;
  gboolean small = stat (path, &status) == 0 && status.st_size <= CHECKED_BYTES;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                       | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW, NULL) != SQLITE_OK)
    clout_sql_fail (db, error);
  else if (sqlite3_busy_timeout (db, BUSY_MILLISECONDS) == SQLITE_OK
           && clout_sql_exec (db, "PRAGMA journal_mode = WAL", error)
           && clout_sql_exec (db, "PRAGMA synchronous = NORMAL", error)
           && clout_sql_exec (db, "PRAGMA foreign_keys = ON", error)
           && (!small || is_sound (db, error))
           && clout_store_migrate (db, error))
    return db;
  sqlite3_close (db);
  return NULL;
}

/* Beside the file, with the day and second in its name; the log goes with it. */
static gboolean
move_aside (const char  *path,
            gint64       now,
            char       **ret_moved,
            GError     **error)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (now);
  g_autofree char *stamp = g_date_time_format (date, "%Y-%m-%d-%H%M%S");
  g_autofree char *moved = g_strdup_printf ("%s.damaged-%s", path, stamp);

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (moved, suffixes[i], NULL);
      g_autoptr(GFile) source = g_file_new_for_path (from);
      g_autoptr(GFile) target = g_file_new_for_path (to);
      g_autoptr(GError) problem = NULL;

      if (!g_file_move (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &problem)
          && !(i > 0 && g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)))
        {
          g_propagate_prefixed_error (error, g_steal_pointer (&problem), "store: moving aside: ");
          return FALSE;
        }
    }
  *ret_moved = g_steal_pointer (&moved);
  return TRUE;
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
  g_autofree char *folder = g_path_get_dirname (open->path);
  g_autoptr(GError) error = NULL;

  self->path = g_strdup (open->path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_task_return_new_error (task, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_READ_ONLY,
                               "store: cannot make the folder “%s”", folder);
      return;
    }
  self->db = open_db (open->path, &error);
  if (g_error_matches (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_DAMAGED))
    {
      g_clear_error (&error);
      if (move_aside (open->path, open->now, &self->moved_aside, &error))
        self->db = open_db (open->path, &error);
    }
  if (self->db == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  chmod (open->path, 0600);
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
