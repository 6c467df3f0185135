/* schedule.c: decides when to refresh in the background and what to announce.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/background/schedule.h"

#include <math.h>

#include "base/duration.h"
#include "score/round.h"

/* At most about once a day; the time of day may drift a little. */
#define NOTIFY_SECONDS (20 * CLOUT_HOUR)

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
