/* calendar.c: converts between Unix time and the person's local time and date.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/calendar.h"

#include "base/duration.h"

/* GLib's calendar covers the years 1 to 9999. */
#define EARLIEST_DAY G_GINT64_CONSTANT (-719162)
#define LATEST_DAY G_GINT64_CONSTANT (2932896)

/**
 * clout_local_time:
 * @time: Unix seconds; a time outside the years 1 to 9999 counts as their first or last
 * @zone: (nullable): the person's time zone, %NULL for UTC
 *
 * Returns: the local time, in seconds since 1970-01-01 00:00 local time
 */
gint64
clout_local_time (gint64     time,
                  GTimeZone *zone)
{
  gint64 moment = CLAMP (time, EARLIEST_DAY * CLOUT_DAY, LATEST_DAY * CLOUT_DAY);
  int interval = -1;

  if (zone != NULL)
    interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, moment);
  return moment + (interval >= 0 ? g_time_zone_get_offset (zone, interval) : 0);
}

/**
 * clout_day_of:
 * @time: Unix seconds; a time outside the years 1 to 9999 counts as their first or last
 * @zone: (nullable): the person's time zone, %NULL for UTC
 *
 * Looks up the offset in the zone's table on every call. To convert many times, set up a
 * #CloutDecay instead.
 *
 * Returns: the calendar day, as days since 1970-01-01
 */
gint64
clout_day_of (gint64     time,
              GTimeZone *zone)
{
  gint64 local = clout_local_time (time, zone);

  return local / CLOUT_DAY - (local % CLOUT_DAY < 0);
}

/**
 * clout_day_start:
 * @day: days since 1970-01-01; one outside the years 1 to 9999 counts as their first or last
 * @zone: (nullable): the person's time zone, %NULL for UTC
 *
 * Returns: the first second of the day, Unix seconds. A day that the zone skipped, such as 30
 *   December 2011 in Samoa, starts with the next day and is empty.
 */
gint64
clout_day_start (gint64     day,
                 GTimeZone *zone)
{
  gint64 local = CLAMP (day, EARLIEST_DAY, LATEST_DAY) * CLOUT_DAY;
  int interval = -1;

  /* If midnight occurs twice, use the first; if it is skipped, use the next time that exists. */
  if (zone != NULL)
    interval = g_time_zone_adjust_time (zone, G_TIME_TYPE_DAYLIGHT, &local);
  return local - (interval >= 0 ? g_time_zone_get_offset (zone, interval) : 0);
}
