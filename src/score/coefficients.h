/* coefficients.h: the fitted table of the model. Written by tests/calibrate/calibrate.py.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/signals.h"

/* Figures of this table; held out: mean of five folds, each fitted on the other four.
 *
 *   measure                                           all    held out
 *   AUC on 4,400 human judgements of influence      0.8534   0.8525
 *   the same without lists                          0.8467   0.8460
 *   rank correlation with 5,963 Klout scores        0.8009   0.8002
 *   mean absolute error against them, points          5.96     5.99
 *   median score of those 5,963                       39.1     38.9
 *
 * One model serves both sets: what a set lacks is unknown, not zero. A log-linear model fitted
 * freely to one set alone reaches 0.857, 0.848 and 0.803; boosted trees do better only on people
 * that they have seen in training. */

/* The strength of an account that no one has heard of: bound to lie under 12 points, near the
 * floor of 10 that published Klout scores show. */
#define CLOUT_INTERCEPT (-2.0617)

/* One coefficient per signal on ln (1 + signal). The judgements set their balance, the Klout
 * scores their length. Klout's own sensitivity figure (one post with 3,000,000 reshares lifts 50
 * to 60 at least) sets a least for reshares, and its principle that own words beat reshares sets
 * one for mentions. Likes are in neither set: they are set below reshares, as the weaker sign.
 * What a person does themselves, following and posting, earns nothing. */
static const double clout_coefficients[CLOUT_N_SIGNALS] = {
  [CLOUT_SIGNAL_FOLLOWERS] = 0.1550,
  [CLOUT_SIGNAL_LISTED] = 0.1159,
  [CLOUT_SIGNAL_MENTIONS] = 0.0948,
  [CLOUT_SIGNAL_RESHARES] = 0.0602,
  [CLOUT_SIGNAL_LIKES] = 0.0450,
};

/* A one-factor model of ln (1 + signal): mean, loading and own variance. It stands in for signals
 * that a source does not tell. Followers and listed: over all accounts of both sets. Engagement:
 * mean and loading as they explain the Klout scores best, whose engagement we cannot see;
 * variance as the judged accounts scatter. A variance of 0: not part of the factor. Miss: by how
 * much the expectation of a judged account's engagement misses it, root mean square; it is larger
 * than the scatter, since the Klout scores and not the judged accounts set the expectation. 0:
 * follows from loading and variance. */
typedef struct
{
  double mean;
  double loading;
  double variance;
  double miss;
} CloutFactor;

static const CloutFactor clout_factors[CLOUT_N_SIGNALS] = {
  [CLOUT_SIGNAL_FOLLOWERS] = { 8.3693, 3.4750, 0.5673, 0.0000 },
  [CLOUT_SIGNAL_LISTED] = { 4.6067, 3.1916, 0.4785, 0.0000 },
  [CLOUT_SIGNAL_MENTIONS] = { 3.0877, 0.1018, 1.9903, 2.8360 },
  [CLOUT_SIGNAL_RESHARES] = { 3.0877, 0.1018, 2.0336, 2.5332 },
  [CLOUT_SIGNAL_LIKES] = { 3.0877, 0.1018, 2.0336, 2.5332 },
};
