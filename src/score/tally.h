/* tally.h: running sums of a person's or a post's reactions.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <math.h>

#include "score/constants.h"
#include "score/input.h"

G_BEGIN_DECLS

/**
 * CloutTally:
 * @sum: by group, the sum of squared weights
 * @n: by group, how many reactions
 * @influence: a person's weight, beside the sums so that a reaction touches one place per person
 */
typedef struct
{
  double sum[CLOUT_N_GROUPS];
  guint32 n[CLOUT_N_GROUPS];
  float influence;
} CloutTally;

/* Returns the group of a kind of reaction: own words, reshares or likes; -1 if it earns nothing. */
static inline int
clout_group_of (guint8 kind)
{
  static const gint8 groups[CLOUT_N_REACTION_KINDS] = { 0, 0, 0, 1, 2, -1 };

  return kind < CLOUT_N_REACTION_KINDS ? groups[kind] : -1;
}

static inline CloutSignal
clout_group_signal (int group)
{
  return (CloutSignal) (CLOUT_SIGNAL_MENTIONS + group);
}

/* Returns the value of a person's reactions in one group before weighting by influence: the
   length of their weights, so that n count as √n. Someone who reacts to everything gets less: n
   is capped at %CLOUT_REGULAR. */
static inline double
clout_person_length (double  sum,
                     guint32 n)
{
  return n > 0 ? sqrt (sum / (1 + n / CLOUT_REGULAR)) : 0;
}

/* Returns how many more reactions the network counts on a post than it lists with a person. */
static inline double
clout_post_unlisted (const CloutScorePost *post,
                     int                   group,
                     guint32               n_listed)
{
  const guint32 *counts = post->counts;
  double counted = group == 0 ? (double) counts[CLOUT_REACTION_MENTION]
                                  + counts[CLOUT_REACTION_REPLY] + counts[CLOUT_REACTION_QUOTE]
                  : group == 1 ? counts[CLOUT_REACTION_RESHARE] : counts[CLOUT_REACTION_LIKE];

  return MAX (0, counted - n_listed);
}

G_END_DECLS
