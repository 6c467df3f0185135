/* draw.h: draws the chart's line.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/chart/days.h"

G_BEGIN_DECLS

void  clout_chart_draw   (GtkWidget       *widget,
                          GtkSnapshot     *snapshot,
                          const CloutDays *days,
                          gssize           selected);
gsize clout_chart_day_at (GtkWidget       *widget,
                          const CloutDays *days,
                          double           x);

G_END_DECLS
