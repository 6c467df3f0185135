/* decay.c: weights by day.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/decay.h"

#include <math.h>

#include "score/coefficients.h"

#define DAY_SECONDS 86400

/* A century of holiday is more than anybody takes, and bounds the table. */
#define LONGEST_REACH 36525

/**
 * clout_day_of:
 * @time: Unix seconds
 * @utc_offset: seconds to add to UTC
 *
 * Returns: days since 1970-01-01 of the moment, in the time zone given
 */
gint64
clout_day_of (gint64 time,
              gint64 utc_offset)
{
  gint64 local = CLAMP (time, G_MININT64 / 2, G_MAXINT64 / 2) + utc_offset;

  return local / DAY_SECONDS - (local % DAY_SECONDS < 0);
}

static gboolean
is_holiday (const CloutScoreInput *input,
            gint64                 day)
{
  for (gsize i = 0; i < input->n_holidays; i++)
    if (day >= input->holidays[i].first && day <= input->holidays[i].last)
      return TRUE;
  return FALSE;
}

/**
 * clout_decay_init:
 * @self: (out): a table to set up
 * @input: for the holidays and the time zone
 * @today: the day that weighs 1
 *
 * Halves every %CLOUT_HALF_LIFE_DAYS active days and ends after
 * %CLOUT_WINDOW_DAYS of them; on a holiday the clock stands still.
 */
void
clout_decay_init (CloutDecay            *self,
                  const CloutScoreInput *input,
                  gint64                 today)
{
  g_autoptr(GArray) weights = g_array_new (FALSE, FALSE, sizeof (double));
  guint age = 0;

  for (gint64 back = 0; age < CLOUT_WINDOW_DAYS && back < LONGEST_REACH; back++)
    {
      double weight = exp2 (-(double) age / CLOUT_HALF_LIFE_DAYS);

      g_array_append_val (weights, weight);
      if (!is_holiday (input, today - back))
        age++;
    }
  self->today = today;
  self->utc_offset = input->utc_offset;
  self->n_days = weights->len;
  self->weight = (double *) g_array_free (g_steal_pointer (&weights), FALSE);
}

void
clout_decay_clear (CloutDecay *self)
{
  g_clear_pointer (&self->weight, g_free);
}

/**
 * clout_decay_weight:
 * @self: the table
 * @time: Unix seconds of a reaction
 *
 * Returns: 1 for today down to 0 for what lies outside the window or in the future
 */
double
clout_decay_weight (const CloutDecay *self,
                    gint64            time)
{
  gint64 back = self->today - clout_day_of (time, self->utc_offset);

  if (back < 0 || back >= (gint64) self->n_days)
    return 0;
  return self->weight[back];
}
