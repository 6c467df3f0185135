/* away-periods.c: lists and stores days away.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/score.h"

#include "base/task.h"
#include "store/score/away-periods.h"
#include "sync/engine/changes.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"

/**
 * clout_engine_list_away_periods_async:
 * @self: an engine
 *
 * Lists the days away.
 *
 * clout_finish_pointer() returns (transfer full) (element-type CloutAwayPeriod) a #GArray, oldest
 * first, or %NULL with a #CloutSyncError.
 */
void
clout_engine_list_away_periods_async (CloutEngine         *self,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  static const CloutEngineCall call = { "reading the holidays", NULL,
                                        (GDestroyNotify) g_array_unref };

  clout_store_list_away_periods_async (clout_engine_get_store (self), cancellable,
                                       clout_engine_call_cb,
                                       clout_engine_call_new (self, &call, cancellable, callback,
                                                              user_data));
}

static void
away_periods_saved_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;

  if (!clout_finish_boolean (result, &error))
    {
      clout_sync_return_error (task, g_steal_pointer (&error), "storing the holidays");
      return;
    }
  clout_engine_changed (g_task_get_source_object (task),
                        CLOUT_ENGINE_CHANGED_SCORE | CLOUT_ENGINE_CHANGED_TOPICS);
  g_task_return_boolean (task, TRUE);
}

/**
 * clout_engine_save_away_periods_async:
 * @self: an engine
 * @away_periods: (element-type CloutAwayPeriod): all days away
 *
 * Replaces the days away.
 *
 * clout_finish_boolean() returns whether they were stored; otherwise a #CloutSyncError is set.
 */
void
clout_engine_save_away_periods_async (CloutEngine         *self,
                                      GArray              *away_periods,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_save_away_periods_async,
                                                 cancellable, callback, user_data);

  clout_store_save_away_periods_async (clout_engine_get_store (self),
                                       (const CloutAwayPeriod *) away_periods->data,
                                       away_periods->len, cancellable, away_periods_saved_cb,
                                       g_object_ref (task));
}
