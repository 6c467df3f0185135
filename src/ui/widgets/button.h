/* button.h: a button whose label wraps instead of widening the window.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLOUT_TYPE_BUTTON (clout_button_get_type ())

G_DECLARE_FINAL_TYPE (CloutButton, clout_button, CLOUT, BUTTON, GtkButton)

GtkWidget *clout_button_new (const char *label);

G_END_DECLS
