/* csv.c: the chart's days as CSV.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/chart/csv.h"

#include <math.h>

#include "messages/dates.h"

/**
 * clout_csv_of_days:
 * @days: scores by day, oldest first; NAN for days without one
 *
 * Writes scores by day as CSV.
 *
 * Returns: (transfer full): a header "date,score" and a line for each day with a score, with ISO
 *   8601 dates and decimal points in every locale
 */
char *
clout_csv_of_days (const CloutDays *days)
{
  g_autoptr(GString) text = NULL;

  g_return_val_if_fail (days != NULL, NULL);

  text = g_string_new ("date,score\n");
  for (gsize i = 0; i < days->n_values; i++)
    {
      g_autofree char *date = clout_format_day (clout_days_get_day (days, i), CLOUT_DAY_ISO);
      char score[G_ASCII_DTOSTR_BUF_SIZE];

      if (!isnan (days->values[i]))
        g_string_append_printf (text, "%s,%s\n", date,
                                g_ascii_formatd (score, sizeof score, "%.2f", days->values[i]));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
