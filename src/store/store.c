/* store.c: opens the store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/store.h"

#include <sqlite3.h>

#include "store/database/open.h"
#include "store/store-private.h"

enum
{
  WAITING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CloutStore, clout_store, G_TYPE_OBJECT)

static void
clout_store_finalize (GObject *object)
{
  CloutStore *self = CLOUT_STORE (object);

  g_clear_pointer (&self->worker, clout_worker_free);
  g_free (self->path);
  g_free (self->moved_aside);
  G_OBJECT_CLASS (clout_store_parent_class)->finalize (object);
}

static void
clout_store_class_init (CloutStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_store_finalize;

  /**
   * CloutStore::waiting:
   * @wait: what a write is waiting for, or %CLOUT_STORE_WAIT_NONE if it no longer is
   * @percent: how much another program has imported, or -1 if unknown
   */
  signals[WAITING] = g_signal_new ("waiting", CLOUT_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
}

static void
clout_store_init (CloutStore *self)
{
}

static void
report_waiting (gpointer       self,
                CloutStoreWait wait,
                int            percent)
{
  g_signal_emit (self, signals[WAITING], 0, wait, percent);
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
  sqlite3 *writer, *reader = NULL;
  GError *error = NULL;

  self->path = g_strdup (open->path);
  writer = clout_store_open_db (open->path, open->now, &self->moved_aside, &self->salvage,
                                &error);
  if (writer != NULL)
    reader = clout_store_open_reader (writer, &error);
  if (reader == NULL)
    {
      sqlite3_close (writer);
      g_task_return_error (task, error);
      return;
    }
  self->worker = clout_worker_new (self->path, writer, reader, G_OBJECT (self), report_waiting);
  g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

/**
 * clout_store_open_async:
 * @path: the file; it and its folder are created if missing, for this user only
 * @now: Unix seconds, for the new name of a damaged file
 *
 * Opens the store, migrates its schema and starts its threads. Moves a damaged file aside and
 * recovers its data.
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

/**
 * clout_store_stop_waiting:
 * @self: a store
 *
 * Makes pending writes that wait for another program fail with %CLOUT_STORE_ERROR_BUSY.
 */
void
clout_store_stop_waiting (CloutStore *self)
{
  g_return_if_fail (CLOUT_IS_STORE (self));
  clout_worker_stop_waiting (self->worker);
}

/**
 * clout_store_get_path:
 * @self: a store
 *
 * Returns: (transfer none) (type filename): the store's file
 */
const char *
clout_store_get_path (CloutStore *self)
{
  g_return_val_if_fail (CLOUT_IS_STORE (self), NULL);
  return self->path;
}

/**
 * clout_store_get_moved_aside:
 * @self: a store
 *
 * Returns: (nullable): path that a damaged file was moved to when this store was opened
 */
const char *
clout_store_get_moved_aside (CloutStore *self)
{
  g_return_val_if_fail (CLOUT_IS_STORE (self), NULL);
  return self->moved_aside;
}

/**
 * clout_store_get_salvage:
 * @self: a store
 *
 * Returns: (transfer none): number of rows recovered from the damaged file
 */
const CloutStoreSalvage *
clout_store_get_salvage (CloutStore *self)
{
  g_return_val_if_fail (CLOUT_IS_STORE (self), NULL);
  return &self->salvage;
}

/**
 * clout_store_get_version:
 * Returns: (transfer none): SQLite's version at run time
 */
const char *
clout_store_get_version (void)
{
  return sqlite3_libversion ();
}
