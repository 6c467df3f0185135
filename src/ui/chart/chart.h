/* chart.h: a line chart of recent scores.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/chart/days.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_CHART (clout_chart_get_type ())

G_DECLARE_FINAL_TYPE (CloutChart, clout_chart, CLOUT, CHART, GtkWidget)

void  clout_chart_set_days   (CloutChart      *self,
                              const CloutDays *days);
void  clout_chart_set_events (CloutChart      *self,
                              GPtrArray       *events);
char *clout_chart_dup_csv    (CloutChart      *self);

G_END_DECLS
