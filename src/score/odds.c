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

/**
 * clout_odds_of:
 * @network: id of the account's network
 * @signals: its signals
 *
 * Returns: w_network · e^z raised to %CLOUT_OVERLAP, the form in which accounts
 *   add up exactly; never more than %MOST_ODDS
 */
double
clout_odds_of (const char         *network,
               const CloutSignals *signals)
{
  double odds = clout_network_weight (network) * exp (clout_signals_strength (signals));

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
