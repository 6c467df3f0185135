/* data.c: loads the data that a report was made of, unless it still has them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/breakdown/data.h"

#include "base/task.h"
#include "networks/network.h"
#include "store/score/load-history.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "sync/report/report-private.h"
#include "sync/sync-error.h"

void
clout_data_use_init (CloutDataUse *self,
                     CloutReport  *report)
{
  self->report = g_object_ref (report);
  clout_report_begin_use (report);
}

void
clout_data_use_clear (CloutDataUse *self)
{
  clout_report_end_use (self->report);
  g_object_unref (self->report);
  g_clear_pointer (&self->history, clout_store_history_unref);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutDataUse *self = g_task_get_task_data (task);

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    {
      g_task_return_new_error (task, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_OUTDATED,
                               "explaining: the store has changed since");
      return;
    }
  clout_report_return_data (self->report, self->history);
  clout_engine_run_step (task, NULL, self->worker, self->callback);
}

static void
restore_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  CloutDataUse *self = data;

  g_task_return_boolean (task, clout_report_matches (self->report, self->history));
}

static void
read_again_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(GTask) task = data;
  CloutDataUse *self = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  self->history = clout_finish_pointer (result, &error);
  if (self->history != NULL)
    clout_engine_run_step (task, NULL, restore_worker, restored_cb);
  else
    clout_sync_return_error (task, g_steal_pointer (&error), "reading the reactions");
}

/**
 * clout_data_use_run:
 * @task: a task of the engine, whose data start with a #CloutDataUse
 * @worker: runs in a thread, where clout_report_get_data() has the data
 * @callback: as for clout_engine_run_step()
 *
 * Runs a step that needs a report's data. @task fails with %CLOUT_SYNC_ERROR_OUTDATED if other data
 * were stored since the report was made.
 */
void
clout_data_use_run (GTask               *task,
                    GTaskThreadFunc      worker,
                    GAsyncReadyCallback  callback)
{
  CloutEngine *engine = g_task_get_source_object (task);
  CloutDataUse *self = g_task_get_task_data (task);

  self->worker = worker;
  self->callback = callback;
  if (clout_report_get_data (self->report) != NULL)
    clout_engine_run_step (task, NULL, worker, callback);
  else
    clout_store_load_history_async (clout_engine_get_store (engine), clout_networks_get_weights (),
                                    clout_report_get_time (self->report),
                                    clout_report_get_zone (self->report), CLOUT_HISTORY_DAYS,
                                    g_task_get_cancellable (task), read_again_cb,
                                    g_object_ref (task));
}
