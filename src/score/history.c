/* history.c: the score of each of the last days.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/history.h"

#include <math.h>

#include "score/condense.h"
#include "score/odds.h"

void
clout_history_compute (const CloutScoreInput *input,
                       gsize                  n_days,
                       double                *scores)
{
  g_autofree double *person_weights = clout_person_weights (input);
  gint64 today = clout_day_of (input->now, input->utc_offset);
  g_autofree double *sums = g_new0 (double, MAX (n_days, 1));

  for (gsize i = 0; i < input->n_accounts; i++)
    {
      const CloutScoreAccount *account = &input->accounts[i];
      g_autofree guint32 *unlisted = clout_count_unlisted (account);

      for (gsize day = 0; day < n_days; day++)
        {
          g_auto(CloutDecay) decay = { 0 };
          g_autoptr(CloutCondensed) condensed = NULL;
          CloutSignals signals;

          clout_decay_init (&decay, input, today - (gint64) (n_days - 1 - day));
          condensed = clout_condense (input, account, person_weights, unlisted, &decay);
          clout_condensed_signals (condensed, account, &signals);
          sums[day] += clout_odds_of (account->network, &signals);
        }
    }
  for (gsize day = 0; day < n_days; day++)
    scores[day] = clout_odds_score (sums[day]);
}

double
clout_history_delta (const double *scores,
                     gsize         n_days,
                     gsize         days)
{
  if (n_days == 0 || days >= n_days)
    return NAN;
  return scores[n_days - 1] - scores[n_days - 1 - days];
}
