/* plot.c: the area of a chart between its axes.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/chart/plot.h"

#define MARGIN 12

/**
 * clout_plot_init:
 * @plot: (out caller-allocates): the area
 * @widget: the widget that the chart fills
 * @scale: the vertical axis, which must outlive @plot
 * @widest: the number whose label is the widest
 *
 * Leaves enough room for the labels at any font size.
 */
void
clout_plot_init (CloutPlot        *plot,
                 GtkWidget        *widget,
                 const CloutScale *scale,
                 double            widest)
{
  g_autofree char *label = g_strdup_printf ("%'.0f", widest);
  g_autoptr(PangoLayout) layout = NULL;
  int label_width;

  g_return_if_fail (plot != NULL);
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (scale != NULL);

  layout = gtk_widget_create_pango_layout (widget, label);
  pango_layout_get_pixel_size (layout, &label_width, &plot->label_height);
  plot->scale = scale;
  plot->left = label_width + CLOUT_PLOT_GAP;
  plot->top = MARGIN;
  plot->width = MAX (1, gtk_widget_get_width (widget) - plot->left - MARGIN);
  plot->height = MAX (1, gtk_widget_get_height (widget) - plot->label_height - CLOUT_PLOT_GAP
                         - MARGIN);
}

/**
 * clout_plot_y:
 * @plot: a plot
 * @value: a value on its scale
 *
 * Returns: the distance from the widget's top edge, in pixels
 */
double
clout_plot_y (const CloutPlot *plot,
              double           value)
{
  g_return_val_if_fail (plot != NULL, 0);

  return plot->top + clout_scale_y (plot->scale, value, plot->height);
}

/**
 * clout_plot_dates_y:
 * @plot: a plot
 *
 * Returns: the middle of the labels below the plot, in pixels from the widget's top edge
 */
double
clout_plot_dates_y (const CloutPlot *plot)
{
  g_return_val_if_fail (plot != NULL, 0);

  return plot->top + plot->height + CLOUT_PLOT_GAP + plot->label_height / 2.0;
}

/**
 * clout_plot_label_interval:
 * @plot: a plot
 *
 * Returns: 1 to label every tick, 2 for every second one, and so on, so that labels don't overlap
 */
guint
clout_plot_label_interval (const CloutPlot *plot)
{
  guint n_ticks;
  guint interval = 1;

  g_return_val_if_fail (plot != NULL, 1);

  n_ticks = clout_scale_n_ticks (plot->scale);
  while (n_ticks > 1 && interval * plot->height / (n_ticks - 1) < plot->label_height)
    interval++;
  return interval;
}
