/* measure.c: the room that a widget needs.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/layout/measure.h"

/**
 * clout_measure_minimum_width:
 * @widget: a widget
 *
 * Returns: its minimum width, in pixels
 */
int
clout_measure_minimum_width (GtkWidget *widget)
{
  int minimum;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 0);

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

/**
 * clout_measure_height:
 * @widget: a widget
 * @width: its width in pixels, or -1 for any
 *
 * Returns: its natural height at that width, in pixels
 */
int
clout_measure_height (GtkWidget *widget,
                      int        width)
{
  int natural;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 0);

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);

  return natural;
}
