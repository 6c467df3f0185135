/* compare-chart.h: draws several people's reactions by week.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/people/comparison.h"

G_BEGIN_DECLS

/* Most lines: the people, and the person. */
#define CLOUT_COMPARE_LINES (CLOUT_COMPARISON_MOST + 1)

/* A line's number determines its color, dashes and marks; the person's is the last one. */
typedef struct
{
  guint line;
  const guint *weeks;
} CloutCompareLine;

void       clout_compare_chart_draw   (GtkDrawingArea         *area,
                                       cairo_t                *cr,
                                       const CloutCompareLine *lines,
                                       guint                   n_lines);
GtkWidget *clout_compare_chart_sample (guint                   line);

G_END_DECLS
