/* decay.h: what a day is worth, counted in days that were not a holiday.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/input.h"

G_BEGIN_DECLS

#define CLOUT_DAY_SECONDS 86400

/**
 * CloutDecay:
 * @today: the day of the score, days since 1970-01-01 in the person's own time
 * @end: the second after @today ends, Unix seconds
 * @n_days: how many calendar days back the table reaches
 * @age: (array length=n_days): by calendar days before @today, the active days since
 * @weight: (array length=n_days): the same as a weight, 1 for age 0
 */
typedef struct
{
  gint64 today;
  gint64 end;
  gsize n_days;
  guint32 *age;
  double *weight;
} CloutDecay;

gint64 clout_day_of       (gint64                 time,
                           gint64                 utc_offset);
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
  guint64 age = (guint64) self->end - 1 - (guint64) time;

  /* Division by a constant is several times faster in 32 bits. */
  return age <= G_MAXUINT32 ? (guint32) age / CLOUT_DAY_SECONDS : G_MAXUINT64;
}

/* The moment so many days before another, with the same bounds as clout_day_of(). */
static inline gint64
clout_days_before (gint64 time,
                   gint64 days)
{
  return MAX (time, G_MININT64 / 2) - MIN (days, G_MAXINT32) * CLOUT_DAY_SECONDS;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CloutDecay, clout_decay_clear)

G_END_DECLS
