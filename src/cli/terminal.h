/* terminal.h: keeps what others wrote from commanding the terminal.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *clout_terminal_dup_harmless (const char *text);
void  clout_terminal_guard        (gboolean    output);

G_END_DECLS
