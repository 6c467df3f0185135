/* score.h: the score: one number, its likely range, and each account's exact share.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/input.h"

G_BEGIN_DECLS

/* Stored with every score. Raise it with every change that may affect scores. */
#define CLOUT_SCORE_MODEL 2

/**
 * CloutLevel:
 * @CLOUT_LEVEL_JUST_STARTING: from 0
 * @CLOUT_LEVEL_BUILDING: from 20
 * @CLOUT_LEVEL_HAS_INFLUENCE: from 40
 * @CLOUT_LEVEL_CONSIDERABLE: from 50
 * @CLOUT_LEVEL_EXCEPTIONAL: from 70
 *
 * What a score means; those of 40 and 50 are Klout's.
 */
typedef enum
{
  CLOUT_LEVEL_JUST_STARTING,
  CLOUT_LEVEL_BUILDING,
  CLOUT_LEVEL_HAS_INFLUENCE,
  CLOUT_LEVEL_CONSIDERABLE,
  CLOUT_LEVEL_EXCEPTIONAL,
  CLOUT_N_LEVELS
} CloutLevel;

/**
 * CloutScoreKnown: how much of a score the data tell.
 * @CLOUT_SCORE_KNOWN: most of it
 * @CLOUT_SCORE_PARTLY: more than a quarter of the points are estimated
 * @CLOUT_SCORE_UNKNOWN: next to nothing: don't show the number
 */
typedef enum
{
  CLOUT_SCORE_KNOWN,
  CLOUT_SCORE_PARTLY,
  CLOUT_SCORE_UNKNOWN
} CloutScoreKnown;

/**
 * CloutScoreShare:
 * @points: points that the account adds; all accounts' points sum to the score
 * @audience: the part of @points from followers, following and lists
 * @engagement: the rest of @points, from reactions
 * @estimated: the part of @points that is estimated for unknown signals
 * @signals: the condensed signals that the model read
 * @by_signal: @points split by signal; they sum to @points
 * @sums: (nullable): what clout_ledger_new() would otherwise compute again
 */
typedef struct
{
  double points;
  double audience;
  double engagement;
  double estimated;
  CloutSignals signals;
  double by_signal[CLOUT_N_SIGNALS];
  struct _CloutCondensed *sums;
} CloutScoreShare;

/**
 * CloutScore:
 * @score: 0 to 100; 0 without accounts
 * @low, @high: the likely range, which contains the score that full data would give nine times
 *   out of ten
 * @estimated: the part of @score, 0 to 1, that is estimated for unknown signals
 * @known: what that means, from clout_score_get_certainty()
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

CloutScore *clout_score_compute     (const CloutScoreInput *input);
void        clout_score_forget_sums (CloutScore            *score);
void        clout_score_free        (CloutScore            *score);

/**
 * clout_score_get_certainty:
 * @estimated: part of a score that is estimated, 0 to 1
 *
 * Decides for all programs whether a score is shown, and how.
 */
CloutScoreKnown clout_score_get_certainty (double estimated);

/**
 * clout_score_get_unknown:
 * @score: a score
 * @ret_account: (out): index of the account
 *
 * Returns: the unknown signal with the most estimated points, or %CLOUT_N_SIGNALS if nothing is
 *   estimated
 */
CloutSignal clout_score_get_unknown (const CloutScore *score,
                                     gsize            *ret_account);

/**
 * clout_score_level:
 * @score: 0 to 100
 *
 * Returns: the level of the score as it is shown, so that 49.96 has that of 50.0
 */
CloutLevel  clout_score_level   (double                 score);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutScore, clout_score_free)

G_END_DECLS
