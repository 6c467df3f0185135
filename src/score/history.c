/* history.c: the score of each of the last days.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/history.h"

#include <math.h>

#include "score/influence.h"
#include "score/odds.h"
#include "score/round.h"
#include "score/timeline.h"

/* Signals of one account on each day, folded into the sums of odds. */
static void
add_account (const CloutScoreInput   *input,
             const CloutScoreAccount *account,
             const float             *influence,
             gsize                    n_days,
             double                  *sums)
{
  g_autoptr(CloutTimeline) timeline = clout_timeline_new (input, account, influence, n_days);

  for (gsize day = 0; day < n_days; day++)
    {
      CloutSignals signals;

      clout_timeline_advance (timeline, &signals);
      sums[day] += clout_odds_of (account, &signals);
    }
}

void
clout_history_compute (const CloutScoreInput *input,
                       gsize                  n_days,
                       double                *scores)
{
  g_autofree float *influence = clout_influence_of_people (input);

  for (gsize day = 0; day < n_days; day++)
    scores[day] = 0;
  for (gsize i = 0; i < input->n_accounts && n_days > 0; i++)
    add_account (input, &input->accounts[i], influence, n_days, scores);
  for (gsize day = 0; day < n_days; day++)
    scores[day] = clout_odds_score (scores[day]);
}

double
clout_history_delta (const double *scores,
                     gsize         n_days,
                     gsize         days)
{
  if (n_days == 0 || days >= n_days)
    return NAN;
  return clout_round_change (scores[n_days - 1 - days], scores[n_days - 1], CLOUT_SHOWN_DECIMALS);
}
