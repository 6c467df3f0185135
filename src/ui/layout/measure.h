/* measure.h: the room that a widget needs.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

int clout_measure_minimum_width (GtkWidget *widget);
int clout_measure_height        (GtkWidget *widget,
                                 int        width);

G_END_DECLS
