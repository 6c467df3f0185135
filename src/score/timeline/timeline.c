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

/* How often a person reacted on a day. */
typedef struct
{
  guint32 entry;
  guint32 n;
} PersonChange;

/* What a post received on a day. */
typedef struct
{
  guint32 entry;
  guint32 n;
  double received;
} PostChange;

/* Changes of several days, oldest first. */
typedef struct
{
  GArray *changes;
  gsize n_removed; /* of these changes, at the front */
} Queue;

/* How many people and posts change on a day. */
typedef struct
{
  gsize n_reactors;
  gsize n_targets;
  double n_unlisted; /* reactions */
} Day;

/* One group's sums. Weights are kept as of today for every day: a single factor then corrects
   them, and a day changes only the people and posts that it touches. Each of these changes once a
   day, however many reactions there were. The changes are kept until the day leaves the window,
   because counting them again would take as long as applying them. */
typedef struct
{
  const CloutTimeline *timeline;
  int group;
  const CloutBucket *buckets;
  Tally *tallies;         /* by entry */
  PersonChange *reactors; /* people who reacted on the current day */
  PostChange *targets;    /* posts that received reactions on it */
  Day today;
  Day *days;              /* by days before today */
  Queue kept_reactors;
  Queue kept_targets;
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
  PersonChange *reactors = self->reactors;
  gsize n_reactors = self->today.n_reactors;

  for (gsize i = 1, first; i < n_entries; )
    {
      guint32 target = entry[i];
      Tally *post = &tallies[target];
      double received = 0;

      for (first = ++i; i < n_entries && entry[i] < first_post; i++)
        {
          Tally *person = &tallies[entry[i]];

          fetch_early (tallies, entry[i + N_AHEAD] * sizeof (Tally));
          reactors[n_reactors].entry = entry[i];
          n_reactors += person->n_today++ == 0;
          received += person->influence * person->influence;
        }
      self->targets[self->today.n_targets].entry = target;
      self->today.n_targets += post->n_today == 0 && i > first;
      post->n_today += i - first;
      post->received += received;
    }
  self->today.n_reactors = n_reactors;
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
                gsize  back)
{
  const CloutByDay *by_day = &self->timeline->by_day;

  for (gsize i = by_day->first_of_day[back]; i < by_day->first_of_day[back + 1]; i++)
    {
      const CloutDayPost *post = &by_day->posts[i];
      Tally *tally = &self->tallies[post->entry];
      double n = post->unlisted[self->group];

      if (n <= 0)
        continue;
      self->today.n_unlisted += n;
      self->targets[self->today.n_targets].entry = post->entry;
      self->today.n_targets += tally->n_today++ == 0;
      tally->received += n;
    }
}

/* Adds a day's reactions, or removes them if @sign is -1. Resets the sum to 0 with the last one, so
   that no rounding error remains. Multiplies instead of branching, because people come and go
   unpredictably. Returns the sum. */
static inline double
change_sum (Tally  *self,
            guint32 n,
            double  squared,
            int     sign)
{
  static const double any[] = { 0, 1 };

  self->n += sign * n;
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

/* Adds the current day's reactions, or removes those of @changes if @sign is -1. */
static inline void
change_people (Sweep        *self,
               PersonChange *changes,
               gsize         n_changes,
               double        weight,
               int           sign)
{
  const guint32 anonymous = self->timeline->by_day.first_post - 1;
  const double *regular = self->timeline->regular;
  const double squared = sign * weight * weight;
  Tally *tallies = self->tallies;
  double people = self->people;

  for (gsize i = 0; i < n_changes; i++)
    {
      Tally *person = &tallies[changes[i].entry];
      guint32 n = sign > 0 ? person->n_today : changes[i].n;
      double sum = change_sum (person, n, squared * n, sign);
      double factor = G_LIKELY (person->n < N_REGULAR) ? regular[person->n]
                                                       : 1 / (1 + person->n / CLOUT_REGULAR);
      double grown = change_length (person, sqrt (sum * factor));

      fetch_early (tallies, changes[i + N_AHEAD].entry * sizeof (Tally));
      people += G_LIKELY (changes[i].entry != anonymous) ? person->influence * grown
                                                         : sign * weight * n;
      if (sign < 0)
        continue;
      changes[i].n = n;
      person->n_today = 0;
    }
  self->people = people;
}

static inline void
change_posts (Sweep      *self,
              PostChange *changes,
              gsize       n_changes,
              double      weight,
              int         sign)
{
  const gsize none = self->timeline->by_day.first_post + self->timeline->account->n_posts;
  const double squared = sign * weight * weight;

  for (gsize i = 0; i < n_changes; i++)
    {
      Tally *post = &self->tallies[changes[i].entry];
      guint32 n = sign > 0 ? post->n_today : changes[i].n;
      double received = sign > 0 ? post->received : changes[i].received;
      double sum = change_sum (post, n, squared * received, sign);
      double grown = change_length (post, sqrt (sum));

      self->posts += G_LIKELY (changes[i].entry != none) ? grown
                                                         : sign * weight * sqrt (received);
      if (sign < 0)
        continue;
      changes[i].n = n;
      changes[i].received = received;
      post->n_today = 0;
      post->received = 0;
    }
}

/* Makes room for @n changes at the end. */
static gpointer
queue_reserve (Queue *self,
               gsize  n)
{
  gsize size = g_array_get_element_size (self->changes);

  if (self->n_removed > self->changes->len / 2)
    {
      g_array_remove_range (self->changes, 0, self->n_removed);
      self->n_removed = 0;
    }
  g_array_set_size (self->changes, self->changes->len + n);
  return self->changes->data + (self->changes->len - n) * size;
}

static void
queue_shrink (Queue *self,
              gsize  n)
{
  g_array_set_size (self->changes, self->changes->len - n);
}

static gpointer
queue_remove (Queue *self,
              gsize  n)
{
  gsize first = self->n_removed;

  self->n_removed += n;
  return self->changes->data + first * g_array_get_element_size (self->changes);
}

static void
add_day (Sweep *self,
         gsize  back)
{
  const CloutDecay *decay = &self->timeline->decay;
  gsize n_reactors = self->timeline->input->n_people + 1 + N_AHEAD;
  gsize n_targets = self->timeline->account->n_posts + 2;
  /* Today's window contains all later days, so they never leave. */
  gboolean leaves = decay->age[back] >= CLOUT_WINDOW_DAYS;

  self->today = (Day) { 0 };
  self->reactors = queue_reserve (&self->kept_reactors, n_reactors);
  self->targets = queue_reserve (&self->kept_targets, n_targets);
  count_listed (self, back);
  count_unlisted (self, back);
  self->people += self->today.n_unlisted * decay->weight[back];
  change_people (self, self->reactors, self->today.n_reactors, decay->weight[back], 1);
  change_posts (self, self->targets, self->today.n_targets, decay->weight[back], 1);
  queue_shrink (&self->kept_reactors, n_reactors - (leaves ? self->today.n_reactors : 0));
  queue_shrink (&self->kept_targets, n_targets - (leaves ? self->today.n_targets : 0));
  self->days[back] = self->today;
}

static void
remove_day (Sweep *self,
            gsize  back)
{
  const Day *day = &self->days[back];
  double weight = self->timeline->decay.weight[back];

  self->people -= day->n_unlisted * weight;
  change_people (self, queue_remove (&self->kept_reactors, day->n_reactors), day->n_reactors,
                 weight, -1);
  change_posts (self, queue_remove (&self->kept_targets, day->n_targets), day->n_targets,
                weight, -1);
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
      remove_day (self, self->left);
  self->entered = MIN (self->entered, self->left);
  while (self->entered > back)
    add_day (self, --self->entered);
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
  g_autofree Day *days = g_new (Day, self->decay.n_days + 1);
  g_autoptr(GArray) reactors = g_array_new (FALSE, FALSE, sizeof (PersonChange));
  g_autoptr(GArray) targets = g_array_new (FALSE, FALSE, sizeof (PostChange));

  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    {
      Sweep sweep = { .timeline = self, .group = group, .tallies = tallies, .days = days,
                      .buckets = self->by_day.buckets + group * self->decay.n_days,
                      .kept_reactors = { reactors }, .kept_targets = { targets } };

      g_array_set_size (reactors, 0);
      g_array_set_size (targets, 0);
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
