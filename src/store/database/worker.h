/* worker.h: queues of jobs for the threads that use the database.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "store/database/open-import.h"

G_BEGIN_DECLS

/**
 * CloutWorker:
 *
 * Two threads that use the database, one for reads and one for writes, and their queues.
 */
typedef struct _CloutWorker CloutWorker;

/* Runs in one of the threads and returns @task there. */
typedef void (*CloutWorkerFunc) (CloutWorker *self,
                                 sqlite3     *db,
                                 GTask       *task,
                                 gpointer     task_data);

/* Tells what a write is waiting for; @percent of another program's import is done, or -1. */
typedef void (*CloutWorkerWaitFunc) (gpointer       owner,
                                     CloutStoreWait wait,
                                     int            percent);

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

CloutWorker      *clout_worker_new          (const char           *path,
                                             sqlite3              *writer,
                                             sqlite3              *reader,
                                             GObject              *owner,
                                             CloutWorkerWaitFunc   report_waiting);
void              clout_worker_free         (CloutWorker          *self);
void              clout_worker_push         (CloutWorker          *self,
                                             GTask                *task,
                                             CloutStoreAccess      access,
                                             CloutWorkerFunc       func);
void              clout_worker_push_import  (CloutWorker          *self,
                                             GTask                *task,
                                             CloutStoreAccess      access,
                                             CloutStoreImport     *import,
                                             CloutWorkerFunc       func);
void              clout_worker_stop_waiting (CloutWorker          *self);
sqlite3_stmt     *clout_worker_prepare      (CloutWorker          *self,
                                             const char           *sql,
                                             GError              **error);
CloutStoreImport *clout_worker_open_import  (CloutWorker          *self);
CloutStoreImport *clout_worker_get_import   (CloutWorker          *self);
gboolean          clout_worker_close_import (CloutWorker          *self,
                                             gboolean              commit,
                                             GError              **error);
void              clout_worker_fail_import  (CloutWorker          *self,
                                             const GError         *error);
void              clout_worker_cut_log      (CloutWorker          *self);

G_END_DECLS
