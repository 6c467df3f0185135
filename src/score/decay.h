/* decay.h: reaction weights by age in active days.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/duration.h"
#include "score/calendar.h"
#include "score/input.h"

G_BEGIN_DECLS

/* The table starts this many days after today, more than clock changes ever add up to. */
#define CLOUT_DECAY_LEAD 2

/**
 * CloutDecay:
 * @today: the day of the score, as days since 1970-01-01 local time
 * @n_days: number of calendar days that the table covers
 * @age: (array length=n_days): active days since each day, by calendar days before @today
 * @weight: (array length=n_days): weight of each day, 1 for age 0
 * @n_starts: @n_days + %CLOUT_DECAY_LEAD
 * @start: (array length=n_starts): start of each calendar day in Unix seconds, latest first;
 *   @today is at %CLOUT_DECAY_LEAD, and %G_MININT64 follows the last
 * @latest: a time from which steps of 24 hours never get ahead of the calendar
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

/* Returns how many calendar days before @today a time is. Times that are too old or after @today
   give @n_days or more, so callers need only one comparison. */
static inline guint64
clout_decay_back (const CloutDecay *self,
                  gint64            time)
{
  /* Division by a constant is several times faster in 32 bits. */
  guint64 age = (guint64) self->latest - (guint64) time;
  gsize i = MIN (age <= G_MAXUINT32 ? (guint32) age / CLOUT_DAY : G_MAXUINT32,
                 self->n_starts);

  /* The calendar is a step behind only around a clock change. */
  while (G_UNLIKELY (time < self->start[i]))
    i++;
  return (guint64) i - CLOUT_DECAY_LEAD;
}

/* Returns the time that is @days times 24 hours before @time. */
static inline gint64
clout_days_before (gint64 time,
                   gint64 days)
{
  return MAX (time, G_MININT64 / 2) - MIN (days, G_MAXINT32) * CLOUT_DAY;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CloutDecay, clout_decay_clear)

G_END_DECLS
