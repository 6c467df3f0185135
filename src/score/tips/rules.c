/* rules.c: adds the tips that the rules find.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/tips/rules.h"

#include "score/odds.h"

/* An effect must be at least half of the last digit shown. */
#define LEAST_EFFECT 0.05

/* Returns the score with one account's signals replaced. */
static double
score_if (const CloutTipFinder *self,
          gsize                 account,
          const CloutSignals   *signals)
{
  double sum = 0;

  for (gsize i = 0; i < self->score->n_shares; i++)
    sum += clout_odds_of (&self->input->accounts[i],
                          i == account ? signals : &self->score->shares[i].signals,
                          self->input->now);
  return clout_odds_score (sum);
}

/* Adds a tip if it raises the score to @score. */
void
clout_tip_add (CloutTipFinder *self,
               const CloutTip *tip,
               double          score)
{
  CloutTip found = *tip;

  found.effect = score - self->score->score;
  if (found.effect >= LEAST_EFFECT)
    g_array_append_val (self->tips, found);
}

void
clout_tip_add_if (CloutTipFinder     *self,
                  const CloutTip     *tip,
                  gsize               account,
                  const CloutSignals *signals)
{
  clout_tip_add (self, tip, score_if (self, account, signals));
}

/* Adds a tip if multiplying all the account's reactions by the factor raises the score. */
void
clout_tip_add_if_gained (CloutTipFinder *self,
                         const CloutTip *tip,
                         gsize           account,
                         double          factor)
{
  CloutSignals signals = self->score->shares[account].signals;

  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    signals.value[clout_group_signal (group)] *= factor;
  clout_tip_add_if (self, tip, account, &signals);
}

/* Returns a post's reactions as the model counts them: the tenth adds little. */
double
clout_tip_echo (CloutTipFinder *self,
                gsize           post)
{
  const double *echo = &self->echo[post * CLOUT_N_GROUPS];

  return sqrt (echo[0]) + sqrt (echo[1]) + sqrt (echo[2]);
}
