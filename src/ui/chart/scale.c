/* scale.c: positions on a chart's axis. Pure.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/chart/scale.h"

#include <math.h>

/* A score that moves less than this is drawn as a nearly flat line. */
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
 * @n_values: number of values; 0 gives the full axis
 * @ret_scale: (out): an axis for all values, within 0 to 100
 *
 * Fits an axis. It starts near the lowest value, so that a month's movement is visible, but
 * covers at least 4 points, so that noise doesn't look dramatic.
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

/* Returns the smallest 1, 2 or 5 times a power of ten that is at least @least. */
static double
pick_round (double least)
{
  double power = pow (10, floor (log10 (fmax (least, 1))));

  return least <= power ? power : least <= 2 * power ? 2 * power
         : least <= 5 * power ? 5 * power : 10 * power;
}

/**
 * clout_scale_fit_counts:
 * @values: (array length=n_values): numbers of people or things, at least 0
 * @n_values: number of values
 * @ret_scale: (out): an axis for all values, from 0 or more, in whole numbers
 *
 * Fits an axis that starts near the lowest value.
 */
void
clout_scale_fit_counts (const double *values,
                        gsize         n_values,
                        CloutScale   *ret_scale)
{
  double low = n_values > 0 ? values[0] : 0;
  double high = low;

  g_return_if_fail (ret_scale != NULL);

  for (gsize i = 1; i < n_values; i++)
    {
      low = fmin (low, values[i]);
      high = fmax (high, values[i]);
    }
  if (high - low < LEAST_SPAN)
    {
      low = fmax (0, floor ((high + low) / 2 - LEAST_SPAN / 2));
      high = fmax (high, low + LEAST_SPAN);
    }
  ret_scale->step = pick_round ((high - low) / (MOST_STEPS - 1));
  ret_scale->low = fmax (0, floor (low / ret_scale->step) * ret_scale->step);
  ret_scale->high = fmax (ret_scale->low + ret_scale->step,
                          ceil (high / ret_scale->step) * ret_scale->step);
}

/**
 * clout_scale_n_ticks:
 * @scale: an axis
 *
 * Returns: the number of ticks, including both ends
 */
guint
clout_scale_n_ticks (const CloutScale *scale)
{
  g_return_val_if_fail (scale != NULL, 0);

  return (guint) lround ((scale->high - scale->low) / scale->step) + 1;
}

/**
 * clout_scale_x:
 * @index: index of the value, from 0
 * @n_values: number of values; a single one is at the right end, as today
 * @width: pixels between the first and the last value value
 *
 * Computes the horizontal position of a value.
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
 * @value: a score; clamped to the axis
 * @height: pixels between the ends of the axis
 *
 * Computes the vertical position of a value.
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
 * @n_values: number of values, at least 1
 * @width: pixels between the first and the last value value
 *
 * Finds the value at a horizontal position.
 *
 * Returns: the index of the value nearest to @x
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
