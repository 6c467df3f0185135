/* odds.c: an account's odds, how accounts add up, the resulting score, and how far it may be off.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/odds.h"

#include <math.h>

#include "score/constants.h"
#include "score/network-weight.h"

/* Far beyond any score below 100, but small enough that the sum over all accounts stays finite
   and each keeps its share. */
#define MOST_ODDS 1e300

/* Too small to affect any score, but large enough to divide by. */
#define LEAST_ODDS 1e-300

/**
 * clout_odds_of:
 * @account: an account
 * @signals: its signals
 * @now: Unix seconds
 *
 * Computes the term with which an account adds to the score.
 *
 * Returns: w_network · e^z raised to %CLOUT_OVERLAP, the form in which accounts add up exactly;
 *   at most %MOST_ODDS, and close to 0 if the network has shut down
 */
double
clout_odds_of (const CloutScoreAccount *account,
               const CloutSignals      *signals,
               gint64                   now)
{
  double odds;

  if (clout_network_is_closed (account->closed, now))
    return LEAST_ODDS;

  odds = account->weight * exp (clout_signals_strength (signals));

  return MIN (pow (odds, CLOUT_OVERLAP), MOST_ODDS);
}

/**
 * clout_odds_score:
 * @sum: sum of clout_odds_of() over all accounts
 *
 * Computes the score from the sum of the accounts' terms.
 *
 * Returns: 100 · O / (1 + O) where O = sum^(1 / %CLOUT_OVERLAP); 0 without accounts
 */
double
clout_odds_score (double sum)
{
  double odds = pow (sum, 1 / CLOUT_OVERLAP);

  /* The last bit may round up. */
  return MIN (100 * odds / (1 + odds), 100);
}

/**
 * clout_odds_reach:
 * @signals: an account's signals
 * @reactors: number of people who reacted, weighted by time and influence
 * @above: (out): how much higher the account's strength may be
 * @below: (out): how much lower
 *
 * Finds how far an account's strength may be off in either direction: model noise, uncertainty
 * from few reactions, and unknown signals.
 */
void
clout_odds_reach (const CloutSignals *signals,
                  double              reactors,
                  double             *above,
                  double             *below)
{
  double known = CLOUT_RANGE_QUANTILE
    * sqrt (CLOUT_RANGE_FLOOR * CLOUT_RANGE_FLOOR
            + CLOUT_RANGE_FEW * CLOUT_RANGE_FEW / (1 + reactors / CLOUT_RANGE_ENOUGH));

  clout_signals_reach (signals, above, below);
  *above = hypot (*above, known);
  *below = hypot (*below, known);
}

/* Returns how the strength of all accounts together moves with one account whose part of the odds
   is @part. */
double
clout_odds_move (double part,
                 double by)
{
  return log1p (part * expm1 (CLOUT_OVERLAP * by)) / CLOUT_OVERLAP;
}

/* Returns the score when the strength is higher by @by. */
double
clout_odds_shift (double score,
                  double by)
{
  double odds = score / (100 - score);

  return score >= 100 ? 100 : 100 * odds / (odds + exp (-by));
}
