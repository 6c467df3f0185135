/* history.c: computes the score of each recent day.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/history.h"

#include <math.h>

#include "score/calendar.h"
#include "score/influence.h"
#include "score/odds.h"
#include "score/round.h"
#include "score/timeline/timeline.h"

/* Adds one account's signals on each day to the sums of odds. */
static void
add_account (const CloutScoreInput   *input,
             const CloutScoreAccount *account,
             const float             *influence,
             gsize                    n_days,
             double                  *sums)
{
  g_autoptr(CloutTimeline) timeline = clout_timeline_new (input, account, influence, n_days);
  gint64 today = clout_day_of (input->now, input->zone);

  for (gsize day = 0; day < n_days; day++)
    {
      gint64 end = clout_day_start (today - (gint64) (n_days - 1 - day) + 1, input->zone) - 1;
      CloutSignals signals;

      clout_timeline_advance (timeline, &signals);
      /* A network that has since closed was still open on that day. */
      sums[day] += clout_odds_of (account, &signals, MIN (end, input->now));
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

gsize
clout_history_count_days (const CloutScoreInput *input)
{
  gint64 first = input->now;

  for (gsize a = 0; a < input->n_accounts; a++)
    {
      const CloutScoreAccount *account = &input->accounts[a];

      for (gsize i = 0; i < account->n_posts; i++)
        if (account->posts[i].time > 0)
          first = MIN (first, account->posts[i].time);
      for (gsize i = 0; i < account->n_reactions; i++)
        if (account->time[i] > 0)
          first = MIN (first, account->time[i]);
    }
  if (input->n_accounts == 0)
    return 0;
  return MIN (CLOUT_HISTORY_MOST_DAYS,
              clout_day_of (input->now, input->zone) - clout_day_of (first, input->zone) + 1);
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
