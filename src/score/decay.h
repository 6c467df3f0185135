/* decay.h: what a day is worth, counted in days that were not a holiday.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/input.h"

G_BEGIN_DECLS

/**
 * CloutDecay:
 * @today: the day of the score, days since 1970-01-01 in the person's own time
 * @n_days: how many calendar days back the window reaches
 * @weight: (array length=n_days): by calendar days before @today, 1 for @today
 */
typedef struct
{
  gint64 today;
  gint64 utc_offset;
  gsize n_days;
  double *weight;
} CloutDecay;

gint64 clout_day_of       (gint64                 time,
                           gint64                 utc_offset);
void   clout_decay_init   (CloutDecay            *self,
                           const CloutScoreInput *input,
                           gint64                 today);
void   clout_decay_clear  (CloutDecay            *self);
double clout_decay_weight (const CloutDecay      *self,
                           gint64                 time);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CloutDecay, clout_decay_clear)

G_END_DECLS
