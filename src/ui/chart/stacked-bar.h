/* stacked-bar.h: parts of a whole side by side.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLOUT_TYPE_STACKED_BAR (clout_stacked_bar_get_type ())

G_DECLARE_FINAL_TYPE (CloutStackedBar, clout_stacked_bar, CLOUT, STACKED_BAR, GtkWidget)

void clout_stacked_bar_set_parts (CloutStackedBar *self,
                                  const double    *parts,
                                  gsize            n_parts,
                                  const char      *label);

G_END_DECLS
