/* open.h: opens the file, private, checked and migrated.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "store/backup/salvage-counts.h"

G_BEGIN_DECLS

sqlite3 *clout_store_open_db     (const char         *path,
                                  gint64              now,
                                  char              **ret_moved_aside,
                                  CloutStoreSalvage  *ret_salvage,
                                  GError            **error);
sqlite3 *clout_store_open_reader (sqlite3            *db,
                                  GError            **error);
gboolean clout_store_check_sound (sqlite3  *db,
                                  GError  **error);

G_END_DECLS
