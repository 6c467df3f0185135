/* protect.h: protects secrets in this process's memory from other processes.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void clout_protect_process (void);

G_END_DECLS
