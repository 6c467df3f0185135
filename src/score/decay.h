/* decay.h: what a day is worth, counted in days that were not a holiday.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/calendar.h"
#include "score/input.h"

G_BEGIN_DECLS

/* The table of starts begins so many days after today, more than clock changes ever add up to. */
#define CLOUT_DECAY_LEAD 2

/**
 * CloutDecay:
 * @today: the day of the score, days since 1970-01-01 in the person's own time
 * @n_days: how many calendar days back the table reaches
 * @age: (array length=n_days): by calendar days before @today, the active days since
 * @weight: (array length=n_days): the same as a weight, 1 for age 0
 * @n_starts: @n_days and %CLOUT_DECAY_LEAD
 * @start: (array length=n_starts): Unix seconds at which each calendar day starts, the latest
 *   first, @today's at %CLOUT_DECAY_LEAD; behind the last stands %G_MININT64
 * @latest: from here back in steps of 24 hours, no step goes further back than the calendar
 */
typedef struct
{
  gint64 today;
  gsize n_days;
  guint32 *age;
  double *weight;
  gsize n_starts;
  gint64 *start;
  gint64 latest;
} CloutDecay;

void   clout_decay_init   (CloutDecay            *self,
                           const CloutScoreInput *input,
                           gint64                 today,
                           guint                  n_active);
void   clout_decay_clear  (CloutDecay            *self);
double clout_decay_weight (const CloutDecay      *self,
                           gint64                 time);

/* How many calendar days before @today a moment lies: @n_days or more where it is
 * too old or lies after @today, so that one comparison tells. */
static inline guint64
clout_decay_back (const CloutDecay *self,
                  gint64            time)
{
  /* Division by a constant is several times faster in 32 bits. */
  guint64 age = (guint64) self->latest - (guint64) time;
  gsize i = MIN (age <= G_MAXUINT32 ? (guint32) age / CLOUT_DAY_SECONDS : G_MAXUINT32,
                 self->n_starts);

  /* Only around a clock change does the calendar need a step more. */
  while (G_UNLIKELY (time < self->start[i]))
    i++;
  return (guint64) i - CLOUT_DECAY_LEAD;
}

/* The moment so many times 24 hours before another. */
static inline gint64
clout_days_before (gint64 time,
                   gint64 days)
{
  return MAX (time, G_MININT64 / 2) - MIN (days, G_MAXINT32) * CLOUT_DAY_SECONDS;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CloutDecay, clout_decay_clear)

G_END_DECLS
