/* program.h: how a program is started, and where its files are.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GStrv clout_platform_dup_arguments  (char       **argv);
char *clout_platform_dup_installed  (const char  *path,
                                     const char  *prefix);
void  clout_platform_use_time_zones (void);

G_END_DECLS
