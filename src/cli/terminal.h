/* terminal.h: keeps untrusted text from controlling the terminal.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *clout_terminal_dup_harmless   (const char  *text);
char     *clout_terminal_dup_in_charset (const char  *text,
                                         const char  *charset);
void      clout_terminal_guard          (gboolean     output);
void      clout_terminal_write          (const char  *data,
                                         gsize        size);
gboolean  clout_terminal_check_output   (GError     **error);

G_END_DECLS
