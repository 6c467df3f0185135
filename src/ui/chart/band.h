/* band.h: shows the score and its likely range from 0 to 100.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLOUT_TYPE_BAND (clout_band_get_type ())

G_DECLARE_FINAL_TYPE (CloutBand, clout_band, CLOUT, BAND, GtkWidget)

void clout_band_set_values (CloutBand  *self,
                            double      low,
                            double      score,
                            double      high,
                            const char *label);

G_END_DECLS
