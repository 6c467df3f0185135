/* range-bar.h: shows the score and its likely range from 0 to 100.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLOUT_TYPE_RANGE_BAR (clout_range_bar_get_type ())

G_DECLARE_FINAL_TYPE (CloutRangeBar, clout_range_bar, CLOUT, RANGE_BAR, GtkWidget)

void clout_range_bar_set_values (CloutRangeBar *self,
                                 double         low,
                                 double         score,
                                 double         high,
                                 const char    *label);

G_END_DECLS
