/* migrate.h: migrates an older schema.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

gboolean clout_store_check_owner   (sqlite3  *db,
                                    GError  **error);
void     clout_store_sign          (sqlite3  *db);
gboolean clout_store_check_tables  (sqlite3  *db,
                                    GError  **error);
gboolean clout_store_check_version (sqlite3  *db,
                                    GError  **error);
gboolean clout_store_migrate_to    (sqlite3  *db,
                                    gint64    wanted,
                                    GError  **error);
gboolean clout_store_migrate       (sqlite3  *db,
                                    GError  **error);
gint64   clout_store_get_newest_schema (void);

G_END_DECLS
