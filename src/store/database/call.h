/* call.h: runs a function in the store's thread.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/database/sql.h"
#include "store/database/worker.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * CloutStoreCall:
 * @access: kind of access to the file
 * @load: returns the result for clout_finish_pointer(), or %NULL with an error
 * @change: instead of @load, for calls that finish with clout_finish_boolean()
 * @free_args: (nullable): frees the call's arguments
 * @free_result: frees the result of @load
 *
 * Describes a call. Reads see a single snapshot. Writes are a single transaction, which an error
 * rolls back.
 */
typedef struct
{
  CloutStoreAccess access;
  gpointer (*load) (sqlite3   *db,
                    gpointer   args,
                    GError   **error);
  CloutSqlFunc change;
  GDestroyNotify free_args;
  GDestroyNotify free_result;
} CloutStoreCall;

GTask *clout_store_task_new       (CloutStore             *self,
                                   gpointer                tag,
                                   GCancellable           *cancellable,
                                   GAsyncReadyCallback     callback,
                                   gpointer                user_data);
void clout_store_push             (CloutStore             *self,
                                   GTask                  *task,
                                   CloutStoreAccess        access,
                                   CloutWorkerFunc         func);
void clout_store_push_import      (CloutStore             *self,
                                   GTask                  *task,
                                   CloutStoreAccess        access,
                                   CloutStoreImport       *import,
                                   CloutWorkerFunc         func);
void clout_store_call_async       (CloutStore             *self,
                                   const CloutStoreCall   *call,
                                   gpointer                args,
                                   GCancellable           *cancellable,
                                   GAsyncReadyCallback     callback,
                                   gpointer                user_data);
gpointer clout_store_call_get_args (GAsyncResult *result);
void clout_store_list_async       (CloutStore             *self,
                                   const CloutSqlList     *rows,
                                   CloutBinds             *binds,
                                   GCancellable           *cancellable,
                                   GAsyncReadyCallback     callback,
                                   gpointer                user_data);
void clout_store_list_names_async (CloutStore             *self,
                                   const char             *sql,
                                   CloutBinds             *binds,
                                   GCancellable           *cancellable,
                                   GAsyncReadyCallback     callback,
                                   gpointer                user_data);
void clout_store_change_async     (CloutStore             *self,
                                   const char             *sql,
                                   CloutBinds             *binds,
                                   GCancellable           *cancellable,
                                   GAsyncReadyCallback     callback,
                                   gpointer                user_data);

G_END_DECLS
