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

/* In place of the account that a job writes: one that reads only, and one that ends an
 * import. 0 is for a job that writes what is no account's. */
#define CLOUT_STORE_READ (-1)
#define CLOUT_STORE_END (-2)

void          clout_store_push         (CloutStore           *self,
                                        GTask                *task,
                                        gint64                writes,
                                        CloutStoreWorker      worker);
sqlite3_stmt *clout_store_prepare      (CloutStore           *self,
                                        const char           *sql,
                                        GError              **error);
void          clout_store_set_import   (CloutStore           *self,
                                        gint64                account);
gint64        clout_store_get_import   (CloutStore           *self);
void          clout_store_fail_import  (CloutStore           *self,
                                        const GError         *error);
gboolean      clout_store_check_import (CloutStore           *self,
                                        GError              **error);
GTask        *clout_store_task_new     (CloutStore           *self,
                                        gpointer              tag,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);

G_END_DECLS
