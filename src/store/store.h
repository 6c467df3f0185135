/* store.h: everything the app knows, in one SQLite file.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/task.h"
#include "store/backup/salvage-counts.h"
#include "store/database/open-import.h"
#include "store/error.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_STORE (clout_store_get_type ())

G_DECLARE_FINAL_TYPE (CloutStore, clout_store, CLOUT, STORE, GObject)

void        clout_store_open_async      (const char           *path,
                                         gint64                now,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
void        clout_store_stop_waiting    (CloutStore           *self);
const char *clout_store_get_path        (CloutStore           *self);
const char *clout_store_get_moved_aside (CloutStore           *self);
const CloutStoreSalvage *clout_store_get_salvage (CloutStore       *self);
const char *clout_store_get_version     (void);

G_END_DECLS
