/* bar-scale.h: one scale for all bars of a page.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutBarScale:
 * @gains: what a list's gains add up to, at most
 * @losses: what a list's losses add up to, at most, as a positive number
 *
 * Starts as zero. A bar's full width is @gains and @losses together, so equal widths mean equal
 * points, and the bars of a list never exceed the width even when put side by side.
 */
typedef struct
{
  double gains;
  double losses;
} CloutBarScale;

void   clout_bar_scale_add_list (CloutBarScale       *self,
                                 const double        *points,
                                 gsize                n_points);
double clout_bar_scale_get_zero (const CloutBarScale *self);
double clout_bar_scale_get_end  (const CloutBarScale *self,
                                 double               points);

G_END_DECLS
