/* coefficients.h: the fitted table of the model. Written by tests/calibrate/calibrate.py.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/signal-list.h"

/* How well this table fits. Held out: mean of five folds, each tested with a fit on the other four.
 *
 *   measure                                           all    held out
 *   AUC on 4,400 human judgements of influence      0.8534   0.8525
 *   the same without lists                          0.8467   0.8460
 *   rank correlation with 5,963 Klout scores        0.8009   0.8002
 *   mean absolute error against them, points          5.96     5.99
 *   median score of those 5,963                       39.1     38.9
 *
 * One model serves both sets: signals that a set lacks are unknown, not zero. A log-linear model
 * fitted freely to a single set reaches 0.857, 0.848 and 0.803; boosted trees do better only on
 * people in their training data. */

/* The strength of an account without any audience or reactions. The fit keeps it below 12 points,
 * close to the lowest published Klout scores, which are at 10. */
#define CLOUT_INTERCEPT (-2.0617)

/* One coefficient per signal on ln (1 + signal). The judgements determine their ratios, the Klout
 * scores their scale. Klout's own sensitivity figure (one post with 3,000,000 reshares lifts 50
 * to at least 60) sets a minimum for reshares, and its principle that own words beat reshares
 * sets one for mentions. Neither set has likes, so they get less than reshares, which are the
 * stronger signal. The person's own activity, following and posting, earns nothing. */
static const double clout_coefficients[CLOUT_N_SIGNALS] = {
  [CLOUT_SIGNAL_FOLLOWERS] = 0.1550,
  [CLOUT_SIGNAL_LISTED] = 0.1159,
  [CLOUT_SIGNAL_MENTIONS] = 0.0948,
  [CLOUT_SIGNAL_RESHARES] = 0.0602,
  [CLOUT_SIGNAL_LIKES] = 0.0450,
};

/* A one-factor model of ln (1 + signal), which estimates signals that a source doesn't report.
 * Mean, loading and variance of followers and lists come from all accounts of both sets. For
 * engagement, mean and loading are those that best explain the Klout scores, whose engagement
 * isn't known, and variance is that of the judged accounts. A variance of 0 means that the signal
 * isn't part of the factor. Miss is the root mean square error of the expected engagement of the
 * judged accounts. It exceeds their variance because the expectation is set by the Klout scores
 * and not by the judged accounts. A miss of 0 means that it follows from loading and variance. */
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
