/* call.h: a call of the store: one function that runs in its thread.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/database/sql.h"
#include "store/database/worker.h"

G_BEGIN_DECLS

/**
 * CloutStoreCall:
 * @access: what it does with the file
 * @load: returns what clout_finish_pointer() will, or %NULL with the error set
 * @change: in place of @load, where clout_finish_boolean() ends the call
 * @free_args: (nullable): frees the call's arguments
 * @free_result: frees what @load returned
 *
 * Reads see one snapshot. Writes are one transaction, which an error rolls back.
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

void clout_store_call_async       (CloutStore             *self,
                                   const CloutStoreCall   *call,
                                   gpointer                args,
                                   GCancellable           *cancellable,
                                   GAsyncReadyCallback     callback,
                                   gpointer                user_data);
gpointer clout_store_call_get_args (GAsyncResult *result);
void clout_store_list_async       (CloutStore             *self,
                                   const CloutSqlList     *rows,
                                   GVariant               *binds,
                                   GCancellable           *cancellable,
                                   GAsyncReadyCallback     callback,
                                   gpointer                user_data);
void clout_store_list_names_async (CloutStore             *self,
                                   const char             *sql,
                                   GVariant               *binds,
                                   GCancellable           *cancellable,
                                   GAsyncReadyCallback     callback,
                                   gpointer                user_data);
void clout_store_change_async     (CloutStore             *self,
                                   const char             *sql,
                                   GVariant               *binds,
                                   GCancellable           *cancellable,
                                   GAsyncReadyCallback     callback,
                                   gpointer                user_data);

G_END_DECLS
