/* read-export.h: makes a store from an export.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

gboolean clout_export_is_one   (const char         *path);
gboolean clout_export_is_table (const char         *name);
gboolean clout_read_export     (const char         *path,
                                const char         *fresh,
                                const char *const  *networks,
                                guint              *ret_line,
                                GError            **error);

G_END_DECLS
