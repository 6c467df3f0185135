/* days.c: the scores of the last days, as they are drawn and told.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/chart/days.h"

#include <glib/gi18n.h>
#include <math.h>

#include "words/words.h"

/**
 * clout_days_set:
 * @values: (array length=n_values): scores, oldest first, today's last; copied
 * @earlier: (nullable) (array length=n_values): the same days by an earlier version of the maths,
 *   %NAN where not known; copied
 */
void
clout_days_set (CloutDays    *self,
                const double *values,
                const double *earlier,
                gsize         n_values)
{
  g_autoptr (GArray) drawn = g_array_new (FALSE, FALSE, sizeof (double));

  clout_days_clear (self);
  self->values = g_memdup2 (values, n_values * sizeof *values);
  self->n_values = n_values;
  self->earlier = g_memdup2 (earlier, earlier != NULL ? n_values * sizeof *earlier : 0);
  g_array_append_vals (drawn, values, n_values);
  for (gsize i = 0; i < n_values && earlier != NULL; i++)
    if (!isnan (earlier[i]))
      g_array_append_val (drawn, earlier[i]);
  clout_scale_fit ((const double *) drawn->data, drawn->len, &self->scale);
}

void
clout_days_clear (CloutDays *self)
{
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->earlier, g_free);
  self->n_values = 0;
}

static char *
name_day (const CloutDays *self,
          gsize            index)
{
  return clout_words_for_day (self->today - (gint64) (self->n_values - 1 - index), CLOUT_DAY_LONG);
}

/**
 * clout_days_describe:
 * @index: one of the days
 *
 * Returns: (transfer full): the day and its score
 */
char *
clout_days_describe (const CloutDays *self,
                     gsize            index)
{
  g_autofree char *day = NULL;
  g_autofree char *points = NULL;

  day = name_day (self, index);
  points = clout_words_for_points (self->values[index]);

  if (self->earlier != NULL && !isnan (self->earlier[index]))
    {
      g_autofree char *old = clout_words_for_points (self->earlier[index]);

      /* Translators: a day, the score on it, and what it was by an earlier version of the maths */
      return g_strdup_printf (_ ("%s: %s, formerly %s"), day, points, old);
    }

  /* Translators: a day and the score on it, e.g. "2 March: 54.1" */
  return g_strdup_printf (C_ ("score of a day", "%s: %s"), day, points);
}

/**
 * clout_days_summarize:
 *
 * Returns: (transfer full): in a sentence what the line shows
 */
char *
clout_days_summarize (const CloutDays *self)
{
  gsize lowest = 0;
  g_autofree char *now = NULL;
  g_autofree char *change = NULL;
  g_autofree char *low = NULL;
  g_autofree char *day = NULL;

  if (self->n_values == 0)
    return g_strdup (_ ("No history yet"));

  for (gsize i = 1; i < self->n_values; i++)
    {
      if (self->values[i] < self->values[lowest])
        lowest = i;
    }

  now = clout_words_for_points (self->values[self->n_values - 1]);
  change = clout_words_for_change (clout_history_delta (self->values, self->n_values,
                                                        self->n_values - 1));
  low = clout_words_for_points (self->values[lowest]);
  day = name_day (self, lowest);

  /* Translators: score now, change since the first day, number of days, lowest score, its day */
  return g_strdup_printf (ngettext ("Score %1$s. Change in %3$u day: %2$s. Lowest: %4$s (%5$s)",
                                    "Score %1$s. Change in %3$u days: %2$s. Lowest: %4$s (%5$s)",
                                    self->n_values),
                          now, change, (guint) self->n_values, low, day);
}
