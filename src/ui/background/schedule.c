/* schedule.c: decides when to refresh in the background and what to announce.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/background/schedule.h"

#include <math.h>

#include "base/duration.h"
#include "score/calendar.h"
#include "score/round.h"

/* At most about once a day; the time of day may drift a little. */
#define NOTIFY_SECONDS (20 * CLOUT_HOUR)

/* Summaries are sent on Monday mornings. 1970-01-01 was a Thursday. */
#define DAYS_TO_MONDAY 3
#define WEEKLY_HOUR 8
#define WEEKLY_REST (2 * CLOUT_DAY)

/**
 * clout_schedule_is_due:
 * @last: time of the last refresh, Unix seconds, 0 if never
 * @now: Unix seconds
 * @hours: hours between refreshes, at least 1
 *
 * Returns: whether to refresh; also %TRUE if @last is in the future because the clock was set
 *   back
 */
gboolean
clout_schedule_is_due (gint64 last,
                       gint64 now,
                       guint  hours)
{
  return last <= 0 || last > now || now - last >= (gint64) MAX (hours, 1) * CLOUT_HOUR;
}

/**
 * clout_schedule_tells_score:
 * @told: the last score that the person saw, in the window or a notification; below 0 for none
 * @told_time: time of the last notification, Unix seconds, 0 if never
 * @score: the score now
 * @now: Unix seconds
 *
 * Returns: whether to send a notification: for a change of at least a point that changes the
 *   whole number, and not twice a day
 */
gboolean
clout_schedule_tells_score (double told,
                            gint64 told_time,
                            double score,
                            gint64 now)
{
  if (told < 0 || (told_time > 0 && told_time <= now && now - told_time < NOTIFY_SECONDS))
    return FALSE;

  return fabs (score - told) >= 1 && clout_round (score, 0) != clout_round (told, 0);
}

/* Returns the number of the week, which starts on Monday morning by the local clock. */
static gint64
week_of (gint64     time,
         GTimeZone *zone)
{
  gint64 local = clout_local_time (time, zone);

  return (local + DAYS_TO_MONDAY * CLOUT_DAY - WEEKLY_HOUR * CLOUT_HOUR) / (7 * CLOUT_DAY);
}

/**
 * clout_schedule_tells_week:
 * @told: time of the last weekly summary, or since when they are on; Unix seconds
 * @now: Unix seconds
 * @zone: (nullable): the person's time zone, %NULL for UTC
 *
 * Returns: whether to send the next one: once a week, from Monday morning on, and not twice when
 *   the person travels west on a Monday
 */
gboolean
clout_schedule_tells_week (gint64     told,
                           gint64     now,
                           GTimeZone *zone)
{
  return told > 0 && now - told >= WEEKLY_REST && week_of (told, zone) < week_of (now, zone);
}
