/* condense.c: flat arrays in, three numbers out, no allocation per reaction.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/condense.h"

#include <math.h>

#include "score/coefficients.h"

/**
 * clout_group_of:
 * @kind: a kind of reaction
 *
 * Returns: 0 for own words, 1 for reshares, 2 for likes, -1 for what earns nothing
 */
int
clout_group_of (CloutReactionKind kind)
{
  static const gint8 groups[CLOUT_N_REACTION_KINDS] = { 0, 0, 0, 1, 2, -1 };

  return (guint) kind < CLOUT_N_REACTION_KINDS ? groups[kind] : -1;
}

/**
 * clout_group_signal:
 * @group: 0 to %CLOUT_N_GROUPS - 1
 *
 * Returns: the signal that the group condenses to
 */
CloutSignal
clout_group_signal (int group)
{
  return CLOUT_SIGNAL_MENTIONS + group;
}

/**
 * clout_person_weights:
 * @input: the people
 *
 * By the same model: somebody's own score, from their public counters, in units
 * of the typical score. A bot weighs nothing, an unknown person 1.
 *
 * Returns: (transfer full) (array): one weight per person of the input
 */
double *
clout_person_weights (const CloutScoreInput *input)
{
  double *weights = g_new (double, MAX (input->n_people, 1));

  for (gsize i = 0; i < input->n_people; i++)
    {
      const CloutScorePerson *person = &input->people[i];
      CloutSignals signals;

      clout_signals_init (&signals);
      signals.value[CLOUT_SIGNAL_FOLLOWERS] = person->followers;
      if (person->bot)
        weights[i] = 0;
      else if (person->followers < 0)
        weights[i] = 1;
      else
        weights[i] = clout_signals_score (&signals) / CLOUT_TYPICAL_SCORE;
    }
  return weights;
}

/**
 * clout_count_unlisted:
 * @account: an account
 *
 * Returns: (transfer full) (array): per post and group (post * %CLOUT_N_GROUPS + group),
 *   how many reactions its network counts beyond those listed with an actor
 */
guint32 *
clout_count_unlisted (const CloutScoreAccount *account)
{
  guint32 *unlisted = g_new0 (guint32, MAX (account->n_posts, 1) * CLOUT_N_GROUPS);

  for (gsize i = 0; i < account->n_posts; i++)
    for (guint kind = 0; kind < CLOUT_N_REACTION_KINDS; kind++)
      {
        int group = clout_group_of (kind);

        if (group >= 0)
          {
            guint32 *n = &unlisted[i * CLOUT_N_GROUPS + group];

            *n += MIN (account->posts[i].counts[kind], G_MAXUINT32 - *n);
          }
      }
  for (gsize i = 0; i < account->n_reactions; i++)
    {
      int group = clout_group_of (account->kind[i]);

      if (group >= 0 && account->post[i] < account->n_posts)
        {
          guint32 *n = &unlisted[account->post[i] * CLOUT_N_GROUPS + group];

          *n -= *n > 0;
        }
    }
  return unlisted;
}

static void
add_reactions (CloutCondensed          *self,
               const CloutScoreInput   *input,
               const CloutScoreAccount *account,
               const double            *person_weights,
               const CloutDecay        *decay)
{
  for (gsize i = 0; i < account->n_reactions; i++)
    {
      guint32 person = account->person[i];
      guint32 post = account->post[i];
      int group = clout_group_of (account->kind[i]);
      double weight = clout_decay_weight (decay, account->time[i]);
      CloutGroup *g;

      if (account->kind[i] == CLOUT_REACTION_FOLLOW)
        self->n_follows_after += clout_day_of (account->time[i], decay->utc_offset) > decay->today;
      if (group < 0 || weight <= 0)
        continue;
      g = &self->group[group];
      if (person < input->n_people)
        g->person[person] += weight *= person_weights[person];
      else
        g->people += sqrt (weight);
      if (post < account->n_posts)
        g->post[post] += weight;
      else
        g->posts += sqrt (weight);
    }
}

static void
add_unlisted (CloutCondensed          *self,
              const CloutScoreAccount *account,
              const guint32           *unlisted,
              const CloutDecay        *decay)
{
  for (gsize i = 0; i < account->n_posts; i++)
    {
      double weight = clout_decay_weight (decay, account->posts[i].time);

      if (weight <= 0)
        continue;
      for (int group = 0; group < CLOUT_N_GROUPS; group++)
        {
          double n = unlisted[i * CLOUT_N_GROUPS + group];

          self->group[group].people += n * sqrt (weight);
          self->group[group].post[i] += n * weight;
        }
    }
}

/* Reactions per post count more than volume: the part of one's posts that drew
 * any echo, forgiving %CLOUT_QUIET_POSTS without. */
static double
measure_reach (const CloutCondensed    *self,
               const CloutScoreAccount *account,
               const CloutDecay        *decay)
{
  double written = CLOUT_QUIET_POSTS;
  double heard = CLOUT_QUIET_POSTS;

  for (gsize i = 0; i < account->n_posts; i++)
    {
      double weight = clout_decay_weight (decay, account->posts[i].time);
      gboolean echo = FALSE;

      for (int group = 0; group < CLOUT_N_GROUPS; group++)
        echo |= self->group[group].post[i] > 0;
      written += weight;
      heard += echo ? weight : 0;
    }
  return sqrt (heard / written);
}

/**
 * clout_condense:
 * @input: for the people
 * @account: the account
 * @person_weights: as clout_person_weights() gives them
 * @unlisted: as clout_count_unlisted() gives them
 * @decay: what a day is worth
 *
 * A signal is the geometric mean of two concave sums, over people and over
 * posts, times the reach: so neither one devoted person nor one viral post
 * carries it. Both sums are of square roots: the tenth reaction of one person,
 * or to one post, adds a sixth of what the first did. Takes two passes over people and posts and one over reactions.
 *
 * Returns: (transfer full): the sums and signals
 */
CloutCondensed *
clout_condense (const CloutScoreInput   *input,
                const CloutScoreAccount *account,
                const double            *person_weights,
                const guint32           *unlisted,
                const CloutDecay        *decay)
{
  CloutCondensed *self = g_new0 (CloutCondensed, 1);

  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    {
      self->group[group].person = g_new0 (double, MAX (input->n_people, 1));
      self->group[group].post = g_new0 (double, MAX (account->n_posts, 1));
    }
  add_reactions (self, input, account, person_weights, decay);
  add_unlisted (self, account, unlisted, decay);
  self->reach = measure_reach (self, account, decay);
  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    {
      CloutGroup *g = &self->group[group];

      for (gsize i = 0; i < input->n_people; i++)
        g->people += sqrt (g->person[i]);
      for (gsize i = 0; i < account->n_posts; i++)
        g->posts += sqrt (g->post[i]);
      g->signal = self->reach * sqrt (g->people) * sqrt (g->posts);
    }
  return self;
}

void
clout_condensed_free (CloutCondensed *self)
{
  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    {
      g_free (self->group[group].person);
      g_free (self->group[group].post);
    }
  g_free (self);
}

/**
 * clout_condensed_signals:
 * @self: the sums
 * @account: whose they are
 * @signals: (out): what the model reads
 *
 * The account's counters with the condensed reactions added to what it may
 * already say of engagement.
 */
void
clout_condensed_signals (const CloutCondensed    *self,
                         const CloutScoreAccount *account,
                         CloutSignals            *signals)
{
  *signals = account->counters;
  if (self->n_follows_after > 0)
    signals->value[CLOUT_SIGNAL_FOLLOWERS] -= self->n_follows_after;
  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    {
      double *value = &signals->value[clout_group_signal (group)];

      if (!isnan (*value))
        *value = CLAMP (*value, 0, G_MAXDOUBLE / 2) + self->group[group].signal;
      else if (account->n_reactions > 0 || account->n_posts > 0)
        *value = self->group[group].signal;
    }
}
