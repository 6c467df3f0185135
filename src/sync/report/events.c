/* events.c: what happened during the score's history.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/score.h"

#include "store/score/events.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"

/**
 * clout_engine_list_events_async:
 * @self: an engine
 * @first_day: days since 1970-01-01 local time, or 0 for all events
 *
 * Lists what happened since a day.
 *
 * clout_finish_pointer() returns (transfer full) (element-type CloutEvent) a #GPtrArray, or %NULL
 * with a #CloutSyncError.
 */
void
clout_engine_list_events_async (CloutEngine         *self,
                                gint64               first_day,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  static const CloutEngineCall call = { "reading what happened", NULL,
                                        (GDestroyNotify) g_ptr_array_unref };
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  clout_store_list_events_async (clout_engine_get_store (self), first_day, zone, cancellable,
                                 clout_engine_call_cb,
                                 clout_engine_call_new (self, &call, cancellable, callback,
                                                        user_data));
}
