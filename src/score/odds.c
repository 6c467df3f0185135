/* odds.c: an account's odds, how accounts add up, and the resulting score.
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
 *
 * Computes the term with which an account adds to the score.
 *
 * Returns: w_network · e^z raised to %CLOUT_OVERLAP, the form in which accounts add up exactly;
 *   at most %MOST_ODDS, and close to 0 if the network has shut down
 */
double
clout_odds_of (const CloutScoreAccount *account,
               const CloutSignals      *signals)
{
  double odds;

  if (account->closed)
    return LEAST_ODDS;

  odds = clout_network_weight (account->network) * exp (clout_signals_strength (signals));

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

  /* The result may round up in the last bit. */
  return MIN (100 * odds / (1 + odds), 100);
}
