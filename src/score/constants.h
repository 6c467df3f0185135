/* constants.h: the model's constants that no data set determines, each with its reason.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/coefficients.h"

/* Klout looked back 90 days. So does Clout, not counting days away. */
#define CLOUT_WINDOW_DAYS 90

/* A month-old reaction counts half: two weeks offline cost less than 3 points at a score of 50. */
#define CLOUT_HALF_LIFE_DAYS 30.0

/* Someone who reacts in the same way on a third of all days in the window adds little with each
   further reaction. All of theirs together never count for more than 5.5 people. */
#define CLOUT_REGULAR 30.0

/* One post a day. People who write much more need more reactions for the same signal. */
#define CLOUT_USUAL_POSTS 90.0
#define CLOUT_VOLUME_EXPONENT (1 / 3.0)

/* The model's median over published Klout accounts, and the score at which, according to Klout,
   influence begins. Someone's reactions are weighted by their own score in units of this one. */
#define CLOUT_TYPICAL_SCORE 40.0

/* One person's accounts share part of their audience, so two equal accounts have 1.26 times the
   odds of one instead of twice; and a hundred empty accounts beside a real one at 50 add one
   point, not ten. */
#define CLOUT_OVERLAP 3.0

/* The likely range covers the score that full data would give in nine of ten cases: this many
   standard deviations each way. Known data contribute what the judged pairs leave unexplained
   and what few reactions leave uncertain; unknown signals add to that. */
#define CLOUT_RANGE_QUANTILE 1.6449
#define CLOUT_RANGE_FLOOR 0.0935
#define CLOUT_RANGE_FEW 0.3506
#define CLOUT_RANGE_ENOUGH 10.0

/* Say that a score is estimated once a quarter of its points are. Above nine tenths neither
   followers nor reactions are known: likes alone reduce the estimated part to 86 %. */
#define CLOUT_ESTIMATED_SOME 0.25
#define CLOUT_ESTIMATED_MOST 0.9
