/* days.h: the scores of the last days, as they are drawn and told.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "ui/chart/scale.h"

G_BEGIN_DECLS

/**
 * CloutDays:
 * @values: (array length=n_values): scores, oldest first, today's last
 * @earlier: (nullable) (array length=n_values): the same days worked out in another way, %NAN
 *   where not known
 * @again: whether @earlier is from today's data and formula; else it is from an earlier formula
 * @dates: (nullable) (array length=n_values): each value's day, as days since 1970-01-01; %NULL
 *   where there is one for each day until @today
 * @today: the last day, as days since 1970-01-01
 * @scale: the axis that all of them fit on
 */
typedef struct
{
  double *values;
  double *earlier;
  gboolean again;
  gint64 *dates;
  gsize n_values;
  gint64 today;
  CloutScale scale;
} CloutDays;

void   clout_days_set       (CloutDays       *self,
                             const CloutDays *days);
void   clout_days_clear     (CloutDays       *self);
gint64 clout_days_get_day   (const CloutDays *self,
                             gsize            index);
char  *clout_days_describe  (const CloutDays *self,
                             gsize            index);
char  *clout_days_summarize (const CloutDays *self);

G_END_DECLS
