/* import.c: imports an archive, completely or not at all.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/import/import-private.h"

#include <math.h>

#include "archives/archive.h"
#include "base/task.h"
#include "store/accounts/accounts.h"
#include "store/reactions/batches.h"
#include "store/store.h"
#include "sync/accounts/account-list.h"
#include "sync/accounts/busy-accounts.h"
#include "sync/accounts/same-account.h"
#include "sync/engine/changes.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"

/* Microseconds. The first second is a poor predictor of the rest. */
#define SURE_AFTER (1 * G_USEC_PER_SEC)

typedef struct
{
  char *path;
  char *handle;
  gint64 *shift;
  CloutProgressFunc progress;
  gpointer progress_data;
  CloutArchive *archive;
  CloutAccount *account;
  CloutStoreImport *stored;
  GCancellable *cancellable;
  gint64 began;   /* monotonic microseconds */
  CloutImportProgress how_far;
  GError *error;
} Import;

static void
import_free (Import *import)
{
  g_free (import->path);
  g_free (import->handle);
  g_clear_object (&import->archive);
  g_clear_object (&import->account);
  g_clear_pointer (&import->stored, clout_store_import_unref);
  g_clear_object (&import->cancellable);
  g_clear_error (&import->error);
  g_free (import);
}

static void read_next (GTask *task);

/* Shows what is stored, which may be newer than this archive. */
static void
follow (CloutAccount *known,
        CloutAccount *stored)
{
  clout_account_set_remote_id (known, clout_account_get_remote_id (stored));
  clout_account_set_handle (known, clout_account_get_handle (stored));
  clout_account_set_name (known, clout_account_get_name (stored));
  clout_account_set_counters (known, clout_account_get_followers (stored),
                              clout_account_get_following (stored),
                              clout_account_get_listed (stored),
                              clout_account_get_posts (stored));
  clout_account_set_last_sync (known, clout_account_get_last_sync (stored));
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *self = g_task_get_source_object (task);
  Import *import = g_task_get_task_data (task);
  gint64 id = clout_account_get_id (import->account);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) accounts = clout_finish_pointer (result, &error);
  CloutAccountList *live = clout_engine_get_account_list (self);
  CloutAccount *known = clout_account_list_find (live, id);

  if (accounts == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "reading the account");
      return;
    }
  for (guint i = 0; i < accounts->len; i++)
    if (clout_account_get_id (accounts->pdata[i]) == id)
      follow (known != NULL ? known : import->account, accounts->pdata[i]);
  if (known == NULL)
    clout_account_list_add (live, known = import->account);
  clout_engine_changed (self, CLOUT_ENGINE_CHANGED_ALL);
  g_task_return_pointer (task, g_object_ref (known), g_object_unref);
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *self = g_task_get_source_object (task);
  Import *import = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  clout_busy_accounts_end_import (clout_engine_get_busy_accounts (self), import->cancellable);
  if (!clout_finish_boolean (result, &error)
      && import->error == NULL)
    import->error = g_steal_pointer (&error);
  if (import->error != NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&import->error), "importing the archive");
      return;
    }
  clout_store_list_accounts_async (clout_engine_get_store (self), NULL, listed_cb,
                                   g_object_ref (task));
}

/* Commits the import or, on error, rolls it back. Takes @error. */
static void
end (GTask  *task,
     GError *error)
{
  CloutEngine *self = g_task_get_source_object (task);
  Import *import = g_task_get_task_data (task);

  import->error = error;
  clout_store_end_import_async (clout_engine_get_store (self), import->stored, error == NULL, NULL,
                                ended_cb, g_object_ref (task));
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  Import *import = g_task_get_task_data (task);
  GError *error = NULL;

  if (!clout_finish_boolean (result, &error))
    {
      end (task, error);
      return;
    }
  if (import->progress != NULL && !g_cancellable_is_cancelled (import->cancellable))
    import->progress (&import->how_far, import->progress_data);
  read_next (task);
}

/**
 * clout_import_progress_get_left:
 * @elapsed: microseconds spent reading
 * @read: bytes read so far
 * @size: total bytes
 *
 * Returns: seconds left at the same speed, -1 while it is too early to say
 */
gint64
clout_import_progress_get_left (gint64 elapsed,
                                gint64 read,
                                gint64 size)
{
  if (elapsed < SURE_AFTER || read <= 0 || size < read)
    return -1;

  return (gint64) ceil ((double) (size - read) / read * elapsed / G_USEC_PER_SEC);
}

static void
note_progress (Import *import)
{
  CloutImportProgress *progress = &import->how_far;

  clout_archive_get_bytes (import->archive, &progress->read, &progress->size);
  progress->left = clout_import_progress_get_left (g_get_monotonic_time () - import->began,
                                                   progress->read, progress->size);
}

static void
next_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Import *import = data;
  GError *error = NULL;
  CloutBatch *batch = clout_archive_next (import->archive, NULL, cancellable, &error);

  note_progress (import);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, batch, (GDestroyNotify) clout_batch_unref);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *self = g_task_get_source_object (task);
  Import *import = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(CloutBatch) batch = g_task_propagate_pointer (G_TASK (result), &error);

  if (batch == NULL)
    {
      end (task, error);
      return;
    }
  if (import->how_far.size > 0)
    clout_store_import_set_progress (import->stored, (double) import->how_far.read
                                                     / import->how_far.size);
  clout_store_import_batch_async (clout_engine_get_store (self), import->stored,
                                  clout_account_get_id (import->account), batch, NULL, stored_cb,
                                  g_object_ref (task));
}

static void
read_next (GTask *task)
{
  Import *import = g_task_get_task_data (task);

  clout_engine_run_step (task, import->cancellable, next_worker, read_cb);
}

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *self = g_task_get_source_object (task);
  Import *import = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  import->stored = clout_store_begin_import_finish (CLOUT_STORE (source), result, &error);
  if (import->stored == NULL)
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "storing the account");
      return;
    }
  clout_busy_accounts_begin_import (clout_engine_get_busy_accounts (self),
                                    clout_account_get_id (import->account), import->cancellable);
  import->began = g_get_monotonic_time ();
  read_next (task);
}

static void
open_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Import *import = data;
  GError *error = NULL;

  import->archive = import->shift != NULL
    ? clout_archive_open_shifted (import->path, clout_engine_now (), import->shift, cancellable,
                                  &error)
    : clout_archive_open_as (import->path, import->handle, cancellable, &error);
  if (import->archive == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutEngine *self = g_task_get_source_object (task);
  Import *import = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "opening the archive");
      return;
    }
  import->account = clout_archive_get_account (import->archive);
  clout_same_account_join (clout_engine_get_accounts (self), import->account);
  if (clout_account_get_handle (import->account) == NULL)
    clout_account_set_handle (import->account, clout_account_get_remote_id (import->account));
  clout_store_begin_import_async (clout_engine_get_store (self), import->account,
                                  import->cancellable, begun_cb, g_object_ref (task));
}

/* Imports an archive. Takes over @task, which returns the result: an import that was kept can no
   longer be canceled. */
void
clout_engine_import_path (CloutEngine       *self,
                          const char        *path,
                          const char        *handle,
                          gint64            *shift,
                          CloutProgressFunc  progress,
                          gpointer           progress_data,
                          GTask             *task)
{
  Import *import = g_new0 (Import, 1);

  import->path = g_strdup (path);
  import->handle = g_strdup (handle);
  import->shift = shift;
  import->progress = progress;
  import->progress_data = progress_data;
  import->cancellable = g_task_get_cancellable (task) != NULL
    ? g_object_ref (g_task_get_cancellable (task)) : g_cancellable_new ();
  g_task_set_task_data (task, import, (GDestroyNotify) import_free);
  g_task_set_check_cancellable (task, FALSE);
  clout_engine_run_step (task, import->cancellable, open_worker, opened_cb);
}

/**
 * clout_engine_import_async:
 * @self: an engine
 * @file: a local file or folder
 * @progress: (nullable): called with the progress
 * @progress_data: data for @progress
 * @cancellable: (nullable): a cancellable
 *
 * Imports an archive. If canceled, stops reading and stores nothing.
 */
void
clout_engine_import_async (CloutEngine         *self,
                           GFile               *file,
                           CloutProgressFunc    progress,
                           gpointer             progress_data,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  clout_engine_import_as_async (self, file, NULL, progress, progress_data, cancellable, callback,
                                user_data);
}

/**
 * clout_engine_import_as_async:
 * @self: an engine
 * @file: a local file or folder
 * @handle: (nullable): the owner's handle, for an archive without an owner
 * @progress: (nullable): called with the progress
 * @progress_data: data for @progress
 * @cancellable: (nullable): a cancellable
 *
 * Imports an archive like clout_engine_import_async(), for an owner named by the person.
 */
void
clout_engine_import_as_async (CloutEngine         *self,
                              GFile               *file,
                              const char          *handle,
                              CloutProgressFunc    progress,
                              gpointer             progress_data,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_import_async, cancellable,
                                                 callback, user_data);
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL)
    {
      g_task_return_new_error (task, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_ARCHIVE_UNREADABLE,
                               "opening the archive: it is not on this computer");
      return;
    }
  clout_engine_import_path (self, path, handle, NULL, progress, progress_data, task);
}

/**
 * clout_engine_import_finish:
 * @self: an engine
 * @result: the result passed to the callback
 * @ret_report: (out) (optional) (transfer full): what was read and left out
 *
 * Returns: (transfer full): the stored account, or %NULL; nothing was stored if canceled
 */
CloutAccount *
clout_engine_import_finish (CloutEngine        *self,
                            GAsyncResult       *result,
                            CloutImportReport **ret_report,
                            GError            **error)
{
  Import *import = g_task_get_task_data (G_TASK (result));
  CloutAccount *account = g_task_propagate_pointer (G_TASK (result), error);

  if (account != NULL && ret_report != NULL)
    *ret_report = clout_import_report_copy (clout_archive_get_report (import->archive));

  return account;
}
