/* ledger.c: splits the score into each reaction's points.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/ledger.h"

#include <math.h>

#include "score/condense.h"
#include "score/influence.h"

/* Points per unit of squared weight, by group, of a person's reactions.
   @square: their squared influence, for the rate of the post that they react to */
typedef struct
{
  double rate[CLOUT_N_GROUPS];
  double square;
} PersonRate;

/* The same of the reactions to a post. */
typedef struct
{
  double rate[CLOUT_N_GROUPS];
} PostRate;

/* What is needed to explain one account's reactions. */
typedef struct
{
  const CloutScoreInput *input;
  const CloutScoreAccount *account;
  const CloutCondensed *condensed;
  const float *influence;
  const CloutDecay *decay;
  double points[CLOUT_N_GROUPS];
  double *halves; /* half of each day's squared weight */
  PersonRate *people;
  PostRate *posts; /* with the days of reactions to no post at the end */
} Explanation;

/* Points per unit of squared weight within a sum that has @length out of @sum. Lengths are
   homogeneous, so splitting in proportion to squared weights gives the Aumann-Shapley shares,
   which add up to the length. */
static double
rate_of (double length,
         double sum,
         double all)
{
  return sum > 0 && all > 0 ? length / sum / all : 0;
}

static void
rate_people (Explanation *self)
{
  const CloutCondensed *sums = self->condensed;

  self->people = g_new (PersonRate, MAX (self->input->n_people, 1));
  for (gsize i = 0; i < self->input->n_people; i++)
    {
      const CloutTally *from = &sums->person[i];
      double influence = self->influence[i];

      for (int group = 0; group < CLOUT_N_GROUPS; group++)
        self->people[i].rate[group] =
          rate_of (influence * clout_person_length (from->sum[group], from->n[group]),
                   from->sum[group], sums->people[group]);
      self->people[i].square = influence * influence;
    }
}

static void
rate_posts (Explanation *self)
{
  const CloutCondensed *sums = self->condensed;
  gsize n = self->account->n_posts + self->decay->n_days;

  self->posts = g_new (PostRate, MAX (n, 1));
  for (gsize i = 0; i < n; i++)
    for (int group = 0; group < CLOUT_N_GROUPS; group++)
      {
        double sum = sums->post[i].sum[group];

        self->posts[i].rate[group] = rate_of (sqrt (sum), sum, sums->posts[group]);
      }
}

/* Half of a reaction's points come from its person's sum and half from its post's, because the
   signal is the geometric mean of both. */
static inline double
part_of_reaction (const Explanation *self,
                  gsize              i,
                  int                group,
                  guint64            back)
{
  guint32 person = self->account->person[i];
  guint32 post = self->account->post[i];
  gsize n_posts = self->account->n_posts;
  double to = self->posts[G_LIKELY (post < n_posts) ? post : n_posts + back].rate[group];
  double from;

  if (G_LIKELY (person < self->input->n_people))
    {
      from = self->people[person].rate[group];
      to = self->people[person].square * to;
    }
  else
    from = rate_of (1, self->decay->weight[back], self->condensed->people[group]);
  return self->halves[back] * (from + to);
}

static void
explain_reactions (const Explanation  *explanation,
                   CloutLedgerAccount *parts)
{
  /* Copies, which the writes to @parts can't change. */
  const Explanation self = *explanation;
  const CloutScoreAccount account = *self.account;
  const CloutDecay decay = *self.decay;
  gint64 oldest = decay.start[decay.n_starts - 1];

  for (gsize i = 0; i < account.n_reactions; i++)
    {
      int group = clout_group_of (account.kind[i]);
      guint64 back;

      if (account.time[i] < oldest || group < 0)
        continue;
      back = clout_decay_back (&decay, account.time[i]);
      if (back < decay.n_days && self.points[group] > 0)
        parts->by_reaction[i] = self.points[group] * part_of_reaction (&self, i, group, back);
    }
}

static void
explain_uncounted (const Explanation  *self,
                   CloutLedgerAccount *parts)
{
  const CloutCondensed *sums = self->condensed;

  for (gsize i = 0; i < self->account->n_posts; i++)
    {
      const CloutScorePost *post = &self->account->posts[i];
      double weight = clout_decay_weight (self->decay, post->time);

      for (int group = 0; group < CLOUT_N_GROUPS && weight > 0; group++)
        {
          double n = clout_post_unlisted (post, group, sums->post[i].n[group]);
          double sum = sums->post[i].sum[group];

          parts->by_uncounted[i] += self->points[group] * n * weight * weight / 2
            * (rate_of (1, weight, sums->people[group])
               + rate_of (sqrt (sum), sum, sums->posts[group]));
        }
    }
}

static void
explain_account (CloutLedgerAccount      *self,
                 const CloutScoreInput   *input,
                 const CloutScoreAccount *account,
                 const CloutScoreShare   *share,
                 const float             *influence,
                 const CloutDecay        *decay)
{
  g_autoptr(CloutCondensed) again =
    share->sums == NULL ? clout_condense (input, account, influence, decay) : NULL;
  const CloutCondensed *condensed = share->sums != NULL ? share->sums : again;
  Explanation explanation = { input, account, condensed, influence, decay, { 0 }, };
  double explained = 0;

  self->by_reaction = g_new0 (double, MAX (account->n_reactions, 1));
  self->by_uncounted = g_new0 (double, MAX (account->n_posts, 1));
  for (int group = 0; group < CLOUT_N_GROUPS && !account->engagement_unknown; group++)
    {
      CloutSignal signal = clout_group_signal (group);
      double whole = share->signals.value[signal];

      if (whole > 0)
        explanation.points[group] = share->by_signal[signal] * (condensed->signal[group] / whole);
      explained += explanation.points[group];
    }
  explanation.halves = g_new (double, MAX (decay->n_days, 1));
  for (gsize i = 0; i < decay->n_days; i++)
    explanation.halves[i] = decay->weight[i] * decay->weight[i] / 2;
  rate_people (&explanation);
  rate_posts (&explanation);
  explain_reactions (&explanation, self);
  explain_uncounted (&explanation, self);
  g_free (explanation.halves);
  g_free (explanation.people);
  g_free (explanation.posts);
  self->rest = MAX (0, share->engagement - explained);
}

/**
 * clout_ledger_new:
 * @input: input of the score
 * @score: score that clout_score_compute() returned for @input
 *
 * Splits a score into the points of each reaction, in O(reactions + people + posts).
 *
 * Returns: (transfer full): the points of every reaction; free with clout_ledger_free()
 */
CloutLedger *
clout_ledger_new (const CloutScoreInput *input,
                  const CloutScore      *score)
{
  CloutLedger *self = g_new0 (CloutLedger, 1);
  g_autofree float *influence = clout_influence_of_people (input);
  g_auto(CloutDecay) decay = { 0 };

  clout_decay_init (&decay, input, clout_day_of (input->now, input->zone),
                    CLOUT_WINDOW_DAYS);
  self->n_accounts = input->n_accounts;
  self->accounts = g_new0 (CloutLedgerAccount, MAX (input->n_accounts, 1));
  for (gsize i = 0; i < input->n_accounts; i++)
    explain_account (&self->accounts[i], input, &input->accounts[i], &score->shares[i],
                     influence, &decay);
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
