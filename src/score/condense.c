/* condense.c: condenses an account's reactions into three numbers, without allocating per
 * reaction.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/condense.h"

#include <string.h>

/* How many reactions ahead to prefetch people's tallies, which are scattered over more memory than
   caches hold. */
#define N_AHEAD 16

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
fetch_early (const CloutTally *people,
             gsize             i)
{
#ifdef __GNUC__
  __builtin_prefetch ((gconstpointer) ((guintptr) people + i * sizeof (CloutTally)), 1);
#endif
}

/* What every reaction needs, beside its run. */
typedef struct
{
  const CloutScoreAccount *account;
  CloutDecay decay;
  const double *squares;
  CloutTally *people;
  CloutTally *posts;
  guint32 n_people;
} Sums;

/* Adds the reactions from @first to before @end, all of one kind and to one post, whose sum stays
   in a register. */
static inline void
add_to_post (const Sums *self,
             int         group,
             gsize       first,
             gsize       end,
             double     *unknown)
{
  const gint64 *time = self->account->time;
  const guint32 *person = self->account->person;
  const gint64 oldest = self->decay.start[self->decay.n_starts - 1];
  const guint64 n_days = self->decay.n_days;
  CloutTally *people = self->people;
  CloutTally *post = &self->posts[self->account->post[first]];
  double sum = post->sum[group];

  post->n[group] += end - first;
  for (gsize i = first; i < end; i++)
    {
      guint64 back;
      CloutTally *from;
      double squared;

      fetch_early (people, person[MIN (i + N_AHEAD, self->account->n_reactions - 1)]);
      if (time[i] < oldest)
        continue;
      back = clout_decay_back (&self->decay, time[i]);
      if (G_UNLIKELY (back >= n_days))
        continue;
      from = &people[MIN (person[i], self->n_people)];
      squared = self->squares[back];
      from->sum[group] += squared;
      from->n[group]++;
      sum += squared * ((double) from->influence * from->influence);
      if (G_UNLIKELY (person[i] >= self->n_people))
        *unknown += self->decay.weight[back];
    }
  post->sum[group] = sum;
}

/* Reactions to no post share an extra post slot for each day. */
static void
add_unprompted (const Sums *self,
                int         group,
                gsize       first,
                gsize       end,
                double     *unknown)
{
  for (gsize i = first; i < end; i++)
    {
      guint64 back = clout_decay_back (&self->decay, self->account->time[i]);
      guint32 person = MIN (self->account->person[i], self->n_people);
      CloutTally *from = &self->people[person];
      CloutTally *to;

      if (back >= self->decay.n_days)
        continue;
      to = &self->posts[self->account->n_posts + back];
      from->sum[group] += self->squares[back];
      from->n[group]++;
      to->sum[group] += self->squares[back] * ((double) from->influence * from->influence);
      to->n[group]++;
      if (person == self->n_people)
        *unknown += self->decay.weight[back];
    }
}

/* Anonymous reactions share an extra person slot. The store has each post's reactions of one kind
   together, so they are added run by run. In any other order runs are short, and the sums the
   same to the last bit. */
static void
add_reactions (CloutCondensed          *self,
               const CloutScoreInput   *input,
               const CloutScoreAccount *account,
               const CloutDecay        *decay)
{
  g_autofree double *squares = square_weights (decay);
  const Sums sums = { account, *decay, squares, self->person, self->post, input->n_people };
  double unknown[CLOUT_N_GROUPS] = { 0 };
  gsize end;

  for (gsize i = 0; i < account->n_reactions; i = end)
    {
      int group = clout_group_of (account->kind[i]);
      gboolean prompted = account->post[i] < account->n_posts;

      for (end = i + 1; end < account->n_reactions && account->post[end] == account->post[i]
             && account->kind[end] == account->kind[i]; end++)
        ;
      if (group >= 0 && prompted)
        add_to_post (&sums, group, i, end, &unknown[group]);
      else if (group >= 0)
        add_unprompted (&sums, group, i, end, &unknown[group]);
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

/* All groups in one pass, because the tallies of everyone are more than caches hold. */
static void
add_people (CloutCondensed *self,
            const float    *influence,
            gsize           n_people)
{
  double sums[CLOUT_N_GROUPS];

  memcpy (sums, self->people, sizeof sums);
  for (gsize i = 0; i < n_people; i++)
    for (int group = 0; group < CLOUT_N_GROUPS; group++)
      sums[group] += influence[i] * clout_person_length (self->person[i].sum[group],
                                                         self->person[i].n[group]);
  memcpy (self->people, sums, sizeof sums);
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
  add_people (self, influence, input->n_people);
  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    {
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
