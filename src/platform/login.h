/* login.h: starts a program when the user signs in to Windows.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean clout_platform_start_at_login (const char  *name,
                                        const char  *arguments,
                                        gboolean     enabled,
                                        GError     **error);

G_END_DECLS
