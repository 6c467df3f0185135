/* scale.c: where a value lies on a chart, with no widget in sight.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/chart/scale.h"

#include <math.h>

/* A score that moves by less than this draws as a nearly flat line. */
#define LEAST_SPAN 4.0
#define MOST_STEPS 5

static double
pick_step (double span)
{
  const double steps[] = { 1, 2, 5, 10, 20 };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      if (span <= steps[i] * (MOST_STEPS - 1))
        return steps[i];
    }

  return 25;
}

/**
 * clout_scale_fit:
 * @values: (array length=n_values): scores, 0 to 100
 * @n_values: how many; none gives the whole axis
 * @ret_scale: (out): an axis that holds them all, never beyond 0 to 100
 *
 * The axis begins near the lowest value, so that a month's movement can be
 * seen, but never spans less than 4 points, so that noise does not look like
 * drama.
 */
void
clout_scale_fit (const double *values,
                 gsize         n_values,
                 CloutScale   *ret_scale)
{
  CloutScale scale = { 0, 100, 25 };
  double low = 100;
  double high = 0;

  g_return_if_fail (ret_scale != NULL);

  for (gsize i = 0; i < n_values; i++)
    {
      low = fmin (low, values[i]);
      high = fmax (high, values[i]);
    }

  if (low <= high)
    {
      if (high - low < LEAST_SPAN)
        {
          double middle = (high + low) / 2;

          low = middle - LEAST_SPAN / 2;
          high = middle + LEAST_SPAN / 2;
        }

      scale.step = pick_step (high - low);
      scale.low = fmax (0, floor (low / scale.step) * scale.step);
      scale.high = fmin (100, ceil (high / scale.step) * scale.step);
    }

  *ret_scale = scale;
}

/**
 * clout_scale_n_ticks:
 * @scale: an axis
 *
 * Returns: how many ticks it has, both ends included
 */
guint
clout_scale_n_ticks (const CloutScale *scale)
{
  g_return_val_if_fail (scale != NULL, 0);

  return (guint) lround ((scale->high - scale->low) / scale->step) + 1;
}

/**
 * clout_scale_x:
 * @index: which value, from 0
 * @n_values: how many there are; a lone one stands at the right end, as today
 * @width: pixels between the first and the last
 *
 * Returns: pixels from the left
 */
double
clout_scale_x (gsize  index,
               gsize  n_values,
               double width)
{
  if (n_values < 2)
    return width;

  return width * (double) index / (double) (n_values - 1);
}

/**
 * clout_scale_y:
 * @scale: an axis
 * @value: a score; one beyond the axis stands at its end
 * @height: pixels between the ends of the axis
 *
 * Returns: pixels from the top
 */
double
clout_scale_y (const CloutScale *scale,
               double            value,
               double            height)
{
  double part = (value - scale->low) / (scale->high - scale->low);

  return height * (1 - CLAMP (part, 0, 1));
}

/**
 * clout_scale_index_at:
 * @x: pixels from the left, anywhere
 * @n_values: how many values there are, at least 1
 * @width: pixels between the first and the last
 *
 * Returns: the value nearest to @x
 */
gsize
clout_scale_index_at (double x,
                      gsize  n_values,
                      double width)
{
  double at;

  if (n_values < 2 || width <= 0)
    return 0;

  at = round (x / width * (double) (n_values - 1));

  return (gsize) CLAMP (at, 0, (double) (n_values - 1));
}
