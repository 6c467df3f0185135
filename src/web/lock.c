/* lock.c: mutual exclusion across processes, with a lock file.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/lock.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "platform/file.h"
#include "web/error.h"

#define EVERY_MS 40

struct _CloutLock
{
  int fd;
};

typedef struct
{
  CloutLock *lock;
  gint64 until;
} Wait;

static void
wait_free (Wait *wait)
{
  g_clear_pointer (&wait->lock, clout_lock_release);
  g_free (wait);
}

/**
 * clout_lock_release:
 * @self: (transfer full): a lock
 *
 * Releases a lock. Keeps the file, because removing it would allow two holders on two files.
 */
void
clout_lock_release (CloutLock *self)
{
  g_close (self->fd, NULL);
  g_free (self);
}

static CloutLock *
open_lock (const char  *folder,
           const char  *name,
           GError     **error)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  g_autofree char *file = g_strdup_printf ("%.32s.lock", hash);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  CloutLock *self;
  int fd = -1;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    fd = clout_platform_open (path, CLOUT_OPEN_CREATE);
  if (fd < 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "Lock file %s: %s",
                   path, g_strerror (code));
      return NULL;
    }
  self = g_new0 (CloutLock, 1);
  self->fd = fd;
  return self;
}

static gboolean
try_cb (gpointer user_data)
{
  GTask *task = user_data;
  Wait *wait = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  if (clout_platform_lock (wait->lock->fd))
    {
      g_task_return_pointer (task, g_steal_pointer (&wait->lock),
                             (GDestroyNotify) clout_lock_release);
      return G_SOURCE_REMOVE;
    }
  if (errno != EWOULDBLOCK)
    {
      g_task_return_new_error (task, G_IO_ERROR, g_io_error_from_errno (errno),
                               "Lock file: %s", g_strerror (errno));
      return G_SOURCE_REMOVE;
    }
  if (g_get_monotonic_time () < wait->until)
    return G_SOURCE_CONTINUE;
  g_task_return_new_error (task, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_TIMED_OUT,
                           "Another Clout is busy with this account");
  return G_SOURCE_REMOVE;
}

/**
 * clout_lock_take_async:
 * @folder: private folder for lock files; created if missing
 * @name: name of the lock
 * @patience_ms: how long to wait for its holder
 * @cancellable: (nullable): ends the wait
 *
 * Takes a lock, which excludes other processes and other callers in this one. It is released when
 * the process ends, in whatever way.
 *
 * clout_finish_pointer() returns (transfer full) the lock, or %NULL with
 * %CLOUT_WEB_ERROR_TIMED_OUT or an error of GIO.
 */
void
clout_lock_take_async (const char          *folder,
                       const char          *name,
                       guint                patience_ms,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr(GSource) source = NULL;
  GError *error = NULL;
  Wait *wait = g_new0 (Wait, 1);

  g_task_set_source_tag (task, clout_lock_take_async);
  g_task_set_task_data (task, wait, (GDestroyNotify) wait_free);
  wait->until = g_get_monotonic_time () + patience_ms * G_GINT64_CONSTANT (1000);
  wait->lock = open_lock (folder, name, &error);
  if (wait->lock == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  source = g_timeout_source_new (EVERY_MS);
  g_source_set_ready_time (source, 0);
  g_source_set_static_name (source, "[clout] wait for a lock file");
  g_source_set_callback (source, try_cb, g_object_ref (task), g_object_unref);
  g_source_attach (source, g_main_context_get_thread_default ());
}
