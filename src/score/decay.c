/* decay.c: weights by day.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/decay.h"

#include <math.h>

#include "score/constants.h"

/* Ten years of holiday are more than anybody takes, and bound the table. */
#define LONGEST_REACH 3660

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

  return local / CLOUT_DAY_SECONDS - (local % CLOUT_DAY_SECONDS < 0);
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
 * @n_active: how many active days the table reaches back
 *
 * Halves every %CLOUT_HALF_LIFE_DAYS active days; on a holiday the clock stands
 * still.
 */
void
clout_decay_init (CloutDecay            *self,
                  const CloutScoreInput *input,
                  gint64                 today,
                  guint                  n_active)
{
  g_autoptr(GArray) ages = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 age = 0;

  for (gint64 back = 0; age < n_active && back < LONGEST_REACH; back++)
    {
      g_array_append_val (ages, age);
      age += !is_holiday (input, today - back);
    }
  self->today = today;
  self->end = (today + 1) * CLOUT_DAY_SECONDS - input->utc_offset;
  self->n_days = ages->len;
  self->weight = g_new (double, MAX (ages->len, 1));
  for (gsize i = 0; i < ages->len; i++)
    self->weight[i] = exp2 (-(double) g_array_index (ages, guint32, i) / CLOUT_HALF_LIFE_DAYS);
  self->age = (guint32 *) g_array_free (g_steal_pointer (&ages), FALSE);
}

void
clout_decay_clear (CloutDecay *self)
{
  g_clear_pointer (&self->age, g_free);
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
  guint64 back = clout_decay_back (self, time);

  return back < self->n_days ? self->weight[back] : 0;
}
