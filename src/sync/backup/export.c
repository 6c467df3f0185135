/* export.c: exports the store to a stream.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/restore.h"

#include "base/task.h"
#include "store/score/points.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;

  if (clout_finish_boolean (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    clout_sync_return_error (task, g_steal_pointer (&error), "exporting");
}

void
clout_engine_export_async (CloutEngine         *self,
                           GOutputStream       *stream,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_export_async, cancellable,
                                                 callback, user_data);

  clout_store_export_async (clout_engine_get_store (self), stream, cancellable, exported_cb,
                            g_object_ref (task));
}
