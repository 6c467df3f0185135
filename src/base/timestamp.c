/* timestamp.c: parses the date formats that servers use.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/timestamp.h"

#include <libsoup/soup.h>

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
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *midnight = NULL;
  gsize length;

  if (text == NULL)
    return FALSE;
  length = strnlen (text, LONGEST + 1);
  if (length > LONGEST)
    return FALSE;
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
