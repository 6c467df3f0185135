/* timeline.c: daily sums, updated only by reactions that enter or leave the window.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/timeline/timeline.h"

#include "score/timeline/by-day.h"
#include "score/condense.h"

/* How many entries ahead to prefetch tallies, which are scattered over more memory than
   caches hold. Less than a chunk. */
#define N_AHEAD 12

/* Most people react less often in one way. */
#define N_REGULAR 512

/* A person's or post's reactions of one group, with their current length. */
typedef struct
{
  double sum;
  double length;
  guint32 n;
  float influence; /* of a person */
} Tally;

/* What one day's reactions of a group add if their person isn't known or they are to no post. */
typedef struct
{
  double people;
  double unprompted;
} Day;

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
  double regular[N_REGULAR]; /* what divides a person's sum, by number of reactions */
};

/* One group's sums. Weights are kept as of today for every day: a single factor then corrects
   them, and a day changes only the people and posts that it touches. */
typedef struct
{
  const CloutTimeline *timeline;
  int group;
  const CloutBucket *buckets;
  Tally *tallies; /* by entry */
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

/* Resets the sum to 0 with the last reaction, so that no rounding error remains, and if an error
   would make it negative. Multiplies instead of branching, because people come and go
   unpredictably. */
static inline double
change_sum (double  sum,
            double  squared,
            guint32 n)
{
  static const double any[] = { 0, 1 };

  sum += squared;
  return sum * any[(n > 0) & (sum > 0)];
}

/* Returns how much the person's length grew. */
static inline double
change_person (const CloutTimeline *timeline,
               Tally               *tally,
               double               squared,
               int                  sign)
{
  double before = tally->length;
  guint32 n = tally->n += sign;

  tally->sum = change_sum (tally->sum, sign * squared, n);
  tally->length = sqrt (tally->sum / (G_LIKELY (n < N_REGULAR) ? timeline->regular[n]
                                                               : 1 + n / CLOUT_REGULAR));
  return tally->length - before;
}

/* Returns how much the post's length grew. */
static inline double
change_post (Tally   *tally,
             double   squared,
             guint32  n,
             int      sign)
{
  double before = tally->length;

  tally->n += sign * n;
  tally->sum = change_sum (tally->sum, sign * squared, tally->n);
  tally->length = sqrt (tally->sum);
  return tally->length - before;
}

static inline void
receive (Sweep   *self,
         guint32  post,
         double   squared,
         guint32  n,
         int      sign,
         Day     *day)
{
  const CloutTimeline *timeline = self->timeline;

  if (G_LIKELY (post - timeline->by_day.first_post < timeline->account->n_posts))
    self->posts += change_post (&self->tallies[post], squared, n, sign);
  else
    day->unprompted += squared;
}

/* Computes a post's length once for all reactions to it that follow each other. */
static void
change_listed (Sweep *self,
               gsize  back,
               int    sign,
               Day   *day)
{
  const CloutTimeline *timeline = self->timeline;
  const guint32 first_post = timeline->by_day.first_post;
  const guint32 *entries = timeline->by_day.entries;
  const CloutBucket *bucket = &self->buckets[back];
  const double weight = timeline->decay.weight[back];
  const guint32 next = bucket[back > 0 ? -1 : 0].first_chunk;
  Tally *tallies = self->tallies;
  double people = self->people;
  double received = 0;
  guint32 post = 0;
  guint32 n = 0;
  gsize end = 0;

  for (gsize chunk = bucket->first_chunk; end < bucket->end;
       chunk = entries[chunk * CLOUT_CHUNK_SIZE])
    {
      gsize start = chunk * CLOUT_CHUNK_SIZE;

      end = MIN (bucket->end, start + CLOUT_CHUNK_SIZE);
      fetch_chunk (entries, end < bucket->end ? entries[start] : next);
      for (gsize i = start + 1; i < end; i++)
        {
          guint32 entry = entries[i];
          Tally *tally = &tallies[entry];
          double squared = weight * weight;

          fetch_early (tallies, entries[i + N_AHEAD] * sizeof (Tally));
          if (entry >= first_post)
            {
              if (n > 0 && entry != post)
                {
                  receive (self, post, received, n, sign, day);
                  received = n = 0;
                }
              post = entry;
              continue;
            }
          if (G_LIKELY (entry != first_post - 1))
            {
              people += tally->influence * change_person (timeline, tally, squared, sign);
              squared *= (double) tally->influence * tally->influence;
            }
          else
            day->people += weight;
          received += squared;
          n++;
        }
    }
  if (n > 0)
    receive (self, post, received, n, sign, day);
  self->people = people;
}

static void
change_unlisted (Sweep *self,
                 gsize  back,
                 int    sign,
                 Day   *day)
{
  const CloutByDay *by_day = &self->timeline->by_day;
  double weight = by_day->decay->weight[back];

  for (gsize i = by_day->first_of_day[back]; i < by_day->first_of_day[back + 1]; i++)
    {
      double n = by_day->posts[i].unlisted[self->group];

      if (n <= 0)
        continue;
      day->people += n * weight;
      self->posts += change_post (&self->tallies[by_day->posts[i].entry], n * weight * weight, 1,
                                  sign);
    }
}

/* Adds a day's reactions, or removes them if @sign is -1. */
static void
change_day (Sweep *self,
            gsize  back,
            int    sign)
{
  Day day = { 0 };

  change_listed (self, back, sign, &day);
  change_unlisted (self, back, sign, &day);
  self->people += sign * day.people;
  self->posts += sign * sqrt (day.unprompted);
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

  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    {
      Sweep sweep = { self, group, self->by_day.buckets + group * self->decay.n_days, tallies };

      memset (tallies, 0, n_tallies * sizeof (Tally));
      for (gsize i = 0; i < n_people; i++)
        tallies[i].influence = influence[i];
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
    self->regular[n] = 1 + n / CLOUT_REGULAR;
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
