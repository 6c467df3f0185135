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
 * @earlier: (nullable) (array length=n_values): the same days by an earlier version of the maths,
 *   %NAN where not known
 * @today: the last day, as days since 1970-01-01
 * @scale: the axis that all of them fit on
 */
typedef struct
{
  double *values;
  double *earlier;
  gsize n_values;
  gint64 today;
  CloutScale scale;
} CloutDays;

void  clout_days_set       (CloutDays       *self,
                            const double    *values,
                            const double    *earlier,
                            gsize            n_values);
void  clout_days_clear     (CloutDays       *self);
char *clout_days_describe  (const CloutDays *self,
                            gsize            index);
char *clout_days_summarize (const CloutDays *self);

G_END_DECLS
