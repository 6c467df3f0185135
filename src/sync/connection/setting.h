/* setting.h: servers that an environment variable can replace.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *clout_setting_dup_origin (const char  *variable,
                                const char  *origin,
                                GError     **error);

G_END_DECLS
