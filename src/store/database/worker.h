/* worker.h: queues of jobs for the threads that use the database.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "store/store.h"

G_BEGIN_DECLS

/* Runs in one of the store's threads and returns @task there. */
typedef void (*CloutStoreWorker) (CloutStore *self,
                                  sqlite3    *db,
                                  GTask      *task,
                                  gpointer    task_data);

/**
 * CloutStoreAccess:
 * @CLOUT_STORE_WRITE: waits for the lock of another program or an import
 * @CLOUT_STORE_READ: reads a snapshot without waiting for writes
 * @CLOUT_STORE_WRITE_IF_FREE: fails with %CLOUT_STORE_ERROR_BUSY if it would have to wait
 * @CLOUT_STORE_END: ends an import, even after cancellation
 */
typedef enum
{
  CLOUT_STORE_WRITE,
  CLOUT_STORE_READ,
  CLOUT_STORE_WRITE_IF_FREE,
  CLOUT_STORE_END
} CloutStoreAccess;

void              clout_store_push         (CloutStore         *self,
                                            GTask              *task,
                                            CloutStoreAccess    access,
                                            CloutStoreWorker    worker);
void              clout_store_push_import  (CloutStore         *self,
                                            GTask              *task,
                                            CloutStoreAccess    access,
                                            CloutStoreImport   *import,
                                            CloutStoreWorker    worker);
sqlite3_stmt     *clout_store_prepare      (CloutStore         *self,
                                            const char         *sql,
                                            GError            **error);
CloutStoreImport *clout_store_open_import  (CloutStore         *self);
gboolean          clout_store_close_import (CloutStore         *self,
                                            gboolean            commit,
                                            GError            **error);
void              clout_store_fail_import  (CloutStore         *self,
                                            const GError       *error);
void              clout_store_cut_log      (CloutStore         *self);
GTask            *clout_store_task_new     (CloutStore         *self,
                                            gpointer            tag,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);

G_END_DECLS
