/* condense.c: condenses an account's reactions into three numbers, without allocating per
 * reaction.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/condense.h"

/* A fourth slot takes reactions that earn nothing. This way no reaction needs a branch, and a
   shift finds the slot. */
#define N_SLOTS 4

typedef struct
{
  double sum[N_SLOTS];
  guint32 n[N_SLOTS];
} Slots;

/* Squared weight of a reaction by day, with an extra entry for days outside the window. */
static double *
square_weights (const CloutDecay *decay)
{
  double *squares = g_new0 (double, decay->n_days + 1);

  for (gsize i = 0; i < decay->n_days; i++)
    squares[i] = decay->weight[i] * decay->weight[i];
  return squares;
}

static double *
square_influence (const float *influence,
                  gsize        n_people)
{
  double *squares = g_new (double, n_people + 1);

  for (gsize i = 0; i < n_people; i++)
    squares[i] = (double) influence[i] * influence[i];
  squares[n_people] = 1;
  return squares;
}

static void
copy_slots (CloutTally  *tallies,
            const Slots *slots,
            gsize        n)
{
  for (gsize i = 0; i < n; i++)
    for (int group = 0; group < CLOUT_N_GROUPS; group++)
      {
        tallies[i].sum[group] = slots[i].sum[group];
        tallies[i].n[group] = slots[i].n[group];
      }
}

/* Anonymous reactions share an extra person slot; reactions to no post share an extra post slot
   for each day. */
static void
add_reactions (CloutCondensed          *self,
               const CloutScoreInput   *input,
               const CloutScoreAccount *account,
               const float             *influence,
               const CloutDecay        *decay)
{
  guint8 slot_of_kind[G_MAXUINT8 + 1];
  const CloutDecay days = *decay;
  const guint64 n_days = days.n_days;
  const guint32 n_people = input->n_people;
  const guint32 n_posts = account->n_posts;
  g_autofree Slots *people = g_new0 (Slots, (gsize) n_people + 1);
  g_autofree Slots *posts = g_new0 (Slots, (gsize) n_posts + n_days + 1);
  g_autofree double *weights = square_weights (decay);
  g_autofree double *influences = square_influence (influence, n_people);
  double unknown[N_SLOTS] = { 0 };

  for (guint kind = 0; kind <= G_MAXUINT8; kind++)
    slot_of_kind[kind] = clout_group_of (kind) < 0 ? N_SLOTS - 1 : clout_group_of (kind);
  for (gsize i = 0; i < account->n_reactions; i++)
    {
      guint slot = slot_of_kind[account->kind[i]];
      guint64 back = MIN (clout_decay_back (&days, account->time[i]), n_days);
      guint32 person = MIN (account->person[i], n_people);
      gsize post = account->post[i] < n_posts ? account->post[i] : n_posts + back;
      double squared = weights[back];

      people[person].sum[slot] += squared;
      people[person].n[slot] += back < n_days;
      posts[post].sum[slot] += squared * influences[person];
      posts[post].n[slot]++;
      if (G_UNLIKELY (person == n_people) && back < n_days)
        unknown[slot] += decay->weight[back];
    }
  copy_slots (self->person, people, n_people);
  copy_slots (self->post, posts, n_posts);
  copy_slots (self->unprompted, posts + n_posts, n_days);
  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    self->people[group] += unknown[group];
}

static double
add_posts (CloutCondensed          *self,
           const CloutScoreAccount *account,
           const CloutDecay        *decay)
{
  double n_written = 0;

  for (gsize i = 0; i < account->n_posts; i++)
    {
      const CloutScorePost *post = &account->posts[i];
      CloutTally *tally = &self->post[i];
      double weight = clout_decay_weight (decay, post->time);

      n_written += weight > 0;
      for (int group = 0; group < CLOUT_N_GROUPS; group++)
        {
          double n = weight > 0 ? clout_post_unlisted (post, group, tally->n[group]) : 0;

          self->people[group] += n * weight;
          tally->sum[group] += n * weight * weight;
          self->posts[group] += sqrt (tally->sum[group]);
        }
    }
  return n_written;
}

/**
 * clout_condense_volume:
 * @n_written: number of posts written in the window
 *
 * Computes how much the number of posts dampens the signals.
 *
 * Returns: the factor by which posting volume scales every signal, at most 1
 */
double
clout_condense_volume (double n_written)
{
  return pow (1 + n_written / CLOUT_USUAL_POSTS, -CLOUT_VOLUME_EXPONENT);
}

/**
 * clout_condense_signal:
 * @people: the sum over people
 * @posts: the sum over posts
 * @volume: factor from clout_condense_volume()
 *
 * Combines both sums by geometric mean, so that neither one devoted person nor one viral post
 * dominates, and scales the result by @volume, because reactions per post matter more than the
 * number of posts.
 *
 * Returns: the signal
 */
double
clout_condense_signal (double people,
                       double posts,
                       double volume)
{
  return sqrt (people) * sqrt (posts) * volume;
}

/**
 * clout_condense:
 * @input: input with the people
 * @account: account to condense
 * @influence: weights from clout_influence_of_people()
 * @decay: day weights over %CLOUT_WINDOW_DAYS
 *
 * Each person and each post counts by the length of its reactions' weights, √Σ weight², so n
 * equal reactions count as √n. Both sums, over people and over posts, double when every weight
 * doubles, so the signal halves with the half-life and the ledger is exact. Makes one pass over
 * reactions and one over people and posts.
 *
 * Returns: (transfer full): the sums and signals
 */
CloutCondensed *
clout_condense (const CloutScoreInput   *input,
                const CloutScoreAccount *account,
                const float             *influence,
                const CloutDecay        *decay)
{
  CloutCondensed *self = g_new0 (CloutCondensed, 1);
  double volume;

  self->person = g_new0 (CloutTally, MAX (input->n_people, 1));
  self->post = g_new0 (CloutTally, MAX (account->n_posts, 1));
  self->unprompted = g_new0 (CloutTally, MAX (decay->n_days, 1));
  add_reactions (self, input, account, influence, decay);
  volume = clout_condense_volume (add_posts (self, account, decay));
  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    {
      for (gsize i = 0; i < input->n_people; i++)
        self->people[group] += influence[i] * clout_person_length (self->person[i].sum[group],
                                                                   self->person[i].n[group]);
      for (gsize i = 0; i < decay->n_days; i++)
        self->posts[group] += sqrt (self->unprompted[i].sum[group]);
      self->signal[group] = clout_condense_signal (self->people[group], self->posts[group],
                                                   volume);
    }
  return self;
}

void
clout_condensed_free (CloutCondensed *self)
{
  g_free (self->person);
  g_free (self->post);
  g_free (self->unprompted);
  g_free (self);
}

/**
 * clout_condense_read:
 * @signal: (array fixed-size=CLOUT_N_GROUPS): condensed signals
 * @account: account that the signals belong to
 * @signals: (out): input signals for the model
 *
 * Starts from the account's counters and adds the condensed reactions to any engagement they
 * include.
 */
void
clout_condense_read (const double            *signal,
                     const CloutScoreAccount *account,
                     CloutSignals            *signals)
{
  *signals = account->counters;
  for (int group = 0; group < CLOUT_N_GROUPS && !account->engagement_unknown; group++)
    {
      double *value = &signals->value[clout_group_signal (group)];

      *value = (isnan (*value) ? 0 : CLAMP (*value, 0, G_MAXDOUBLE / 2)) + signal[group];
    }
}
