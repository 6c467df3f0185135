/* help-window.h: short answers to frequent questions.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CLOUT_TYPE_HELP_WINDOW (clout_help_window_get_type ())

G_DECLARE_FINAL_TYPE (CloutHelpWindow, clout_help_window, CLOUT, HELP_WINDOW, AdwWindow)

CloutHelpWindow *clout_help_window_new (GtkWindow *parent);

G_END_DECLS
