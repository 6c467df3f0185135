/* events.c: what happened during the score's history.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/score.h"

#include "store/score/events.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"

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
