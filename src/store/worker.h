/* worker.h: jobs for the one thread that touches the database.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "store/store.h"

G_BEGIN_DECLS

/* Runs on the worker thread and returns @task there. */
typedef void (*CloutStoreWorker) (CloutStore *self,
                                  sqlite3    *db,
                                  GTask      *task,
                                  gpointer    task_data);

/* The account of a job that reads only, or that an open import need not hold up. */
#define CLOUT_STORE_ANY (-1)

void   clout_store_push       (CloutStore       *self,
                               GTask            *task,
                               gint64            writes,
                               CloutStoreWorker  worker);
void   clout_store_set_import (CloutStore       *self,
                               gint64            account);
gint64 clout_store_get_import (CloutStore       *self);
GTask *clout_store_task_new   (CloutStore          *self,
                               gpointer             tag,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data);

G_END_DECLS
