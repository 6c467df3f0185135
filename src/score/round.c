/* round.c: rounds numbers for display, and parts so that they sum to the whole.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/round.h"

#include <math.h>
#include <stdlib.h>

typedef struct
{
  gsize index;
  double remainder;
} Remainder;

static int
compare_remainders (gconstpointer a,
                    gconstpointer b)
{
  const Remainder *x = a;
  const Remainder *y = b;

  if (x->remainder != y->remainder)
    return x->remainder < y->remainder ? 1 : -1;
  return x->index < y->index ? -1 : 1;
}

/**
 * clout_round:
 * @value: a score or points; may be %NAN
 * @decimals: number of decimals
 *
 * Rounds a value for display. All displayed points use this function, so the same number looks
 * the same everywhere.
 *
 * Returns: the rounded value, halves away from 0; never -0
 */
double
clout_round (double value,
             int    decimals)
{
  double unit = pow (10, decimals);

  return round (value * unit) / unit + 0.0;
}

/**
 * clout_round_change:
 * @before: a score
 * @after: a later one
 * @decimals: number of decimals
 *
 * Rounds a change so that it is the difference of the rounded scores.
 *
 * Returns: the difference between the two rounded values, which is what people get when they
 *   subtract the numbers they see; %NAN if either is
 */
double
clout_round_change (double before,
                    double after,
                    int    decimals)
{
  return clout_round (clout_round (after, decimals) - clout_round (before, decimals), decimals);
}

/**
 * clout_ledger_round:
 * @parts: (array length=n_parts): the parts, each >= 0, which sum to @whole
 * @n_parts: number of parts
 * @decimals: number of decimals shown
 * @rounded: (out) (array length=n_parts): each part, rounded
 *
 * Rounds by largest remainder, so that the rounded parts sum exactly to the rounded whole at
 * every level of the explanation.
 */
void
clout_ledger_round (const double *parts,
                    gsize         n_parts,
                    double        whole,
                    int           decimals,
                    double       *rounded)
{
  double unit = pow (10, decimals);
  double left = round (whole * unit);
  g_autofree Remainder *remainders = g_new (Remainder, MAX (n_parts, 1));

  for (gsize i = 0; i < n_parts; i++)
    {
      double floored = floor (parts[i] * unit);

      rounded[i] = floored / unit;
      remainders[i].index = i;
      remainders[i].remainder = parts[i] * unit - floored;
      left -= floored;
    }
  qsort (remainders, n_parts, sizeof (Remainder), compare_remainders);
  for (gsize i = 0; i < n_parts && left > 0.5; i++, left--)
    rounded[remainders[i].index] = (rounded[remainders[i].index] * unit + 1) / unit;
  /* Parts that are whole in units can be floored one unit too low because of their last bit, so
     that the sum is one unit too high. Take it from the smallest remainder. */
  for (gsize i = n_parts; i > 0 && left < -0.5; i--)
    if (rounded[remainders[i - 1].index] > 0)
      {
        rounded[remainders[i - 1].index] = (rounded[remainders[i - 1].index] * unit - 1) / unit;
        left++;
      }
}
