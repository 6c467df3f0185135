/* score.h: the score: one number, its band and each account's exact share.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/input.h"

G_BEGIN_DECLS

/* Stored with every score point; raised whenever a score may change. */
#define CLOUT_SCORE_MODEL 2

/**
 * CloutScoreShare:
 * @points: what the account adds to the score; all accounts' points sum to it
 * @audience: the part of @points that comes from counters
 * @engagement: the rest of @points, which comes from reactions
 * @signals: the condensed signals that the model read
 * @by_signal: @points split by signal; they sum to @points
 */
typedef struct
{
  double points;
  double audience;
  double engagement;
  CloutSignals signals;
  double by_signal[CLOUT_N_SIGNALS];
} CloutScoreShare;

/**
 * CloutScore:
 * @score: 0 to 100; 0 with no account at all
 * @low, @high: the band; wide when data are few
 * @shares: (array length=n_shares): one per account, in the input's order
 */
typedef struct
{
  double score;
  double low;
  double high;
  int model;
  gsize n_shares;
  CloutScoreShare *shares;
} CloutScore;

CloutScore *clout_score_compute (const CloutScoreInput *input);
void        clout_score_free    (CloutScore            *score);

/**
 * clout_score_decile:
 *
 * The decile that a score lies in, for which the programs have a word:
 * 0 for 0 to under 10, … 9 for 90 to 100.
 */
guint       clout_score_decile  (double                 score);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutScore, clout_score_free)

G_END_DECLS
