/* decay.c: reaction weights by day.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/decay.h"

#include <math.h>

#include "base/duration.h"
#include "score/constants.h"

/* The longest history plus ten years of days away, which are more than anyone takes. */
#define LONGEST_REACH (14600 + 3660)

static gboolean
is_away (const CloutScoreInput *input,
         gint64                 day)
{
  for (gsize i = 0; i < input->n_away_periods; i++)
    if (day >= input->away_periods[i].first && day <= input->away_periods[i].last)
      return TRUE;
  return FALSE;
}

/* Stepping back from @latest by 24 hours must never get ahead of the calendar, which lags behind
   where days were longer. */
static void
find_latest (CloutDecay *self)
{
  gint64 end = self->start[CLOUT_DECAY_LEAD - 1];
  gint64 behind = 0;

  for (gsize i = 0; i < self->n_starts; i++)
    {
      gint64 hours = ((gint64) i - CLOUT_DECAY_LEAD + 1) * CLOUT_DAY;

      behind = MIN (behind, self->start[i] - (end - hours));
    }
  self->latest = end - 1 + behind + CLOUT_DECAY_LEAD * CLOUT_DAY;
}

/**
 * clout_decay_init:
 * @self: (out): table to initialize
 * @input: input with days away and time zone
 * @today: day with weight 1
 * @n_active: number of active days that the table covers
 *
 * Builds the table of weights, which halve every %CLOUT_HALF_LIFE_DAYS active days. Days away and
 * days that the time zone skipped don't count.
 */
void
clout_decay_init (CloutDecay            *self,
                  const CloutScoreInput *input,
                  gint64                 today,
                  guint                  n_active)
{
  g_autoptr(GArray) ages = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr(GArray) starts = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 start = 0;
  guint32 age = 0;

  for (gint64 ahead = CLOUT_DECAY_LEAD; ahead > 0; ahead--)
    {
      start = clout_day_start (today + ahead, input->zone);
      g_array_append_val (starts, start);
    }
  for (gint64 back = 0; age < n_active && back < LONGEST_REACH; back++)
    {
      gint64 end = start;

      start = clout_day_start (today - back, input->zone);
      g_array_append_val (starts, start);
      g_array_append_val (ages, age);
      age += !is_away (input, today - back) && start < end;
    }
  self->today = today;
  self->n_days = ages->len;
  self->n_starts = starts->len;
  start = G_MININT64;
  g_array_append_val (starts, start);
  self->start = (gint64 *) g_array_free (g_steal_pointer (&starts), FALSE);
  find_latest (self);
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
  g_clear_pointer (&self->start, g_free);
}

/**
 * clout_decay_weight:
 * @self: the table
 * @time: time of a reaction, Unix seconds
 *
 * Returns: the weight, from 1 for today down to 0 outside the window or in the future
 */
double
clout_decay_weight (const CloutDecay *self,
                    gint64            time)
{
  guint64 back = clout_decay_back (self, time);

  return back < self->n_days ? self->weight[back] : 0;
}
