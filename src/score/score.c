/* score.c: the score with its band and shares.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/score.h"

#include <math.h>

#include "score/condense.h"
#include "score/influence.h"
#include "score/odds.h"
#include "score/round.h"

static gboolean
is_audience (guint signal)
{
  return signal < CLOUT_SIGNAL_MENTIONS;
}

/* Proportional to what each signal adds to the strength; with nothing at all the
 * intercept alone speaks, and it counts as audience. */
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
}

/* Variance of an account's strength: what nobody could know, what few reactors
 * leave open, and what unknown signals may hide. */
static double
strength_variance (const CloutScoreShare *share,
                   const CloutCondensed  *condensed)
{
  double variance = CLOUT_BAND_FLOOR * CLOUT_BAND_FLOOR;
  double reactors = 0;

  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    reactors += condensed->people[group];
  variance += CLOUT_BAND_FEW * CLOUT_BAND_FEW / (1 + reactors / CLOUT_BAND_ENOUGH);
  for (guint i = 0; i < CLOUT_N_SIGNALS; i++)
    if (isnan (share->signals.value[i]))
      variance += clout_coefficients[i] * clout_coefficients[i] * clout_factors[i].variance;
  return variance;
}

static double
shift (double score,
       double by)
{
  double odds = score / (100 - score);

  return score >= 100 ? 100 : 100 * odds / (odds + exp (-by));
}

/**
 * clout_score_compute:
 * @input: what the score is made from
 *
 * O(reactions + people + posts). With no account the score and its band are 0.
 *
 * Returns: (transfer full): the score; free with clout_score_free()
 */
CloutScore *
clout_score_compute (const CloutScoreInput *input)
{
  CloutScore *self = g_new0 (CloutScore, 1);
  g_autofree float *influence = clout_influence_of_people (input);
  g_autofree double *odds = g_new0 (double, MAX (input->n_accounts, 1));
  g_autofree double *variance = g_new0 (double, MAX (input->n_accounts, 1));
  g_auto(CloutDecay) decay = { 0 };
  double sum = 0;
  double spread = 0;

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
      odds[i] = clout_odds_of (account, &self->shares[i].signals);
      variance[i] = strength_variance (&self->shares[i], condensed);
      sum += odds[i];
    }
  self->score = clout_odds_score (sum);
  for (gsize i = 0; i < input->n_accounts; i++)
    {
      double part = odds[i] / sum;

      self->shares[i].points = self->score * part;
      spread += part * part * variance[i];
      split_share (&self->shares[i]);
    }
  self->low = shift (self->score, -CLOUT_BAND_QUANTILE * sqrt (spread));
  self->high = shift (self->score, CLOUT_BAND_QUANTILE * sqrt (spread));
  return self;
}

void
clout_score_free (CloutScore *score)
{
  g_free (score->shares);
  g_free (score);
}

guint
clout_score_decile (double score)
{
  double shown = clout_round (score, CLOUT_SHOWN_DECIMALS);

  return shown >= 90 ? 9 : shown >= 0 ? (guint) (shown / 10) : 0;
}
