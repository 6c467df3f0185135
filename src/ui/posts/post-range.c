/* post-range.c: periods to which the list of posts can be limited.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/posts/post-range.h"

#include "base/duration.h"

/* No network is older. */
#define FIRST_YEAR 1990

static int
year_of (gint64     time,
         GTimeZone *zone)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  return local != NULL ? MAX (g_date_time_get_year (local), FIRST_YEAR) : FIRST_YEAR;
}

static gint64
start_of (int        year,
          GTimeZone *zone)
{
  g_autoptr(GDateTime) start = g_date_time_new (zone, year, 1, 1, 0, 0, 0);

  return g_date_time_to_unix (start);
}

/**
 * clout_post_range_get_n_years:
 * @oldest: Unix seconds of the oldest post, 0 without posts
 * @now: Unix seconds
 * @zone: the person's time zone
 *
 * Returns: how many calendar years to offer, up to that of @now
 */
guint
clout_post_range_get_n_years (gint64     oldest,
                              gint64     now,
                              GTimeZone *zone)
{
  int years = oldest > 0 ? year_of (now, zone) - year_of (oldest, zone) + 1 : 0;

  return MAX (years, 0);
}

/**
 * clout_post_range_get_year:
 * @which: a choice, at least %CLOUT_N_POST_RANGES
 * @now: Unix seconds
 * @zone: (nullable): the person's time zone, %NULL for UTC
 *
 * Returns: its calendar year
 */
int
clout_post_range_get_year (guint      which,
                           gint64     now,
                           GTimeZone *zone)
{
  g_return_val_if_fail (which >= CLOUT_N_POST_RANGES, 0);

  return MAX (year_of (now, zone) - (int) (which - CLOUT_N_POST_RANGES), FIRST_YEAR);
}

/**
 * clout_post_range_get:
 * @which: a #CloutPostRange, or a year after those
 * @now: Unix seconds
 * @zone: (nullable): the person's time zone, %NULL for UTC
 * @ret_since: (out): Unix seconds, 0 for any time
 * @ret_until: (out): Unix seconds, 0 for any time
 *
 * Gets the times of a choice.
 */
void
clout_post_range_get (guint      which,
                      gint64     now,
                      GTimeZone *zone,
                      gint64    *ret_since,
                      gint64    *ret_until)
{
  static const gint64 days[] = { 0, 7, 30, 90, 365 };

  G_STATIC_ASSERT (G_N_ELEMENTS (days) == CLOUT_N_POST_RANGES);
  *ret_since = 0;
  *ret_until = 0;
  if (which >= CLOUT_N_POST_RANGES)
    {
      int year = clout_post_range_get_year (which, now, zone);

      *ret_since = start_of (year, zone);
      *ret_until = start_of (year + 1, zone);
    }
  else if (which != CLOUT_POST_RANGE_ALL)
    *ret_since = now - days[which] * CLOUT_DAY;
}
