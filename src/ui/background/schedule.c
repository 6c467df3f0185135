/* schedule.c: when to refresh in the background, and what of it to tell.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/background/schedule.h"

#include <math.h>

#include "score/round.h"

/* No one wants to hear of it more than once a day; the hour of the day may drift a little. */
#define TELL_SECONDS (20 * 60 * 60)

/**
 * clout_schedule_is_due:
 * @last: when the accounts were refreshed last, Unix seconds, 0 for never
 * @now: Unix seconds
 * @hours: from one refresh to the next, 1 or more
 *
 * Returns: whether it is time; a @last that lies ahead comes from a clock that was set back
 */
gboolean
clout_schedule_is_due (gint64 last,
                       gint64 now,
                       guint  hours)
{
  return last <= 0 || last > now || now - last >= (gint64) MAX (hours, 1) * 60 * 60;
}

/**
 * clout_schedule_tells_score:
 * @told: the score that the person saw or was told last; below 0 for none
 * @told_time: when they were told one by a notification, Unix seconds, 0 for never
 * @score: the score now
 * @now: Unix seconds
 *
 * Returns: whether to tell: another whole number, a point away or more, and not twice a day
 */
gboolean
clout_schedule_tells_score (double told,
                            gint64 told_time,
                            double score,
                            gint64 now)
{
  if (told < 0 || (told_time > 0 && told_time <= now && now - told_time < TELL_SECONDS))
    return FALSE;

  return fabs (score - told) >= 1 && clout_round (score, 0) != clout_round (told, 0);
}
