/* score.h: the score: one number, its likely range and each account's exact share.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/input.h"

G_BEGIN_DECLS

/* Stored with every score point; raised whenever a score may change. */
#define CLOUT_SCORE_MODEL 2

/**
 * CloutScoreKnown: how much of a score the data tell.
 * @CLOUT_SCORE_KNOWN: most of it
 * @CLOUT_SCORE_PARTLY: more than a quarter of the points are estimated
 * @CLOUT_SCORE_UNKNOWN: next to nothing: the number is not to be shown
 */
typedef enum
{
  CLOUT_SCORE_KNOWN,
  CLOUT_SCORE_PARTLY,
  CLOUT_SCORE_UNKNOWN
} CloutScoreKnown;

/**
 * CloutScoreShare:
 * @points: what the account adds to the score; all accounts' points sum to it
 * @audience: the part of @points that comes from counters
 * @engagement: the rest of @points, which comes from reactions
 * @estimated: the part of @points that unknown signals are expected to add
 * @signals: the condensed signals that the model read
 * @by_signal: @points split by signal; they sum to @points
 */
typedef struct
{
  double points;
  double audience;
  double engagement;
  double estimated;
  CloutSignals signals;
  double by_signal[CLOUT_N_SIGNALS];
} CloutScoreShare;

/**
 * CloutScore:
 * @score: 0 to 100; 0 with no account at all
 * @low, @high: the likely range: nine of ten times it holds the score that full data would give
 * @estimated: the part of @score, 0 to 1, that is estimated since signals are unknown
 * @known: what that means, as clout_score_judge() has it
 * @shares: (array length=n_shares): one per account, in the input's order
 */
typedef struct
{
  double score;
  double low;
  double high;
  double estimated;
  CloutScoreKnown known;
  int model;
  gsize n_shares;
  CloutScoreShare *shares;
} CloutScore;

CloutScore *clout_score_compute (const CloutScoreInput *input);
void        clout_score_free    (CloutScore            *score);

/**
 * clout_score_judge:
 * @estimated: the part of a score that is estimated, 0 to 1
 *
 * Decides for all programs whether a score is shown, and how.
 */
CloutScoreKnown clout_score_judge (double estimated);

/**
 * clout_score_get_unknown:
 * @score: a score
 * @ret_account: (out): index of the account
 *
 * Returns: the unknown signal that most points are estimated for, or %CLOUT_N_SIGNALS where none
 *   is estimated
 */
CloutSignal clout_score_get_unknown (const CloutScore *score,
                                     gsize            *ret_account);

/**
 * clout_score_decile:
 *
 * The decile that a score as shown lies in, for which the programs have a word:
 * 0 for 0 to under 10, … 9 for 90 to 100.
 */
guint       clout_score_decile  (double                 score);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutScore, clout_score_free)

G_END_DECLS
