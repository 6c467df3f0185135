/* task.h: tasks of the engine's asynchronous functions.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/engine.h"

G_BEGIN_DECLS

GTask *clout_engine_task_new (CloutEngine            *self,
                              gpointer                tag,
                              GCancellable           *cancellable,
                              GAsyncReadyCallback     callback,
                              gpointer                user_data);
void   clout_engine_run_step (GTask                  *task,
                              GCancellable           *cancellable,
                              GTaskThreadFunc         worker,
                              GAsyncReadyCallback     callback);

/**
 * CloutEngineCall: a call of the store whose result is passed on as it is.
 * @doing: names it in an error
 * @item_type: (nullable): type of the items of a #GPtrArray that becomes a #GListModel
 * @free_result: (nullable): frees a result of another type; without both, there is only success
 */
typedef struct
{
  const char *doing;
  GType (*item_type) (void);
  GDestroyNotify free_result;
} CloutEngineCall;

GTask *clout_engine_call_new (CloutEngine            *self,
                              const CloutEngineCall  *call,
                              GCancellable           *cancellable,
                              GAsyncReadyCallback     callback,
                              gpointer                user_data);
void   clout_engine_call_cb  (GObject                *source,
                              GAsyncResult           *result,
                              gpointer                data);

G_END_DECLS
