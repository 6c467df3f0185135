/* forget.h: deletes an account from the backups.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

gboolean clout_backup_forget (sqlite3  *db,
                              gint64    account,
                              GError  **error);

G_END_DECLS
