/* process.h: what the platforms do differently with a process's memory and time.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void   clout_protect_process       (void);
void   clout_platform_limit_memory (void);
void   clout_platform_trim_memory  (void);
gint64 clout_platform_thread_time  (void);

G_END_DECLS
