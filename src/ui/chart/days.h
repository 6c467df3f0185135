/* days.h: recent scores or followers, for drawing and for screen readers.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "model/event.h"
#include "ui/chart/scale.h"

G_BEGIN_DECLS

typedef enum
{
  CLOUT_DAYS_OF_SCORES,
  CLOUT_DAYS_OF_FOLLOWERS
} CloutDaysUnit;

/**
 * CloutDays:
 * @unit: what the values are
 * @values: (array length=n_values): values, oldest first, today's last
 * @earlier: (nullable) (array length=n_values): the same days computed in another way, %NAN if
 *   unknown
 * @again: whether @earlier is from today's data and formula; otherwise from an earlier formula
 * @dates: (nullable) (array length=n_values): each value's day, as days since 1970-01-01; %NULL
 *   for consecutive days until @today
 * @today: the last day, as days since 1970-01-01
 * @scale: axis for all values
 * @estimated: (nullable) (array length=n_values): for followers, whether each value is estimated
 * @events: (nullable) (element-type CloutEvent): what happened, in any order
 */
typedef struct
{
  CloutDaysUnit unit;
  double *values;
  double *earlier;
  gboolean again;
  gint64 *dates;
  gsize n_values;
  gint64 today;
  CloutScale scale;
  gboolean *estimated;
  GPtrArray *events;
} CloutDays;

void   clout_days_set       (CloutDays       *self,
                             const CloutDays *days);
void   clout_days_clear     (CloutDays       *self);
gint64 clout_days_get_day   (const CloutDays *self,
                             gsize            index);
gsize  clout_days_find_day  (const CloutDays *self,
                             gint64           day);
char  *clout_days_describe  (const CloutDays *self,
                             gsize            index);
char  *clout_days_summarize (const CloutDays *self);

G_END_DECLS
