/* timeline.c: daily sums, updated only by reactions that enter or leave the window.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/timeline/timeline.h"

#include "score/timeline/by-day.h"
#include "score/condense.h"

/* How many reactions or people ahead to prefetch tallies, which are scattered over more memory than
   caches hold. Less than a chunk. */
#define N_AHEAD 12

/* Most people react less often in one way. */
#define N_REGULAR 512

/* A person's or post's reactions of one group, with their current length. */
typedef struct
{
  double sum;
  double length;
  union
  {
    double influence; /* of a person */
    double received;  /* by a post on the current day */
  };
  guint32 n;
  guint32 n_today;
} Tally;

struct _CloutTimeline
{
  const CloutScoreInput *input;
  const CloutScoreAccount *account;
  CloutDecay decay;
  CloutByDay by_day;
  gsize n_days;
  gsize next;
  double *signals;
  double *volume;
  gsize n_follows_after;
  double regular[N_REGULAR]; /* factor of a person's sum, by number of reactions */
};

/* One group's sums. Weights are kept as of today for every day: a single factor then corrects
   them, and a day changes only the people and posts that it touches. Each of these changes once a
   day, however many reactions there were. */
typedef struct
{
  const CloutTimeline *timeline;
  int group;
  const CloutBucket *buckets;
  Tally *tallies;    /* by entry */
  guint32 *reactors; /* people who reacted on the current day */
  guint32 *targets;  /* posts that received reactions on it */
  gsize n_reactors;
  gsize n_targets;
  double people;
  double posts;
  gsize entered;
  gsize left;
} Sweep;

static void
find_volumes (CloutTimeline *self)
{
  gsize n_written = 0;
  gsize left = self->decay.n_days;

  for (gsize back = self->decay.n_days; back-- > 0; )
    {
      n_written += clout_by_day_count_posts (&self->by_day, back);
      while (self->decay.age[left - 1] >= self->decay.age[back] + CLOUT_WINDOW_DAYS)
        n_written -= clout_by_day_count_posts (&self->by_day, --left);
      self->volume[back] = clout_condense_volume (n_written);
    }
}

/* Accepts any offset, including one past the end. */
static inline void
fetch_early (gconstpointer start,
             gsize         offset)
{
#ifdef __GNUC__
  __builtin_prefetch ((gconstpointer) ((guintptr) start + offset));
#endif
}

static inline void
fetch_chunk (const guint32 *entries,
             guint32        chunk)
{
  const gsize size = CLOUT_CHUNK_SIZE * sizeof (guint32);

  for (gsize line = 0; line < size; line += 64)
    fetch_early (entries, chunk * size + line);
}

/* Counts how often each person reacted, and what each post received. */
static inline void
count_chunk (Sweep         *self,
             const guint32 *entry,
             gsize          n_entries)
{
  const guint32 first_post = self->timeline->by_day.first_post;
  Tally *tallies = self->tallies;
  guint32 *reactors = self->reactors;
  gsize n_reactors = self->n_reactors;

  for (gsize i = 1, first; i < n_entries; )
    {
      guint32 target = entry[i];
      Tally *post = &tallies[target];
      double received = 0;

      for (first = ++i; i < n_entries && entry[i] < first_post; i++)
        {
          Tally *person = &tallies[entry[i]];

          fetch_early (tallies, entry[i + N_AHEAD] * sizeof (Tally));
          reactors[n_reactors] = entry[i];
          n_reactors += person->n_today++ == 0;
          received += person->influence * person->influence;
        }
      self->targets[self->n_targets] = target;
      self->n_targets += post->n_today == 0 && i > first;
      post->n_today += i - first;
      post->received += received;
    }
  self->n_reactors = n_reactors;
}

static void
count_listed (Sweep *self,
              gsize  back)
{
  const CloutBucket *bucket = &self->buckets[back];
  const guint32 *entries = self->timeline->by_day.entries;
  gsize at = (gsize) bucket->first_chunk * CLOUT_CHUNK_SIZE;

  if (bucket->end == 0)
    return;
  for (; at + CLOUT_CHUNK_SIZE < bucket->end; at = (gsize) entries[at] * CLOUT_CHUNK_SIZE)
    {
      fetch_chunk (entries, entries[at]);
      count_chunk (self, &entries[at], CLOUT_CHUNK_SIZE);
    }
  if (back > 0)
    fetch_chunk (entries, bucket[-1].first_chunk);
  count_chunk (self, &entries[at], bucket->end - at);
}

/* Reactions that the network counts but doesn't list are each by another person. */
static void
count_unlisted (Sweep *self,
                gsize  back,
                int    sign)
{
  const CloutByDay *by_day = &self->timeline->by_day;
  double weight = by_day->decay->weight[back];

  for (gsize i = by_day->first_of_day[back]; i < by_day->first_of_day[back + 1]; i++)
    {
      const CloutDayPost *post = &by_day->posts[i];
      Tally *tally = &self->tallies[post->entry];
      double n = post->unlisted[self->group];

      if (n <= 0)
        continue;
      self->people += sign * n * weight;
      self->targets[self->n_targets] = post->entry;
      self->n_targets += tally->n_today++ == 0;
      tally->received += n;
    }
}

/* Adds the current day's reactions, or removes them if @sign is -1. Resets the sum to 0 with the
   last one, so that no rounding error remains. Multiplies instead of branching, because people come
   and go unpredictably. Returns the sum. */
static inline double
change_sum (Tally  *self,
            double  squared,
            int     sign)
{
  static const double any[] = { 0, 1 };

  self->n += sign * self->n_today;
  self->n_today = 0;
  return self->sum = MAX (0.0, self->sum + squared) * any[self->n > 0];
}

/* Returns how much the length grew. */
static inline double
change_length (Tally  *self,
               double  length)
{
  double before = self->length;

  self->length = length;
  return length - before;
}

static inline void
change_people (Sweep  *self,
               double  weight,
               int     sign)
{
  const guint32 anonymous = self->timeline->by_day.first_post - 1;
  const double *regular = self->timeline->regular;
  const double squared = sign * weight * weight;
  const guint32 *reactors = self->reactors;
  Tally *tallies = self->tallies;
  double people = self->people;

  for (gsize i = 0, n_reactors = self->n_reactors; i < n_reactors; i++)
    {
      Tally *person = &tallies[reactors[i]];
      guint32 n_today = person->n_today;
      double sum = change_sum (person, squared * n_today, sign);
      double factor = G_LIKELY (person->n < N_REGULAR) ? regular[person->n]
                                                       : 1 / (1 + person->n / CLOUT_REGULAR);
      double grown = change_length (person, sqrt (sum * factor));

      fetch_early (tallies, reactors[i + N_AHEAD] * sizeof (Tally));
      people += G_LIKELY (reactors[i] != anonymous) ? person->influence * grown
                                                    : sign * weight * n_today;
    }
  self->people = people;
  self->n_reactors = 0;
}

static inline void
change_posts (Sweep  *self,
              double  weight,
              int     sign)
{
  const gsize none = self->timeline->by_day.first_post + self->timeline->account->n_posts;
  const double squared = sign * weight * weight;

  for (gsize i = 0; i < self->n_targets; i++)
    {
      Tally *post = &self->tallies[self->targets[i]];
      double sum = change_sum (post, squared * post->received, sign);
      double grown = change_length (post, sqrt (sum));

      self->posts += G_LIKELY (self->targets[i] != none) ? grown
                                                         : sign * weight * sqrt (post->received);
      post->received = 0;
    }
  self->n_targets = 0;
}

/* Adds a day's reactions, or removes them if @sign is -1. */
static void
change_day (Sweep *self,
            gsize  back,
            int    sign)
{
  double weight = self->timeline->decay.weight[back];

  count_listed (self, back);
  count_unlisted (self, back, sign);
  change_people (self, weight, sign);
  change_posts (self, weight, sign);
}

/* Adds the days up to @back and removes those that leave the window. */
static void
move_to (Sweep *self,
         gsize  back)
{
  const CloutDecay *decay = &self->timeline->decay;
  guint32 oldest = decay->age[back] + CLOUT_WINDOW_DAYS;

  while (self->left > back && decay->age[self->left - 1] >= oldest)
    if (--self->left >= self->entered)
      change_day (self, self->left, -1);
  self->entered = MIN (self->entered, self->left);
  while (self->entered > back)
    change_day (self, --self->entered, 1);
}

/* Computes a group's signal at the end of each day. */
static void
sweep_days (CloutTimeline *self,
            Sweep         *sweep)
{
  sweep->entered = sweep->left = self->decay.n_days;
  for (gsize back = MIN (self->n_days, self->decay.n_days); back-- > 0; )
    {
      double weight = self->decay.weight[back];

      move_to (sweep, back);
      self->signals[back * CLOUT_N_GROUPS + sweep->group] =
        clout_condense_signal (MAX (0, sweep->people) / weight, MAX (0, sweep->posts) / weight,
                               self->volume[back]);
    }
}

/* Goes group by group because one group's tallies fit in the cache. */
static void
sweep_groups (CloutTimeline *self,
              const float   *influence)
{
  const gsize n_people = self->input->n_people;
  const gsize n_tallies = n_people + self->account->n_posts + 2;
  g_autofree Tally *tallies = g_new (Tally, n_tallies);
  g_autofree guint32 *reactors = g_new0 (guint32, n_people + 1 + N_AHEAD);
  g_autofree guint32 *targets = g_new (guint32, self->account->n_posts + 2);

  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    {
      Sweep sweep = { self, group, self->by_day.buckets + group * self->decay.n_days, tallies,
                      reactors, targets };

      memset (tallies, 0, n_tallies * sizeof (Tally));
      for (gsize i = 0; i < n_people; i++)
        tallies[i].influence = influence[i];
      tallies[n_people].influence = 1;
      sweep_days (self, &sweep);
    }
}

/**
 * clout_timeline_new:
 * @input: input of the score
 * @account: one of its accounts
 * @influence: weights from clout_influence_of_people()
 * @n_days: number of days, including today
 *
 * Returns: (transfer full): a timeline before the first of these days; free with
 *   clout_timeline_free()
 */
CloutTimeline *
clout_timeline_new (const CloutScoreInput   *input,
                    const CloutScoreAccount *account,
                    const float             *influence,
                    gsize                    n_days)
{
  CloutTimeline *self = g_new0 (CloutTimeline, 1);

  self->input = input;
  self->account = account;
  self->n_days = self->next = n_days;
  clout_decay_init (&self->decay, input, clout_day_of (input->now, input->zone),
                    MIN (n_days, G_MAXINT32) + CLOUT_WINDOW_DAYS);
  clout_by_day_init (&self->by_day, input, account, &self->decay);
  self->signals = g_new0 (double, (self->decay.n_days + 1) * CLOUT_N_GROUPS);
  self->volume = g_new (double, self->decay.n_days + 1);
  for (guint n = 0; n < N_REGULAR; n++)
    self->regular[n] = 1 / (1 + n / CLOUT_REGULAR);
  find_volumes (self);
  sweep_groups (self, influence);
  for (gsize back = 0; back < MIN (n_days, self->decay.n_days); back++)
    self->n_follows_after += self->by_day.n_follows[back];
  return self;
}

void
clout_timeline_free (CloutTimeline *self)
{
  clout_by_day_clear (&self->by_day);
  clout_decay_clear (&self->decay);
  g_free (self->signals);
  g_free (self->volume);
  g_free (self);
}

/**
 * clout_timeline_advance:
 * @self: a timeline
 * @signals: (out): the account's signals at the end of the next day
 *
 * Moves on to the next day. Call it at most as often as there are days.
 */
void
clout_timeline_advance (CloutTimeline *self,
                        CloutSignals  *signals)
{
  static const double nothing[CLOUT_N_GROUPS];
  gsize back = --self->next;

  if (back < self->decay.n_days)
    self->n_follows_after -= self->by_day.n_follows[back];
  clout_condense_read (back < self->decay.n_days ? &self->signals[back * CLOUT_N_GROUPS] : nothing,
                       self->account, signals);
  signals->value[CLOUT_SIGNAL_FOLLOWERS] -= self->n_follows_after;
}
