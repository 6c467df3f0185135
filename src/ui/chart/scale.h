/* scale.h: positions on a chart's axis. Pure.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutScale:
 * @low, @high: the ends of the axis, multiples of @step
 * @step: distance between two ticks
 */
typedef struct
{
  double low;
  double high;
  double step;
} CloutScale;

void   clout_scale_fit      (const double     *values,
                             gsize             n_values,
                             CloutScale       *ret_scale);
void   clout_scale_fit_counts (const double  *values,
                             gsize             n_values,
                             CloutScale       *ret_scale);
guint  clout_scale_n_ticks  (const CloutScale *scale);
double clout_scale_x        (gsize             index,
                             gsize             n_values,
                             double            width);
double clout_scale_y        (const CloutScale *scale,
                             double            value,
                             double            height);
gsize  clout_scale_index_at (double            x,
                             gsize             n_values,
                             double            width);

G_END_DECLS
