/* audience.c: an account's followers by day.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/accounts/audience.h"

static const CloutAudienceCount *
at (const GArray *counts,
    guint         index)
{
  return &g_array_index (counts, CloutAudienceCount, index);
}

static void
add_day (GArray  *days,
         gint64   first,
         gint64   day,
         double   followers,
         gboolean counted)
{
  CloutAudienceDay one = { day, followers, counted };

  if (day >= first)
    g_array_append_val (days, one);
}

/* Adds the days before the first count, by subtracting the people who followed later. Those who
   have unfollowed since aren't known. */
static void
add_before (GArray       *days,
            const GArray *counts,
            const GArray *follows,
            gint64        first)
{
  const CloutAudienceCount *known = at (counts, 0);
  double followers = (double) known->n;

  for (guint i = 0; i < follows->len && at (follows, i)->day <= known->day; i++)
    followers -= (double) at (follows, i)->n;
  for (guint i = 0; i < follows->len && at (follows, i)->day < known->day; i++)
    {
      gint64 end = i + 1 < follows->len ? MIN (at (follows, i + 1)->day, known->day) : known->day;

      followers += (double) at (follows, i)->n;
      for (gint64 day = MAX (at (follows, i)->day, first); day < end; day++)
        add_day (days, first, day, MAX (followers, 0), FALSE);
    }
}

/**
 * clout_audience_compute:
 * @counts: (element-type CloutAudienceCount): followers on days, earliest first
 * @follows: (element-type CloutAudienceCount): follows received on days, earliest first
 * @most_days: number of days to return at most, the last ones
 *
 * Fills the gaps between counts evenly, and goes back from the first one by the dates of follows.
 *
 * Returns: (transfer full) (element-type CloutAudienceDay): each day up to the last count; empty
 *   without a count
 */
GArray *
clout_audience_compute (const GArray *counts,
                        const GArray *follows,
                        guint         most_days)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (CloutAudienceDay));
  gint64 first;

  if (counts->len == 0)
    return days;
  first = at (counts, counts->len - 1)->day - (gint64) most_days + 1;
  add_before (days, counts, follows, first);
  for (guint i = 0; i + 1 < counts->len; i++)
    {
      const CloutAudienceCount *one = at (counts, i);
      const CloutAudienceCount *next = at (counts, i + 1);

      for (gint64 day = MAX (one->day, first); day < next->day; day++)
        add_day (days, first, day,
                 (double) one->n + (double) (next->n - one->n) * (double) (day - one->day)
                                   / (double) (next->day - one->day),
                 day == one->day);
    }
  add_day (days, first, at (counts, counts->len - 1)->day,
           (double) at (counts, counts->len - 1)->n, TRUE);
  return days;
}
