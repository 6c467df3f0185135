/* ledger.c: each reaction's part of the score.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/ledger.h"

#include <math.h>
#include <stdlib.h>

#include "score/condense.h"

/* A reaction's part of its group: half by the person it came from, half by the
 * post it went to, each in proportion to its weight there. A square root is
 * homogeneous, so these parts are the Aumann-Shapley shares and sum to 1. */
static double
part_of (double weight,
         double in_person,
         double people,
         double in_post,
         double posts)
{
  double part = 0;

  if (in_person > 0 && people > 0)
    part += weight / sqrt (in_person) / people / 2;
  if (in_post > 0 && posts > 0)
    part += weight / sqrt (in_post) / posts / 2;
  return part;
}

static void
explain_reactions (CloutLedgerAccount      *self,
                   const CloutScoreInput   *input,
                   const CloutScoreAccount *account,
                   const CloutCondensed    *condensed,
                   const double            *points,
                   const double            *person_weights,
                   const CloutDecay        *decay)
{
  for (gsize i = 0; i < account->n_reactions; i++)
    {
      guint32 person = account->person[i];
      guint32 post = account->post[i];
      int group = clout_group_of (account->kind[i]);
      double weight = clout_decay_weight (decay, account->time[i]);
      const CloutGroup *g;

      if (group < 0 || weight <= 0)
        continue;
      g = &condensed->group[group];
      if (person < input->n_people)
        weight *= person_weights[person];
      self->by_reaction[i] = points[group]
        * part_of (weight,
                   person < input->n_people ? g->person[person] : weight, g->people,
                   post < account->n_posts ? g->post[post] : weight, g->posts);
    }
}

static void
explain_unlisted (CloutLedgerAccount      *self,
                  const CloutScoreAccount *account,
                  const CloutCondensed    *condensed,
                  const double            *points,
                  const guint32           *unlisted,
                  const CloutDecay        *decay)
{
  for (gsize i = 0; i < account->n_posts; i++)
    {
      double weight = clout_decay_weight (decay, account->posts[i].time);

      for (int group = 0; group < CLOUT_N_GROUPS && weight > 0; group++)
        {
          const CloutGroup *g = &condensed->group[group];

          self->by_uncounted[i] += points[group] * unlisted[i * CLOUT_N_GROUPS + group]
            * part_of (weight, weight, g->people, g->post[i], g->posts);
        }
    }
}

static void
explain_account (CloutLedgerAccount      *self,
                 const CloutScoreInput   *input,
                 const CloutScoreAccount *account,
                 const CloutScoreShare   *share,
                 const double            *person_weights,
                 const CloutDecay        *decay)
{
  g_autofree guint32 *unlisted = clout_count_unlisted (account);
  g_autoptr(CloutCondensed) condensed =
    clout_condense (input, account, person_weights, unlisted, decay);
  double points[CLOUT_N_GROUPS];
  double explained = 0;

  self->by_reaction = g_new0 (double, MAX (account->n_reactions, 1));
  self->by_uncounted = g_new0 (double, MAX (account->n_posts, 1));
  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    {
      CloutSignal signal = clout_group_signal (group);
      double whole = share->signals.value[signal];
      double condensed_part = condensed->group[group].signal;

      points[group] = whole > 0 ? share->by_signal[signal] * condensed_part / whole : 0;
      explained += points[group];
    }
  explain_reactions (self, input, account, condensed, points, person_weights, decay);
  explain_unlisted (self, account, condensed, points, unlisted, decay);
  self->rest = MAX (0, share->engagement - explained);
}

/**
 * clout_ledger_new:
 * @input: what the score was made from
 * @score: the score that clout_score_compute() made from it
 *
 * O(reactions + people + posts).
 *
 * Returns: (transfer full): every reaction's points; free with clout_ledger_free()
 */
CloutLedger *
clout_ledger_new (const CloutScoreInput *input,
                  const CloutScore      *score)
{
  CloutLedger *self = g_new0 (CloutLedger, 1);
  g_autofree double *person_weights = clout_person_weights (input);
  g_auto(CloutDecay) decay = { 0 };

  clout_decay_init (&decay, input, clout_day_of (input->now, input->utc_offset));
  self->n_accounts = input->n_accounts;
  self->accounts = g_new0 (CloutLedgerAccount, MAX (input->n_accounts, 1));
  for (gsize i = 0; i < input->n_accounts; i++)
    explain_account (&self->accounts[i], input, &input->accounts[i], &score->shares[i],
                     person_weights, &decay);
  return self;
}

void
clout_ledger_free (CloutLedger *ledger)
{
  for (gsize i = 0; i < ledger->n_accounts; i++)
    {
      g_free (ledger->accounts[i].by_reaction);
      g_free (ledger->accounts[i].by_uncounted);
    }
  g_free (ledger->accounts);
  g_free (ledger);
}
