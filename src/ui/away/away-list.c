/* away-list.c: keeps days away sorted and merged.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/away/away-list.h"

#include "base/duration.h"

/**
 * clout_away_list_day_of:
 * @year: calendar year
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Returns: days since 1970-01-01, as in #CloutAwayPeriod; 0 for an invalid date
 */
gint32
clout_away_list_day_of (int year,
                        int month,
                        int day)
{
  g_autoptr(GDateTime) date = g_date_time_new_utc (year, month, day, 0, 0, 0);

  return date != NULL ? (gint32) (g_date_time_to_unix (date) / CLOUT_DAY) : 0;
}

/**
 * clout_away_list_add:
 * @away_periods: (element-type CloutAwayPeriod): oldest first, without overlapping or adjacent
 * periods
 * @first: first day of the new period
 * @last: its last day; swapped with @first if it is earlier
 *
 * Adds a period, merging it with overlapping and adjacent ones.
 */
void
clout_away_list_add (GArray *away_periods,
                     gint32  first,
                     gint32  last)
{
  CloutAwayPeriod added = { MIN (first, last), MAX (first, last) };
  guint at = 0;

  g_return_if_fail (away_periods != NULL);

  while (at < away_periods->len && g_array_index (away_periods, CloutAwayPeriod,
                                                  at).last + 1 < added.first)
    at++;

  while (at < away_periods->len && g_array_index (away_periods, CloutAwayPeriod,
                                                  at).first <= added.last + 1)
    {
      const CloutAwayPeriod *other = &g_array_index (away_periods, CloutAwayPeriod, at);

      added.first = MIN (added.first, other->first);
      added.last = MAX (added.last, other->last);
      g_array_remove_index (away_periods, at);
    }

  g_array_insert_val (away_periods, at, added);
}
