/* dates.c: days and dates as both programs show them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "base/duration.h"
#include "messages/dates.h"

#include <glib/gi18n-lib.h>

#include "score/calendar.h"

/**
 * clout_format_day:
 * @day: days since 1970-01-01, from clout_day_of()
 * @form: the form of the date
 *
 * Returns: (transfer full): the date
 */
char *
clout_format_day (gint64       day,
                  CloutDayForm form)
{
  gint64 time = CLAMP (day, G_MININT32, G_MAXINT32) * CLOUT_DAY;
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (time);

  if (date == NULL)
    return g_strdup (C_("day", "unknown date"));
  switch (form)
    {
    case CLOUT_DAY_LONG:
      /* Translators: a day, see g_date_time_format(), such as "March 2, 2026" */
      return g_date_time_format (date, _("%B %-e, %Y"));
    case CLOUT_DAY_ISO:
      return g_date_time_format (date, "%Y-%m-%d");
    case CLOUT_DAY_SHORT:
    default:
      /* Translators: a day in short, see g_date_time_format(), such as "Mar 2, 2026" */
      return g_date_time_format (date, _("%b %-e, %Y"));
    }
}

/**
 * clout_format_date:
 * @time: Unix seconds
 * @now: Unix seconds
 * @zone: (nullable): the person's time zone, %NULL for UTC
 *
 * Returns: (transfer full): the day, relative to today if it is close. Use it alone or after a
 *   colon, because languages can't inflect it within a sentence
 */
char *
clout_format_date (gint64     time,
                   gint64     now,
                   GTimeZone *zone)
{
  gint64 day = clout_day_of (time, zone);
  gint64 days = clout_day_of (now, zone) - day;

  /* A server's clock may be ahead of ours, but not by more than a day. */
  if (days < 0 && time > now + CLOUT_DAY)
    return clout_format_day (day, CLOUT_DAY_SHORT);
  if (days <= 0)
    return g_strdup (C_("day", "today"));
  if (days == 1)
    return g_strdup (C_("day", "yesterday"));
  if (days < 30)
    /* Translators: a day; it is shown alone or after a colon */
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", days), (int) days);
  return clout_format_day (day, CLOUT_DAY_SHORT);
}
