/* coefficients.h: every constant of the model, with its reason.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/signals.h"

/* The strength of an account that nobody has heard of. σ(−2.05) puts it at 11.4, just above
 * the floor of 10 that published Klout scores show. */
#define CLOUT_INTERCEPT (-2.05)

/* One coefficient per signal on ln (1 + signal). The direction weighs published human judgements
 * of who is more influential (AUC 0.852 with all four of followers, listed, mentions and reshares,
 * 0.847 without lists) against published Klout scores (rank correlation 0.804 from followers and
 * listed alone); the length is the Klout scale (mean absolute error 7.1 points, median 37). Likes
 * are in neither set: they are set below reshares, as the weaker sign. What a person does
 * themselves, following and posting, earns nothing. */
static const double clout_coefficients[CLOUT_N_SIGNALS] = {
  [CLOUT_SIGNAL_FOLLOWERS] = 0.25,
  [CLOUT_SIGNAL_FOLLOWING] = 0,
  [CLOUT_SIGNAL_LISTED] = 0.10,
  [CLOUT_SIGNAL_POSTS] = 0,
  [CLOUT_SIGNAL_MENTIONS] = 0.10,
  [CLOUT_SIGNAL_RESHARES] = 0.05,
  [CLOUT_SIGNAL_LIKES] = 0.03,
};

/* A one-factor model of ln (1 + signal) over the judged accounts: mean, loading and own variance.
 * It stands in for signals that a source does not tell, so that unknown is not zero. Likes are
 * set like reshares, at a higher mean, for want of data. A variance of 0: not part of the factor. */
typedef struct
{
  double mean;
  double loading;
  double variance;
} CloutFactor;

static const CloutFactor clout_factors[CLOUT_N_SIGNALS] = {
  [CLOUT_SIGNAL_FOLLOWERS] = { 10.358, 2.702, 2.215 },
  [CLOUT_SIGNAL_LISTED] = { 6.497, 2.300, 1.918 },
  [CLOUT_SIGNAL_MENTIONS] = { 3.991, 2.755, 0.140 },
  [CLOUT_SIGNAL_RESHARES] = { 3.051, 2.527, 0.382 },
  [CLOUT_SIGNAL_LIKES] = { 4.000, 2.500, 0.800 },
};

/* Klout looked back 90 days; so does Clout, in days that were not a holiday. */
#define CLOUT_WINDOW_DAYS 90

/* A month-old reaction weighs half: two weeks offline cost under 3 points at 50. */
#define CLOUT_HALF_LIFE_DAYS 30.0

/* The median score; somebody who reacts weighs by their own score in its units. */
#define CLOUT_TYPICAL_SCORE 37.0

/* Posts without an echo that everybody has: only beyond them does reacting per post count. */
#define CLOUT_QUIET_POSTS 10.0

/* Audiences of one person's accounts overlap, so two equal accounts are worth the square root of
 * two of one, not two. */
#define CLOUT_OVERLAP 2.0

/* The band: 80 of 100 people with these data would lie inside. The spread is what the judged
 * pairs leave unexplained, and what few reactions leave open. */
#define CLOUT_BAND_QUANTILE 1.2816
#define CLOUT_BAND_FLOOR 0.12
#define CLOUT_BAND_FEW 0.45
#define CLOUT_BAND_ENOUGH 10.0
