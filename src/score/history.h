/* history.h: the score of each recent day, from the same reactions.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/input.h"

G_BEGIN_DECLS

#define CLOUT_HISTORY_DAYS 90

/* Forty years. Beyond that, day weights in today's units would overflow a double. */
#define CLOUT_HISTORY_MOST_DAYS 14600

/**
 * clout_history_compute:
 * @input: as for clout_score_compute()
 * @n_days: number of days, including today
 * @scores: (out) (array length=n_days): the score at the end of each day, oldest first; the last
 *   is the score at @input's now; at most %CLOUT_HISTORY_MOST_DAYS
 *
 * Computes the score that each day would have had, using today's counts less the follows received
 * after that day.
 */
void   clout_history_compute (const CloutScoreInput *input,
                              gsize                  n_days,
                              double                *scores);

/**
 * clout_history_count_days:
 * @input: input of the score
 *
 * Counts the days that the data cover.
 *
 * Returns: the number of days that the data cover, including today; 0 without an account, at most
 *   %CLOUT_HISTORY_MOST_DAYS
 */
gsize  clout_history_count_days (const CloutScoreInput *input);

/**
 * clout_history_delta:
 * @scores: (array length=n_days): scores from clout_history_compute()
 * @n_days: number of days, including today
 * @days: how many days to look back, e.g. 1, 7 or 30
 *
 * Computes how much the score has changed in a number of days.
 *
 * Returns: the rounded score of today less the rounded score @days ago, or NAN if the history is
 *   shorter
 */
double clout_history_delta   (const double          *scores,
                              gsize                  n_days,
                              gsize                  days);

G_END_DECLS
