/* export.c: exports the store to a stream.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/restore.h"

#include "store/backup/export.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"

/**
 * clout_engine_export_async:
 * @self: an engine
 * @stream: stream to write to
 *
 * Writes all the person's data as JSON. There are no tokens in it, because the store has none.
 *
 * clout_finish_boolean() returns whether everything was written; otherwise a #CloutSyncError is
 * set.
 */
void
clout_engine_export_async (CloutEngine         *self,
                           GOutputStream       *stream,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  static const CloutEngineCall call = { .doing = "exporting" };

  clout_store_export_async (clout_engine_get_store (self), stream, cancellable,
                            clout_engine_call_cb,
                            clout_engine_call_new (self, &call, cancellable, callback, user_data));
}
