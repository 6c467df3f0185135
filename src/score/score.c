/* score.c: computes the score with its likely range and shares.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/score.h"

#include <math.h>

#include "score/condense.h"
#include "score/influence.h"
#include "score/network-weight.h"
#include "score/odds.h"
#include "score/round.h"

static gboolean
is_audience (guint signal)
{
  return signal < CLOUT_SIGNAL_MENTIONS;
}

/* Splits in proportion to what each signal adds to the strength. If no signal adds anything,
   only the intercept is left; it counts as audience. */
static void
split_share (CloutScoreShare *share)
{
  double logs[CLOUT_N_SIGNALS];
  double sum = 0;

  clout_signals_expand (&share->signals, logs);
  for (guint i = 0; i < CLOUT_N_SIGNALS; i++)
    sum += clout_coefficients[i] * logs[i];
  share->engagement = 0;
  for (guint i = 0; i < CLOUT_N_SIGNALS; i++)
    {
      share->by_signal[i] = sum > 0 ? share->points * (clout_coefficients[i] * logs[i] / sum) : 0;
      if (!is_audience (i))
        share->engagement += share->by_signal[i];
    }
  if (sum <= 0)
    share->by_signal[CLOUT_SIGNAL_FOLLOWERS] = share->points;
  share->audience = share->points - share->engagement;
  share->estimated = 0;
  for (guint i = 0; i < CLOUT_N_SIGNALS; i++)
    if (isnan (share->signals.value[i]))
      share->estimated += share->by_signal[i];
}

/* How many people reacted, weighted by time and influence. */
static double
count_reactors (const CloutCondensed *condensed)
{
  double reactors = 0;

  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    reactors += condensed->people[group];
  return reactors;
}

/* Kept only where they are much smaller than the reactions that they are computed from. */
#define KEPT_REACTIONS 4

static gboolean
should_keep_sums (const CloutScoreInput   *input,
                  const CloutScoreAccount *account)
{
  return account->n_reactions >= KEPT_REACTIONS * (input->n_people + account->n_posts);
}

/**
 * clout_score_compute:
 * @input: data to compute the score from
 *
 * Computes the score in O(reactions + people + posts). Without accounts, the score and its likely
 * range are 0.
 *
 * Returns: (transfer full): the score; free with clout_score_free()
 */
CloutScore *
clout_score_compute (const CloutScoreInput *input)
{
  CloutScore *self = g_new0 (CloutScore, 1);
  g_autofree float *influence = clout_influence_of_people (input);
  g_autofree double *odds = g_new0 (double, MAX (input->n_accounts, 1));
  g_autofree double *above = g_new0 (double, MAX (input->n_accounts, 1));
  g_autofree double *below = g_new0 (double, MAX (input->n_accounts, 1));
  g_auto(CloutDecay) decay = { 0 };
  double sum = 0;
  double up = 0;
  double down = 0;

  clout_decay_init (&decay, input, clout_day_of (input->now, input->zone),
                    CLOUT_WINDOW_DAYS);
  self->model = CLOUT_SCORE_MODEL;
  self->n_shares = input->n_accounts;
  self->shares = g_new0 (CloutScoreShare, MAX (input->n_accounts, 1));
  for (gsize i = 0; i < input->n_accounts; i++)
    {
      const CloutScoreAccount *account = &input->accounts[i];
      g_autoptr(CloutCondensed) condensed =
        clout_condense (input, account, influence, &decay);

      clout_condense_read (condensed->signal, account, &self->shares[i].signals);
      odds[i] = clout_odds_of (account, &self->shares[i].signals, input->now);
      clout_odds_reach (&self->shares[i].signals, count_reactors (condensed), &above[i],
                        &below[i]);
      if (should_keep_sums (input, account))
        self->shares[i].sums = g_steal_pointer (&condensed);
      sum += odds[i];
    }
  self->score = clout_odds_score (sum);
  for (gsize i = 0; i < input->n_accounts; i++)
    {
      double part = odds[i] / sum;

      self->shares[i].points = self->score * part;
      up = hypot (up, clout_odds_move (part, above[i]));
      down = hypot (down, clout_odds_move (part, -below[i]));
      split_share (&self->shares[i]);
      if (!clout_network_is_closed (input->accounts[i].closed, input->now) && self->score > 0)
        self->estimated += self->shares[i].estimated / self->score;
    }
  self->low = clout_odds_shift (self->score, -down);
  self->high = clout_odds_shift (self->score, up);
  self->known = clout_score_get_certainty (self->estimated);
  return self;
}

/**
 * clout_score_forget_sums:
 * @score: a score
 *
 * Frees what only an explanation needs. clout_ledger_new() then computes it again.
 */
void
clout_score_forget_sums (CloutScore *score)
{
  for (gsize i = 0; i < score->n_shares; i++)
    g_clear_pointer (&score->shares[i].sums, clout_condensed_free);
}

void
clout_score_free (CloutScore *score)
{
  clout_score_forget_sums (score);
  g_free (score->shares);
  g_free (score);
}

CloutScoreKnown
clout_score_get_certainty (double estimated)
{
  if (estimated > CLOUT_ESTIMATED_MOST)
    return CLOUT_SCORE_UNKNOWN;
  return estimated > CLOUT_ESTIMATED_SOME ? CLOUT_SCORE_PARTLY : CLOUT_SCORE_KNOWN;
}

CloutSignal
clout_score_get_unknown (const CloutScore *score,
                         gsize            *ret_account)
{
  CloutSignal signal = CLOUT_N_SIGNALS;
  double most = 0;

  *ret_account = 0;
  for (gsize i = 0; i < score->n_shares && score->estimated > 0; i++)
    for (guint s = 0; s < CLOUT_N_SIGNALS; s++)
      if (isnan (score->shares[i].signals.value[s]) && score->shares[i].by_signal[s] > most)
        {
          most = score->shares[i].by_signal[s];
          signal = s;
          *ret_account = i;
        }
  return signal;
}

CloutLevel
clout_score_level (double score)
{
  static const double from[CLOUT_N_LEVELS] = { 0, 20, 40, 50, 70 };
  double shown = clout_round (score, CLOUT_SHOWN_DECIMALS);
  CloutLevel level = CLOUT_N_LEVELS - 1;

  while (level > 0 && !(shown >= from[level]))
    level--;
  return level;
}
