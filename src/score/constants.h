/* constants.h: the constants of the model that no data set fits, each with its reason.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/coefficients.h"

/* Klout looked back 90 days; so does Clout, in days that were not a holiday. */
#define CLOUT_WINDOW_DAYS 90

/* A month-old reaction weighs half: two weeks offline cost under 3 points at 50. */
#define CLOUT_HALF_LIFE_DAYS 30.0

/* Somebody who reacts in the same way a third of all days in the window has been heard: from
 * there on the next one of theirs adds little, and all of them never more than 5.5 people. */
#define CLOUT_REGULAR 30.0

/* A post a day: whoever writes much more has to draw more for the same signal. */
#define CLOUT_USUAL_POSTS 90.0
#define CLOUT_VOLUME_EXPONENT (1 / 3.0)

/* The median of the model on published Klout accounts, and where Klout said that influence
 * begins: somebody who reacts weighs by their own score in its units. */
#define CLOUT_TYPICAL_SCORE 40.0

/* Audiences of one person's accounts overlap, so two equal accounts have the odds of 1.26 of one
 * and not of two; and a hundred empty accounts beside a real one at 50 add a point, not ten. */
#define CLOUT_OVERLAP 3.0

/* The band: 80 of 100 people with these data would lie inside. The spread is what the judged
 * pairs leave unexplained, and what few reactions leave open. */
#define CLOUT_BAND_QUANTILE 1.2816
#define CLOUT_BAND_FLOOR 0.12
#define CLOUT_BAND_FEW 0.45
#define CLOUT_BAND_ENOUGH 10.0
