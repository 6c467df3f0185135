/* constants.h: the constants of the model that no data set fits, each with its reason.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/coefficients.h"

/* Klout looked back 90 days; so does Clout, in days that were not a holiday. */
#define CLOUT_WINDOW_DAYS 90

/* A month-old reaction weighs half: two weeks offline cost under 3 points at 50. */
#define CLOUT_HALF_LIFE_DAYS 30.0

/* Someone who reacts in the same way a third of all days in the window has been heard: from
 * there on the next one of theirs adds little, and all of them never more than 5.5 people. */
#define CLOUT_REGULAR 30.0

/* A post a day: whoever writes much more has to draw more for the same signal. */
#define CLOUT_USUAL_POSTS 90.0
#define CLOUT_VOLUME_EXPONENT (1 / 3.0)

/* The median of the model on published Klout accounts, and where Klout said that influence
 * begins: someone who reacts weighs by their own score in its units. */
#define CLOUT_TYPICAL_SCORE 40.0

/* Audiences of one person's accounts overlap, so two equal accounts have the odds of 1.26 of one
 * and not of two; and a hundred empty accounts beside a real one at 50 add a point, not ten. */
#define CLOUT_OVERLAP 3.0

/* The likely range holds the score that full data would give in nine of ten cases: so many
 * standard deviations each way. The spread of known data is what the judged pairs leave
 * unexplained, and what few reactions leave open; unknown signals come on top. */
#define CLOUT_RANGE_QUANTILE 1.6449
#define CLOUT_RANGE_FLOOR 0.0935
#define CLOUT_RANGE_FEW 0.3506
#define CLOUT_RANGE_ENOUGH 10.0

/* From a quarter of the points on, being estimated has to be said; beyond nine tenths neither
 * followers nor reactions are known, for likes alone already leave no more than 86 %. */
#define CLOUT_ESTIMATED_SOME 0.25
#define CLOUT_ESTIMATED_MOST 0.9
