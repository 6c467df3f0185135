/* worker.c: queues of jobs for the threads that use the database.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/database/worker.h"

#include "store/database/file.h"
#include "store/database/sql.h"

/* How often waiting jobs check for cancellation and the lock. */
#define LOOK_MILLISECONDS 50

/* How long to wait for the log's readers before leaving truncation to a later commit. */
#define CUT_MILLISECONDS 5000

/* How many pages the log may have before it is copied into the database, as by SQLite itself, and
   how many while there is always something to write. */
#define LOG_PAGES 1000
#define BUSY_LOG_PAGES (10 * LOG_PAGES)

/* Shorter waits aren't reported. */
#define SILENT_MILLISECONDS 1000

/* A thread and its connection. */
typedef struct
{
  GThread *thread;
  GAsyncQueue *jobs;
  sqlite3 *db;
} Lane;

struct _CloutWorker
{
  GObject *owner;
  CloutWorkerWaitFunc report_waiting;
  char *path;
  Lane writer;
  Lane reader;

  /* Protected by the lock: numbers of writes, and whether the current one is blocked. */
  GMutex lock;
  GCond handled_one;
  guint64 pushed;
  guint64 handled;
  guint64 given_up; /* writes up to this number no longer wait */
  gboolean held_up;

  /* Used by the writer only. */
  GQueue waiting;
  CloutStoreImport *import;
  gboolean patient;
  guint64 running;
  CloutStoreWait told;
  int told_percent;
  int log_pages;
  GHashTable *statements;
};

typedef struct
{
  GTask *task;
  CloutStoreAccess access;
  CloutStoreImport *import;
  CloutWorkerFunc func;
  guint64 number; /* of a write, or of the last write before a read */
} Job;

static gboolean
once_cb (gpointer data)
{
  return G_SOURCE_REMOVE;
}

/* The threads must not drop the last reference to the store, so send the task to where its
   callback runs. */
static void
job_free (Job *job)
{
  g_autoptr(GSource) idle = g_idle_source_new ();

  /* The default priority would wait behind an animation's frames. */
  g_source_set_priority (idle, G_PRIORITY_DEFAULT);
  g_source_set_callback (idle, G_SOURCE_FUNC (once_cb), job->task, g_object_unref);
  g_source_attach (idle, g_task_get_context (job->task));
  g_clear_pointer (&job->import, clout_store_import_unref);
  g_free (job);
}

static void
set_held_up (CloutWorker *self,
             gboolean     held_up)
{
  g_mutex_lock (&self->lock);
  self->held_up = held_up;
  g_cond_broadcast (&self->handled_one);
  g_mutex_unlock (&self->lock);
}

static void
set_handled (CloutWorker *self,
             Job         *job)
{
  g_mutex_lock (&self->lock);
  self->handled = job->number;
  self->held_up = FALSE;
  g_cond_broadcast (&self->handled_one);
  g_mutex_unlock (&self->lock);
}

/* A read sees the writes requested before it, unless they are blocked themselves. */
static void
await_writes (CloutWorker *self,
              Job         *job)
{
  g_mutex_lock (&self->lock);
  while (self->handled < job->number && !self->held_up)
    g_cond_wait (&self->handled_one, &self->lock);
  g_mutex_unlock (&self->lock);
}

/* Readers get a snapshot, in which an open import is invisible. */
static void
run_reading (CloutWorker *self,
             Job         *job)
{
  GCancellable *cancellable = g_task_get_cancellable (job->task);
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (job->task))
    return;
  if (!clout_sql_exec (self->reader.db, "BEGIN", &error))
    {
      g_task_return_error (job->task, error);
      return;
    }
  if (cancellable != NULL)
    g_cancellable_push_current (cancellable);
  job->func (self, self->reader.db, job->task, g_task_get_task_data (job->task));
  if (cancellable != NULL)
    g_cancellable_pop_current (cancellable);
  clout_sql_exec (self->reader.db, "COMMIT", NULL);
}

static gpointer
read_jobs (gpointer data)
{
  CloutWorker *self = data;

  while (TRUE)
    {
      Job *job = g_async_queue_pop (self->reader.jobs);

      if (job->func == NULL)
        {
          g_free (job);
          return NULL;
        }
      await_writes (self, job);
      run_reading (self, job);
      job_free (job);
    }
}

typedef struct
{
  GWeakRef owner;
  CloutWorkerWaitFunc report;
  CloutStoreWait wait;
  int percent;
} Waiting;

static void
waiting_free (Waiting *waiting)
{
  g_weak_ref_clear (&waiting->owner);
  g_free (waiting);
}

static gboolean
report_cb (gpointer data)
{
  Waiting *waiting = data;
  g_autoptr(GObject) owner = g_weak_ref_get (&waiting->owner);

  if (owner != NULL)
    waiting->report (owner, waiting->wait, waiting->percent);
  return G_SOURCE_REMOVE;
}

static void
report (CloutWorker    *self,
        CloutStoreWait  wait,
        int             percent)
{
  g_autoptr(GSource) idle = NULL;
  Waiting *waiting;

  if (self->told == wait && self->told_percent == percent)
    return;
  self->told = wait;
  self->told_percent = percent;
  waiting = g_new0 (Waiting, 1);
  g_weak_ref_init (&waiting->owner, self->owner);
  waiting->report = self->report_waiting;
  waiting->wait = wait;
  waiting->percent = percent;
  /* Not g_main_context_invoke(): if the main thread is busy elsewhere, that would emit the
     signal, and might drop the last reference to the owner, in this thread. */
  idle = g_idle_source_new ();
  g_source_set_priority (idle, G_PRIORITY_DEFAULT);
  g_source_set_callback (idle, report_cb, waiting, (GDestroyNotify) waiting_free);
  g_source_attach (idle, NULL);
}

static gboolean
is_given_up (CloutWorker *self)
{
  gboolean given_up;

  g_mutex_lock (&self->lock);
  given_up = self->running <= self->given_up;
  g_mutex_unlock (&self->lock);
  return given_up;
}

/* Another program has the lock. Its import can take minutes, so a job waits until it is canceled
   or given up, unless its data can be stored later. */
static int
busy_cb (void *data,
         int   times)
{
  CloutWorker *self = data;
  int percent;

  if (!self->patient || is_given_up (self)
      || g_cancellable_is_cancelled (g_cancellable_get_current ()))
    return 0;
  set_held_up (self, TRUE);
  if (times >= SILENT_MILLISECONDS / LOOK_MILLISECONDS)
    {
      gboolean importing = clout_file_is_importing (self->path, &percent);

      report (self, importing ? CLOUT_STORE_WAIT_IMPORT : CLOUT_STORE_WAIT_OTHER, percent);
    }
  g_usleep (LOOK_MILLISECONDS * 1000);
  return 1;
}

/* SQLite rolls a transaction back automatically if the disk is full. The rest of such an import
   must not be stored page by page. */
static gboolean
is_import_intact (CloutWorker *self)
{
  g_autoptr(GError) error = NULL;

  if (sqlite3_get_autocommit (self->writer.db))
    {
      error = g_error_new_literal (CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FAILED,
                                   "store: the import was rolled back");
      clout_store_import_fail (self->import, error);
    }
  return clout_store_import_get_error (self->import) == NULL;
}

static void
run_writing (CloutWorker *self,
             Job         *job)
{
  GCancellable *cancellable = g_task_get_cancellable (job->task);

  if (job->access != CLOUT_STORE_END && g_task_return_error_if_cancelled (job->task))
    return;
  if (job->import != self->import)
    {
      g_task_return_new_error (job->task, CLOUT_STORE_ERROR,
                               job->import == NULL ? CLOUT_STORE_ERROR_BUSY
                                                   : CLOUT_STORE_ERROR_FAILED,
                               job->import == NULL ? "store: an import is running"
                                                   : "store: the import has ended");
      return;
    }
  if (job->import != NULL && job->access != CLOUT_STORE_END && !is_import_intact (self))
    {
      g_task_return_error (job->task, g_error_copy (clout_store_import_get_error (self->import)));
      return;
    }
  self->patient = job->access != CLOUT_STORE_WRITE_IF_FREE;
  self->running = job->number;
  if (cancellable != NULL)
    g_cancellable_push_current (cancellable);
  job->func (self, self->writer.db, job->task, g_task_get_task_data (job->task));
  if (cancellable != NULL)
    g_cancellable_pop_current (cancellable);
  report (self, CLOUT_STORE_WAIT_NONE, -1);
}

/* Jobs that wait for an import can be canceled before their turn. */
static void
drop_cancelled (CloutWorker *self)
{
  for (GList *l = self->waiting.head, *next; l != NULL; l = next)
    {
      Job *job = l->data;

      next = l->next;
      if (!g_task_return_error_if_cancelled (job->task))
        continue;
      g_queue_delete_link (&self->waiting, l);
      job_free (job);
    }
}

static int
committed_cb (gpointer    data,
              sqlite3    *db,
              const char *name,
              int         pages)
{
  CloutWorker *self = data;

  self->log_pages = pages;
  return SQLITE_OK;
}

/* SQLite would do this during the commit, which someone is waiting for. */
static void
copy_log (CloutWorker *self)
{
  gboolean idle = g_async_queue_length (self->writer.jobs) <= 0;

  if (self->import != NULL || self->log_pages < (idle ? LOG_PAGES : BUSY_LOG_PAGES))
    return;
  sqlite3_wal_checkpoint_v2 (self->writer.db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  self->log_pages = 0;
}

static gpointer
write_jobs (gpointer data)
{
  CloutWorker *self = data;

  while (TRUE)
    {
      Job *job = g_queue_is_empty (&self->waiting)
        ? g_async_queue_pop (self->writer.jobs)
        : g_async_queue_timeout_pop (self->writer.jobs, LOOK_MILLISECONDS * 1000);

      if (job == NULL)
        {
          drop_cancelled (self);
          continue;
        }
      if (job->func == NULL)
        {
          g_free (job);
          return NULL;
        }
      if (self->import != NULL && job->import == NULL && job->access == CLOUT_STORE_WRITE)
        {
          g_queue_push_tail (&self->waiting, job);
          set_handled (self, job);
          continue;
        }
      set_held_up (self, job->import != NULL);
      run_writing (self, job);
      set_handled (self, job);
      job_free (job);
      while (self->import == NULL && (job = g_queue_pop_head (&self->waiting)) != NULL)
        {
          run_writing (self, job);
          job_free (job);
        }
      copy_log (self);
    }
}

/**
 * clout_worker_new:
 * @path: the store's file
 * @writer: (transfer full): a connection
 * @reader: (transfer full): a connection that sees only committed data
 * @owner: (transfer none): frees the worker when it is finalized
 * @report_waiting: called in the main thread, unless the owner is gone
 *
 * Starts the threads.
 *
 * Returns: (transfer full): a worker; free with clout_worker_free()
 */
CloutWorker *
clout_worker_new (const char          *path,
                  sqlite3             *writer,
                  sqlite3             *reader,
                  GObject             *owner,
                  CloutWorkerWaitFunc  report_waiting)
{
  CloutWorker *self = g_new0 (CloutWorker, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->handled_one);
  self->owner = owner;
  self->report_waiting = report_waiting;
  self->path = g_strdup (path);
  self->writer.db = writer;
  self->reader.db = reader;
  self->writer.jobs = g_async_queue_new ();
  self->reader.jobs = g_async_queue_new ();
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) sqlite3_finalize);
  sqlite3_busy_handler (writer, busy_cb, self);
  sqlite3_wal_hook (writer, committed_cb, self);
  self->writer.thread = g_thread_new ("clout-write", write_jobs, self);
  self->reader.thread = g_thread_new ("clout-read", read_jobs, self);
  return self;
}

static void
lane_stop (Lane *lane)
{
  g_async_queue_push (lane->jobs, g_new0 (Job, 1));
  g_thread_join (lane->thread);
  g_async_queue_unref (lane->jobs);
}

/* Stops the threads after their last jobs, and closes their connections. */
void
clout_worker_free (CloutWorker *self)
{
  lane_stop (&self->reader);
  lane_stop (&self->writer);
  g_hash_table_unref (self->statements);
  g_clear_pointer (&self->import, clout_store_import_unref);
  sqlite3_busy_timeout (self->writer.db, CUT_MILLISECONDS);
  sqlite3_close (self->reader.db);
  sqlite3_close (self->writer.db);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->handled_one);
  g_free (self->path);
  g_free (self);
}

static void
push (CloutWorker      *self,
      GTask            *task,
      CloutStoreAccess  access,
      CloutStoreImport *import,
      CloutWorkerFunc   func)
{
  Job *job = g_new0 (Job, 1);

  job->task = g_object_ref (task);
  job->access = access;
  job->import = import != NULL ? clout_store_import_ref (import) : NULL;
  job->func = func;
  g_mutex_lock (&self->lock);
  if (access != CLOUT_STORE_READ)
    self->pushed++;
  job->number = self->pushed;
  g_async_queue_push (access == CLOUT_STORE_READ ? self->reader.jobs : self->writer.jobs, job);
  g_mutex_unlock (&self->lock);
}

/* Queues @func. A read waits for the writes queued before it, but not for an import or another
   program. */
void
clout_worker_push (CloutWorker      *self,
                   GTask            *task,
                   CloutStoreAccess  access,
                   CloutWorkerFunc   func)
{
  push (self, task, access, NULL, func);
}

/* The same as part of @import. */
void
clout_worker_push_import (CloutWorker      *self,
                          GTask            *task,
                          CloutStoreAccess  access,
                          CloutStoreImport *import,
                          CloutWorkerFunc   func)
{
  push (self, task, access, import, func);
}

/* Makes pending writes that wait for another program fail with %CLOUT_STORE_ERROR_BUSY. */
void
clout_worker_stop_waiting (CloutWorker *self)
{
  g_mutex_lock (&self->lock);
  self->given_up = self->pushed;
  g_mutex_unlock (&self->lock);
}

/* Turns the current transaction into an import. Returns (transfer full). */
CloutStoreImport *
clout_worker_open_import (CloutWorker *self)
{
  self->import = clout_store_import_new (self->path);
  return clout_store_import_ref (self->import);
}

/* Returns: (transfer none) (nullable): the open import; called by its jobs */
CloutStoreImport *
clout_worker_get_import (CloutWorker *self)
{
  return self->import;
}

/* Commits or rolls back the open import. Removes the flag first, because another program's
   import can begin at once and sets its own. */
gboolean
clout_worker_close_import (CloutWorker  *self,
                           gboolean      commit,
                           GError      **error)
{
  gboolean committed;

  clout_store_import_end (self->import);
  committed = commit && is_import_intact (self)
    && clout_sql_exec (self->writer.db, "COMMIT", error);
  if (!committed)
    clout_sql_exec (self->writer.db, "ROLLBACK", NULL);
  if (!committed && clout_store_import_get_error (self->import) != NULL)
    g_propagate_error (error, g_error_copy (clout_store_import_get_error (self->import)));
  g_clear_pointer (&self->import, clout_store_import_unref);
  return committed;
}

/* Rolls back the open import; the rest of it is rejected with @error. */
void
clout_worker_fail_import (CloutWorker  *self,
                          const GError *error)
{
  clout_sql_exec (self->writer.db, "ROLLBACK", NULL);
  clout_store_import_fail (self->import, error);
}

/* Truncates the log, which readers may delay for a moment. */
void
clout_worker_cut_log (CloutWorker *self)
{
  sqlite3_busy_timeout (self->writer.db, CUT_MILLISECONDS);
  clout_sql_exec (self->writer.db, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
  sqlite3_busy_handler (self->writer.db, busy_cb, self);
}

/* Returns (transfer none): the writer's cached statement; reset it after use. @sql must be a
   literal, because its address is the key. */
sqlite3_stmt *
clout_worker_prepare (CloutWorker  *self,
                      const char   *sql,
                      GError      **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL)
    return statement;
  if (sqlite3_prepare_v3 (self->writer.db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement,
                          NULL) != SQLITE_OK)
    {
      clout_sql_fail (self->writer.db, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, (gpointer) sql, statement);
  return statement;
}
