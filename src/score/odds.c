/* odds.c: odds of one account, their accumulation, and the score they make.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/odds.h"

#include <math.h>

#include "score/constants.h"
#include "score/network-weight.h"

/* Far beyond any score below 100, yet the sum over all accounts stays finite, so that each
 * has its part of it. */
#define MOST_ODDS 1e300

/* No part of any score, yet a sum that can be divided by. */
#define LEAST_ODDS 1e-300

/**
 * clout_odds_of:
 * @account: an account
 * @signals: its signals
 *
 * Returns: w_network · e^z raised to %CLOUT_OVERLAP, the form in which accounts
 *   add up exactly; never more than %MOST_ODDS, and next to nothing where the network closed
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
 * @sum: the sum of what clout_odds_of() gave for each account
 *
 * Returns: 100 · O / (1 + O) with O = sum^(1 / %CLOUT_OVERLAP), 0 for no account
 */
double
clout_odds_score (double sum)
{
  double odds = pow (sum, 1 / CLOUT_OVERLAP);

  /* The last bit may be rounded up. */
  return MIN (100 * odds / (1 + odds), 100);
}
