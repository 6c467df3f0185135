/* task.c: tasks of the engine's asynchronous functions.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/engine/task.h"

#include "sync/engine/error.h"

GTask *
clout_engine_task_new (CloutEngine         *self,
                       gpointer             tag,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  return task;
}

/* Returns (transfer full): the data for clout_engine_call_cb(), the callback of a store's call. */
GTask *
clout_engine_call_new (CloutEngine            *self,
                       const CloutEngineCall  *call,
                       GCancellable           *cancellable,
                       GAsyncReadyCallback     callback,
                       gpointer                user_data)
{
  GTask *task = clout_engine_task_new (self, clout_engine_call_new, cancellable, callback,
                                       user_data);

  g_task_set_task_data (task, (gpointer) call, NULL);
  return task;
}

static GListModel *
list_items (GPtrArray *items,
            GType      type)
{
  GListStore *model = g_list_store_new (type);

  g_list_store_splice (model, 0, 0, items->pdata, items->len);
  g_ptr_array_unref (items);
  return G_LIST_MODEL (model);
}

void
clout_engine_call_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      data)
{
  g_autoptr(GTask) task = data;
  const CloutEngineCall *call = g_task_get_task_data (task);
  gboolean has_result = call->item_type != NULL || call->free_result != NULL;
  gpointer found = NULL;
  GError *error = NULL;

  if (has_result)
    found = clout_finish_pointer (result, &error);
  else
    clout_finish_boolean (result, &error);
  if (error != NULL)
    clout_sync_return_error (task, error, call->doing);
  else if (call->item_type != NULL)
    g_task_return_pointer (task, list_items (found, call->item_type ()), g_object_unref);
  else if (has_result)
    g_task_return_pointer (task, found, call->free_result);
  else
    g_task_return_boolean (task, TRUE);
}

/* Runs @worker on @task's data in a thread. The thread's task holds no reference to the engine:
   it can outlive @callback, and the engine must be freed in the thread that uses it. */
void
clout_engine_run_step (GTask               *task,
                       GCancellable        *cancellable,
                       GTaskThreadFunc      worker,
                       GAsyncReadyCallback  callback)
{
  g_autoptr(GTask) step = g_task_new (NULL, cancellable, callback, g_object_ref (task));

  g_task_set_source_tag (step, clout_engine_run_step);
  g_task_set_task_data (step, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (step, worker);
}
