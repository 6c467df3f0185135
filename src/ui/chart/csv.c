/* csv.c: the days of a chart as a table for other programs.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/chart/csv.h"

#include <math.h>

#define DAY_SECONDS (24 * 60 * 60)

/**
 * clout_csv_of_days:
 * @values: (array length=n_values): a score a day, the oldest first; NAN where there was none
 * @time: a moment of the last day, Unix seconds
 * @utc_offset: seconds to add to UTC for the person's own days
 *
 * Returns: (transfer full): a line "date,score" and one for each day that has a score, by
 *   ISO 8601 and with a point whatever the language
 */
char *
clout_csv_of_days (const double *values,
                   gsize         n_values,
                   gint64        time,
                   gint32        utc_offset)
{
  g_autoptr (GString) text = g_string_new ("date,score\n");

  for (gsize i = 0; i < n_values; i++)
    {
      gint64 moment = time + utc_offset - (gint64) (n_values - 1 - i) * DAY_SECONDS;
      g_autoptr (GDateTime) day = g_date_time_new_from_unix_utc (moment);
      g_autofree char *date = day != NULL ? g_date_time_format (day, "%Y-%m-%d") : NULL;
      char score[G_ASCII_DTOSTR_BUF_SIZE];

      if (date != NULL && !isnan (values[i]))
        g_string_append_printf (text, "%s,%s\n", date,
                                g_ascii_formatd (score, sizeof score, "%.2f", values[i]));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
