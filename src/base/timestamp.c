/* timestamp.c: parses the date formats that servers use.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/timestamp.h"

#include <libsoup/soup.h>
#include <stdio.h>
#include <string.h>

#define LONGEST 64

static gboolean
take_date (GDateTime *date,
           gint64    *ret_seconds)
{
  if (date == NULL)
    return FALSE;
  *ret_seconds = g_date_time_to_unix (date);
  g_date_time_unref (date);
  return TRUE;
}

/* Reads @n digits; -1 if there are others. */
static int
read_digits (const char *text,
             gsize       n)
{
  int number = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = number * 10 + (text[i] - '0');
    }

  return number;
}

static gboolean
from_parts (int      year,
            int      month,
            int      day,
            int      hour,
            int      minute,
            int      second,
            gint64  *ret_seconds)
{
  gint64 days;

  if (year < 1 || month < 1 || !g_date_valid_dmy (MAX (day, 0), month, year) || hour < 0
      || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
    return FALSE;

  /* The year begins in March, so that the leap day is its last: an algorithm of Howard Hinnant. */
  year -= month <= 2;
  days = 365 * (gint64) year + year / 4 - year / 100 + year / 400
         + (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1 - 719468;
  *ret_seconds = ((days * 24 + hour) * 60 + minute) * 60 + second;

  return TRUE;
}

/* The form that nearly all servers use, "2026-11-23T11:07:08Z" with or without a fraction. */
static gboolean
read_usual (const char *text,
            gsize       length,
            gint64     *ret_seconds)
{
  gsize after = strlen ("2026-11-23T11:07:08");

  if (length <= after || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':'
      || text[16] != ':')
    return FALSE;
  if (text[after] == '.' && g_ascii_isdigit (text[after + 1]))
    for (after++; g_ascii_isdigit (text[after]); after++)
      ;
  if (text[after] != 'Z' || text[after + 1] != '\0')
    return FALSE;

  return from_parts (read_digits (text, 4), read_digits (text + 5, 2), read_digits (text + 8, 2),
                     read_digits (text + 11, 2), read_digits (text + 14, 2),
                     read_digits (text + 17, 2), ret_seconds);
}

/**
 * clout_timestamp_from_iso8601:
 * @text: "2026-11-23T11:07:08.232Z"; UTC if there is no time zone
 * @ret_seconds: (out): Unix seconds; untouched on failure
 *
 * Parses an ISO 8601 date or time. A date without a time is midnight UTC.
 *
 * Returns: whether @text is valid
 */
gboolean
clout_timestamp_from_iso8601 (const char *text,
                              gint64     *ret_seconds)
{
  g_autoptr(GTimeZone) utc = NULL;
  g_autofree char *midnight = NULL;
  gsize length;

  if (text == NULL)
    return FALSE;
  length = strnlen (text, LONGEST + 1);
  if (length > LONGEST)
    return FALSE;
  if (read_usual (text, length, ret_seconds))
    return TRUE;
  utc = g_time_zone_new_utc ();
  if (length == strlen ("2026-11-23"))
    text = midnight = g_strconcat (text, "T00:00:00Z", NULL);
  return take_date (g_date_time_new_from_iso8601 (text, utc), ret_seconds);
}

/**
 * clout_timestamp_from_http_date:
 * @text: "Mon, 23 Nov 2026 11:07:08 GMT"
 * @ret_seconds: (out): Unix seconds; untouched on failure
 *
 * Parses a date as HTTP headers have it.
 *
 * Returns: whether @text is valid
 */
gboolean
clout_timestamp_from_http_date (const char *text,
                                gint64     *ret_seconds)
{
  if (text == NULL || strnlen (text, LONGEST + 1) > LONGEST)
    return FALSE;
  return take_date (soup_date_time_new_from_http_string (text), ret_seconds);
}

/* "+0130" is 5400 seconds. */
static gboolean
read_offset (const char *text,
             gint64     *ret_offset)
{
  int hours = *text == '+' || *text == '-' ? read_digits (text + 1, 2) : -1;
  int minutes = hours >= 0 && hours < 24 ? read_digits (text + 3, 2) : -1;

  if (minutes < 0 || minutes > 59 || text[5] != '\0')
    return FALSE;

  *ret_offset = (*text == '-' ? -60 : 60) * (hours * 60 + minutes);
  return TRUE;
}

/**
 * clout_timestamp_from_table:
 * @text: (nullable): "2026-05-07 16:41:18", also with "/" or "T", without seconds, or with a zone
 *   such as "+0000"
 * @ret_seconds: (out): Unix seconds; untouched on failure
 *
 * Parses a date as tables have it. Anything else behind it is ignored, because it says UTC.
 *
 * Returns: whether @text is valid
 */
gboolean
clout_timestamp_from_table (const char *text,
                            gint64     *ret_seconds)
{
  int year, month, day, hour, minute;
  int second = 0;
  int used = 0;
  gint64 offset = 0;

  if (text == NULL
      || sscanf (text, "%4d%*1[-/]%2d%*1[-/]%2d%*1[ T]%2d:%2d%n:%2d%n", &year, &month, &day, &hour,
                 &minute, &used, &second, &used) < 5)
    return FALSE;
  if (text[used] == ' ')
    read_offset (text + used + 1, &offset);
  if (!from_parts (year, month, day, hour, minute, second, ret_seconds))
    return FALSE;

  *ret_seconds -= offset;
  return TRUE;
}

/* Returns: 1 to 12, or 0 */
static int
read_month (const char *name)
{
  static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const char *at = strlen (name) == 3 ? strstr (months, name) : NULL;

  return at != NULL && (at - months) % 3 == 0 ? (at - months) / 3 + 1 : 0;
}

/* The form that all posts of an export have: "Wed Oct 10 20:19:24 +0000 2018". */
static gboolean
read_usual_asctime (const char *text,
                    gint64     *ret_seconds)
{
  static const char form[] = "aaa aaa 00 00:00:00 +0000 0000";
  char month[4] = "";

  for (gsize i = 0; i < sizeof form - 1; i++)
    if (form[i] == 'a' ? !g_ascii_isalpha (text[i])
        : form[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
      return FALSE;
  if (text[sizeof form - 1] != '\0' || memcmp (text + 20, "+0000", 5) != 0)
    return FALSE;
  memcpy (month, text + 4, 3);

  return from_parts (read_digits (text + 26, 4), read_month (month), read_digits (text + 8, 2),
                     read_digits (text + 11, 2), read_digits (text + 14, 2),
                     read_digits (text + 17, 2), ret_seconds);
}

/**
 * clout_timestamp_from_asctime:
 * @text: (nullable): "Wed Oct 10 20:19:24 +0000 2018"
 * @ret_seconds: (out): Unix seconds; untouched on failure
 *
 * Parses a date as from C's asctime(), with a zone.
 *
 * Returns: whether @text is valid
 */
gboolean
clout_timestamp_from_asctime (const char *text,
                              gint64     *ret_seconds)
{
  char name[4] = "";
  char zone[6] = "";
  int year, day, hour, minute, second;
  gint64 offset;

  if (text == NULL)
    return FALSE;
  if (read_usual_asctime (text, ret_seconds))
    return TRUE;
  if (sscanf (text, "%*3s %3s %2d %2d:%2d:%2d %5s %4d", name, &day, &hour, &minute, &second, zone,
              &year) != 7
      || !read_offset (zone, &offset)
      || !from_parts (year, read_month (name), day, hour, minute, second, ret_seconds))
    return FALSE;

  *ret_seconds -= offset;
  return TRUE;
}
