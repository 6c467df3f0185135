/* terminal.h: the terminal that a program runs in.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/**
 * CloutInterruptFunc:
 * @user_data: what was passed to clout_platform_watch_interrupt()
 *
 * Runs in the main context when the person presses Ctrl+C or the system asks the program to end.
 */
typedef void (*CloutInterruptFunc) (gpointer user_data);

void     clout_platform_prepare_streams (void);
gboolean clout_platform_is_terminal     (FILE *stream);
gboolean clout_platform_show_input      (gboolean shown);
void     clout_platform_watch_interrupt (CloutInterruptFunc func,
                                         gpointer           user_data);
void     clout_platform_unwatch_interrupt (void);

G_END_DECLS
