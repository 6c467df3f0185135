/* restore.c: lists the store's backups, and replaces the store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/restore.h"

#include "archives/archive.h"
#include "networks/network.h"
#include "store/backup/backup.h"
#include "store/backup/read-export.h"
#include "store/backup/restore.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"

typedef struct
{
  CloutRestore run;
  char *path;
  char *source;
  const char **networks;
} Restore;

static void
restore_free (Restore *self)
{
  g_free (self->run.replaced);
  g_free (self->path);
  g_free (self->source);
  g_free (self->networks);
  g_free (self);
}

void
clout_saved_copy_free (CloutSavedCopy *self)
{
  g_free (self->path);
  g_free (self->date);
  g_free (self);
}

/**
 * clout_restore_is_export:
 * @path: (type filename): path of a file
 *
 * Returns: whether the file looks like a Clout export, even a damaged one
 */
gboolean
clout_restore_is_export (const char *path)
{
  return clout_export_is_one (path);
}

/**
 * clout_restore_list_copies:
 * @store_path: (nullable): path of the store, or %NULL for the default
 *
 * Returns: (transfer full) (element-type CloutSavedCopy): its backups, latest first, or %NULL
 *   with a #CloutSyncError
 */
GPtrArray *
clout_restore_list_copies (const char  *store_path,
                           GError     **error)
{
  g_autofree char *own = clout_engine_dup_default_path ();
  g_autoptr(GError) problem = NULL;
  g_autoptr(GPtrArray) backups =
    clout_backup_list (store_path != NULL ? store_path : own, &problem);
  GPtrArray *copies;

  if (backups == NULL)
    {
      GError *failed = g_error_new (CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_STORE_READ_ONLY,
                                    "listing the backups: %s", problem->message);

      clout_sync_error_set_file (failed, store_path != NULL ? store_path : own);
      g_propagate_error (error, failed);
      return NULL;
    }
  copies = g_ptr_array_new_with_free_func ((GDestroyNotify) clout_saved_copy_free);
  for (guint i = 0; i < backups->len; i++)
    {
      const CloutBackup *backup = backups->pdata[i];
      CloutSavedCopy *copy = g_new0 (CloutSavedCopy, 1);

      copy->path = g_strdup (backup->path);
      copy->date = g_strdup (backup->date);
      copy->bytes = backup->bytes;
      g_ptr_array_add (copies, copy);
    }
  return copies;
}

/* Includes networks that only exist as archives. */
static const char **
list_networks (void)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  g_autofree const char **archives = clout_archive_list_networks ();
  gsize n;
  const CloutNetwork *const *networks = clout_networks_list (&n);

  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (ids, (gpointer) networks[i]->id);
  for (gsize i = 0; archives[i] != NULL; i++)
    g_ptr_array_add (ids, (gpointer) archives[i]);
  g_ptr_array_add (ids, NULL);
  return (const char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

/* Adds the file that couldn't be read or written and, for an export, the line. */
static GError *
wrap (const Restore *self,
      GError        *error)
{
  gboolean damaged = g_error_matches (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_DAMAGED);
  gboolean busy = g_error_matches (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_BUSY);
  g_autofree char *place = self->run.line > 0
    ? g_strdup_printf ("%s:%u", self->source, self->run.line) : g_strdup (self->source);
  GError *wrapped = clout_sync_error_wrap (error, "restoring");

  if (damaged)
    wrapped->code = CLOUT_SYNC_ERROR_BACKUP_DAMAGED;
  else if (busy)
    wrapped->code = CLOUT_SYNC_ERROR_STORE_OPEN;
  clout_sync_error_set_file (wrapped, self->run.is_reading ? place : self->path);
  return wrapped;
}

static void
restore_worker (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Restore *self = task_data;
  GError *error = NULL;

  if (clout_restore_run (&self->run, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, wrap (self, error));
}

/**
 * clout_restore_async:
 * @store_path: (nullable): path of the store, or %NULL for the default; no engine in any program
 *   may have it open
 * @source: a backup, another store or an export
 *
 * Replaces the store with a copy of @source, and keeps the old store beside it.
 */
void
clout_restore_async (const char          *store_path,
                     const char          *source,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Restore *self = g_new0 (Restore, 1);

  self->path = store_path != NULL ? g_strdup (store_path) : clout_engine_dup_default_path ();
  self->source = g_strdup (source);
  self->networks = list_networks ();
  self->run = (CloutRestore) { .path = self->path, .source = self->source,
                               .networks = self->networks, .now = clout_engine_now () };
  g_task_set_source_tag (task, clout_restore_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, self, (GDestroyNotify) restore_free);
  g_task_run_in_thread (task, restore_worker);
}

/**
 * clout_restore_finish:
 * @result: the result passed to the callback
 * @ret_replaced: (out) (nullable): path of the old store, or %NULL if there wasn't one
 *
 * Returns: %FALSE with a #CloutSyncError if nothing was changed
 */
gboolean
clout_restore_finish (GAsyncResult  *result,
                      char         **ret_replaced,
                      GError       **error)
{
  Restore *self = g_task_get_task_data (G_TASK (result));

  *ret_replaced = g_steal_pointer (&self->run.replaced);
  return g_task_propagate_boolean (G_TASK (result), error);
}
