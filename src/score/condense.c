/* condense.c: condenses an account's reactions into three numbers, without allocating per
 * reaction.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/condense.h"

/* How many reactions ahead to prefetch tallies, which are scattered over more memory than caches
   hold. */
#define N_AHEAD 16

/* Where a kind of reaction is counted. One that earns nothing adds 0 to the first group, so that
   no reaction needs a branch. */
typedef struct
{
  guint32 group;
  guint32 n;
  double earns;
} Slot;

/* Squared weight of a reaction by day, with an extra entry for days outside the window. */
static double *
square_weights (const CloutDecay *decay)
{
  double *squares = g_new0 (double, decay->n_days + 1);

  for (gsize i = 0; i < decay->n_days; i++)
    squares[i] = decay->weight[i] * decay->weight[i];
  return squares;
}

static CloutTally *
make_people (const float *influence,
             gsize        n_people)
{
  CloutTally *people = g_new0 (CloutTally, n_people + 1);

  for (gsize i = 0; i < n_people; i++)
    people[i].influence = influence[i];
  people[n_people].influence = 1;
  return people;
}

static inline void
fetch_early (const CloutTally *tallies,
             gsize             i)
{
#ifdef __GNUC__
  __builtin_prefetch ((gconstpointer) ((guintptr) tallies + i * sizeof (CloutTally)), 1);
#endif
}

/* Anonymous reactions share an extra person slot; reactions to no post share an extra post slot
   for each day. */
static void
add_reactions (CloutCondensed          *self,
               const CloutScoreInput   *input,
               const CloutScoreAccount *account,
               const CloutDecay        *decay)
{
  Slot slots[G_MAXUINT8 + 1];
  const CloutDecay days = *decay;
  const guint64 n_days = days.n_days;
  const guint32 n_people = input->n_people;
  const guint32 n_posts = account->n_posts;
  const gsize n = account->n_reactions;
  CloutTally *people = self->person;
  CloutTally *posts = self->post;
  g_autofree double *weights = square_weights (decay);
  double unknown[CLOUT_N_GROUPS] = { 0 };

  for (guint kind = 0; kind <= G_MAXUINT8; kind++)
    {
      int group = clout_group_of (kind);

      slots[kind] = group < 0 ? (Slot) { 0, 0, 0 } : (Slot) { group, 1, 1 };
    }
  for (gsize i = 0; i < n; i++)
    {
      const Slot slot = slots[account->kind[i]];
      guint64 back = MIN (clout_decay_back (&days, account->time[i]), n_days);
      guint32 person = MIN (account->person[i], n_people);
      gsize post = account->post[i] < n_posts ? account->post[i] : n_posts + back;
      double squared = weights[back] * slot.earns;
      CloutTally *from = &people[person];
      CloutTally *to = &posts[post];

      fetch_early (people, account->person[MIN (i + N_AHEAD, n - 1)]);
      fetch_early (posts, account->post[MIN (i + N_AHEAD, n - 1)]);
      from->sum[slot.group] += squared;
      from->n[slot.group] += back < n_days ? slot.n : 0;
      to->sum[slot.group] += squared * ((double) from->influence * from->influence);
      to->n[slot.group] += slot.n;
      if (G_UNLIKELY (person == n_people) && back < n_days)
        unknown[slot.group] += decay->weight[back] * slot.earns;
    }
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

  self->person = make_people (influence, input->n_people);
  self->post = g_new0 (CloutTally, account->n_posts + decay->n_days + 1);
  self->unprompted = self->post + account->n_posts;
  add_reactions (self, input, account, decay);
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
