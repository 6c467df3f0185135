/* plot.h: the area of a chart between its axes.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/chart/scale.h"

G_BEGIN_DECLS

/* Between an axis and its labels, in pixels. */
#define CLOUT_PLOT_GAP 8

/**
 * CloutPlot:
 * @scale: the vertical axis; borrowed
 * @left, @top, @width, @height: the area in the widget, in pixels
 * @label_height: height of a label, in pixels
 */
typedef struct
{
  const CloutScale *scale;
  double left;
  double top;
  double width;
  double height;
  int label_height;
} CloutPlot;

void   clout_plot_init           (CloutPlot        *plot,
                                  GtkWidget        *widget,
                                  const CloutScale *scale,
                                  double            widest);
double clout_plot_y              (const CloutPlot  *plot,
                                  double            value);
double clout_plot_dates_y        (const CloutPlot  *plot);
guint  clout_plot_label_interval (const CloutPlot  *plot);

G_END_DECLS
