/* estimate.c: estimates other people's scores from their public counts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/estimate.h"

#include <math.h>

#include "score/odds.h"

/**
 * clout_influence_guess:
 * @weight: weight of the network that someone is on, as in #CloutNetworkWeight
 * @followers: number of followers, -1 if unknown
 *
 * Estimates someone's score from their number of followers.
 *
 * Returns: the score that the model gives their public counts, 0 to 100, or -1 if these are
 *   unknown
 */
double
clout_influence_guess (double weight,
                       gint64 followers)
{
  CloutScoreAccount account = { .weight = weight };
  CloutSignals signals;

  if (followers < 0)
    return -1;
  clout_signals_init (&signals);
  signals.value[CLOUT_SIGNAL_FOLLOWERS] = followers;
  return clout_odds_score (clout_odds_of (&account, &signals, 0));
}

/**
 * clout_influence_estimate:
 * @weight: weight of the network that someone is on, as in #CloutNetworkWeight
 * @followers: number of followers, -1 if unknown
 * @ret_estimate: (out): the score from their public counts with its likely range, which is wide
 *   because their reactions aren't known
 *
 * Returns: whether an estimate is possible
 */
gboolean
clout_influence_estimate (double         weight,
                          gint64         followers,
                          CloutEstimate *ret_estimate)
{
  CloutScoreAccount account = { .weight = weight };
  CloutSignals signals;
  double score;
  double above;
  double below;

  if (followers < 0)
    return FALSE;
  clout_signals_init (&signals);
  signals.value[CLOUT_SIGNAL_FOLLOWERS] = followers;
  score = clout_odds_score (clout_odds_of (&account, &signals, 0));
  clout_odds_reach (&signals, 0, &above, &below);
  *ret_estimate = (CloutEstimate) {
    score,
    clout_odds_shift (score, -fabs (clout_odds_move (1, -below))),
    clout_odds_shift (score, clout_odds_move (1, above)),
  };
  return TRUE;
}
