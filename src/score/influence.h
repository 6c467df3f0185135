/* influence.h: what a reaction weighs by who reacts, and how far someone is heard.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/input.h"

G_BEGIN_DECLS

/**
 * CloutEstimate: what someone's public counters alone tell of their influence.
 * @score: 0 to 100
 * @low, @high: its band
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
