/* bar-scale.c: where bars for gains and losses start and end.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/summary/bar-scale.h"

/**
 * clout_bar_scale_add_list:
 * @self: a bar scale
 * @points: (array length=n_points): the values of a list on the page
 * @n_points: number of values
 *
 * Makes room for another list.
 */
void
clout_bar_scale_add_list (CloutBarScale *self,
                          const double  *points,
                          gsize          n_points)
{
  double gains = 0;
  double losses = 0;

  for (gsize i = 0; i < n_points; i++)
    if (points[i] > 0)
      gains += points[i];
    else
      losses -= points[i];
  self->gains = MAX (self->gains, gains);
  self->losses = MAX (self->losses, losses);
}

/**
 * clout_bar_scale_get_zero:
 * @self: a bar scale
 *
 * Returns: where bars start, from 0 to 1
 */
double
clout_bar_scale_get_zero (const CloutBarScale *self)
{
  double whole = self->gains + self->losses;

  return whole > 0 ? self->losses / whole : 0;
}

/**
 * clout_bar_scale_get_end:
 * @self: a bar scale
 * @points: a value
 *
 * Returns: where its bar ends, from 0 to 1: before the start for a loss
 */
double
clout_bar_scale_get_end (const CloutBarScale *self,
                         double               points)
{
  double whole = self->gains + self->losses;

  return whole > 0 ? CLAMP ((self->losses + points) / whole, 0, 1) : 0;
}
