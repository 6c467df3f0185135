/* influence.h: how much a person's reactions weigh, and estimates of other people's scores.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/input.h"

G_BEGIN_DECLS

/**
 * CloutEstimate: someone's score, estimated from their public counts alone.
 * @score: 0 to 100
 * @low, @high: its likely range
 */
typedef struct
{
  double score;
  double low;
  double high;
} CloutEstimate;

float    *clout_influence_of_people (const CloutScoreInput *input);
double    clout_influence_guess     (const char            *network,
                                     gint64                 followers);
gboolean  clout_influence_estimate  (const char            *network,
                                     gint64                 followers,
                                     CloutEstimate         *ret_estimate);

G_END_DECLS
