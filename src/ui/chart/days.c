/* days.c: recent scores or followers, for drawing and for screen readers.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/chart/days.h"

#include <glib/gi18n.h>
#include <math.h>

#include "messages/messages.h"

/**
 * clout_days_set:
 * @self: the days
 * @days: the days; copied, with the scale computed
 *
 * Replaces the days, and computes their scale.
 */
void
clout_days_set (CloutDays       *self,
                const CloutDays *days)
{
  gsize n = days->n_values;
  g_autoptr(GArray) drawn = g_array_new (FALSE, FALSE, sizeof (double));

  clout_days_clear (self);
  *self = *days;
  self->events = days->events != NULL ? g_ptr_array_ref (days->events) : NULL;
  self->values = g_memdup2 (days->values, n * sizeof *days->values);
  self->earlier = g_memdup2 (days->earlier, days->earlier != NULL ? n * sizeof *days->earlier : 0);
  self->dates = g_memdup2 (days->dates, days->dates != NULL ? n * sizeof *days->dates : 0);
  self->estimated = g_memdup2 (days->estimated,
                               days->estimated != NULL ? n * sizeof *days->estimated : 0);
  if (self->unit == CLOUT_DAYS_OF_FOLLOWERS)
    {
      clout_scale_fit_counts (self->values, n, &self->scale);
      return;
    }
  g_array_append_vals (drawn, self->values, n);
  for (gsize i = 0; i < n && self->earlier != NULL; i++)
    if (!isnan (self->earlier[i]))
      g_array_append_val (drawn, self->earlier[i]);
  clout_scale_fit ((const double *) drawn->data, drawn->len, &self->scale);
}

void
clout_days_clear (CloutDays *self)
{
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->earlier, g_free);
  g_clear_pointer (&self->dates, g_free);
  g_clear_pointer (&self->estimated, g_free);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  self->n_values = 0;
}

/**
 * clout_days_get_day:
 * @self: the days
 * @index: index of a value
 *
 * Returns: its day, as days since 1970-01-01
 */
gint64
clout_days_get_day (const CloutDays *self,
                    gsize            index)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->dates != NULL ? self->dates[index]
                             : self->today - (gint64) (self->n_values - 1 - index);
}

/**
 * clout_days_find_day:
 * @self: the days
 * @day: a day, as days since 1970-01-01
 *
 * Returns: the index of the first value of that day or later, or the last one's
 */
gsize
clout_days_find_day (const CloutDays *self,
                     gint64           day)
{
  gsize first = 0;
  gsize end;

  g_return_val_if_fail (self != NULL && self->n_values > 0, 0);

  end = self->n_values - 1;
  while (first < end)
    {
      gsize middle = first + (end - first) / 2;

      if (clout_days_get_day (self, middle) < day)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

/* Adds a line for each event of the day. */
static char *
add_events (const CloutDays *self,
            gsize            index,
            char            *text)
{
  g_autoptr(GString) lines = g_string_new (text);

  g_free (text);
  for (guint i = 0; self->events != NULL && i < self->events->len; i++)
    {
      const CloutEvent *event = self->events->pdata[i];
      g_autofree char *words = clout_format_event (event);

      if (event->first <= clout_days_get_day (self, self->n_values - 1)
          && event->last >= clout_days_get_day (self, 0)
          && clout_days_find_day (self, event->first) <= index
          && clout_days_find_day (self, event->last) >= index)
        g_string_append_printf (lines, "\n%s", words);
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static char *
name_day (const CloutDays *self,
          gsize            index)
{
  return clout_format_day (clout_days_get_day (self, index), CLOUT_DAY_LONG);
}

static char *
describe_followers (const CloutDays *self,
                    gsize            index,
                    const char      *day)
{
  guint n = (guint) CLAMP (lround (self->values[index]), 0, G_MAXINT);
  g_autofree char *followers = g_strdup_printf (ngettext ("%'u follower", "%'u followers", n), n);

  if (self->estimated != NULL && self->estimated[index])
    /* Translators: a day, and an estimated number of followers, such as "12 followers" */
    return g_strdup_printf (_("%s: about %s"), day, followers);
  /* Translators: a day, and a number of followers, such as "12 followers" */
  return g_strdup_printf (C_("followers of a day", "%s: %s"), day, followers);
}

/**
 * clout_days_describe:
 * @self: the days
 * @index: index of a day
 *
 * Describes a day of the chart for screen readers.
 *
 * Returns: (transfer full): the day and its score, and below it what happened
 */
char *
clout_days_describe (const CloutDays *self,
                     gsize            index)
{
  g_autofree char *day = NULL;
  g_autofree char *points = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  day = name_day (self, index);
  if (self->unit == CLOUT_DAYS_OF_FOLLOWERS)
    return describe_followers (self, index, day);
  points = clout_format_points (self->values[index]);

  if (self->earlier != NULL && !isnan (self->earlier[index]))
    {
      g_autofree char *old = clout_format_points (self->earlier[index]);

      if (self->again)
        /* Translators: a day, the score shown on it, and the score from today's data */
        return add_events (self, index, g_strdup_printf (_("%s: %s, with today’s data %s"), day,
                                                         points, old));
      /* Translators: a day, its score, and its score by an earlier version of the formula */
      return add_events (self, index, g_strdup_printf (_("%s: %s, formerly %s"), day, points,
                                                       old));
    }

  /* Translators: a day and the score on it, e.g. "2 March: 54.1" */
  return add_events (self, index, g_strdup_printf (C_("score of a day", "%s: %s"), day, points));
}

static char *
summarize_followers (const CloutDays *self)
{
  gsize last = self->n_values - 1;
  g_autofree char *now = name_day (self, last);
  g_autofree char *then = name_day (self, 0);
  g_autofree char *latest = describe_followers (self, last, now);
  g_autofree char *earliest = describe_followers (self, 0, then);

  if (last == 0)
    return g_steal_pointer (&latest);
  /* Translators: the followers on two days, each like "2 March: 54 followers" */
  return g_strdup_printf (_("%s. %s"), earliest, latest);
}

/**
 * clout_days_summarize:
 * @self: the days
 *
 * Describes the whole chart for screen readers.
 *
 * Returns: (transfer full): a sentence that describes the line
 */
char *
clout_days_summarize (const CloutDays *self)
{
  gsize lowest = 0;
  guint n_days;
  g_autofree char *now = NULL;
  g_autofree char *change = NULL;
  g_autofree char *low = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->n_values == 0)
    return g_strdup (_("No history yet"));
  if (self->unit == CLOUT_DAYS_OF_FOLLOWERS)
    return summarize_followers (self);

  for (gsize i = 1; i < self->n_values; i++)
    {
      if (self->values[i] < self->values[lowest])
        lowest = i;
    }

  now = clout_format_points (self->values[self->n_values - 1]);
  n_days = clout_days_get_day (self, self->n_values - 1) - clout_days_get_day (self, 0) + 1;
  change = clout_format_change (clout_history_delta (self->values, self->n_values,
                                                     self->n_values - 1));
  low = clout_format_points (self->values[lowest]);
  day = name_day (self, lowest);

  /* Translators: score now, change since the first day, number of days, lowest score, its day */
  return g_strdup_printf (ngettext ("Score %1$s. Change in %3$u day: %2$s. Lowest: %4$s (%5$s)",
                                    "Score %1$s. Change in %3$u days: %2$s. Lowest: %4$s (%5$s)",
                                    n_days),
                          now, change, n_days, low, day);
}
