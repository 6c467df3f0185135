/* history.h: the score of each of the last days, from the same reactions.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/input.h"

G_BEGIN_DECLS

#define CLOUT_HISTORY_DAYS 90

/* Forty years: beyond, what a day is worth in today's units would no longer fit a number. */
#define CLOUT_HISTORY_MOST_DAYS 14600

/**
 * clout_history_compute:
 * @input: as for clout_score_compute()
 * @n_days: how many days, today included
 * @scores: (out) (array length=n_days): the score at the end of each day, oldest
 *   first; the last is the score at @input's now; at most %CLOUT_HISTORY_MOST_DAYS
 *
 * The score as it would have stood on each day, by today's counters of the
 * account less the follows that came after that day.
 */
void   clout_history_compute (const CloutScoreInput *input,
                              gsize                  n_days,
                              double                *scores);

/**
 * clout_history_count_days:
 *
 * Returns: how many days the data reach back, today included; 0 without an account, at most
 *   %CLOUT_HISTORY_MOST_DAYS
 */
gsize  clout_history_count_days (const CloutScoreInput *input);

/**
 * clout_history_delta:
 * @scores: (array length=n_days): as clout_history_compute() gives them
 * @days: how far to look back, e.g. 1, 7 or 30
 *
 * Returns: today's score as shown less the one @days ago as shown, or NAN where
 *   the history is shorter
 */
double clout_history_delta   (const double          *scores,
                              gsize                  n_days,
                              gsize                  days);

G_END_DECLS
