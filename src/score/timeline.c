/* timeline.c: daily sums, updated only by reactions that enter or leave the window.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/timeline.h"

#include "score/condense.h"

/* How many reactions ahead to prefetch tallies, which are scattered over more memory than caches
   hold. */
#define N_AHEAD 12

/* Most people react less often in one way. */
#define N_REGULAR 512

typedef struct
{
  guint32 person;
  guint32 post;
} Event;

/* A person's or post's reactions of one group, with their current length. */
typedef struct
{
  double sum;
  double length;
  guint32 n;
  float influence;
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
  const float *influence;
  CloutDecay decay;
  gsize n_days;
  gsize next;
  double *signals;
  double *volume;
  guint32 *n_follows;
  gsize n_follows_after;
  guint32 *listed;
  guint32 *first_post;
  guint32 *next_post;
  gsize *first_event;
  Event *events;
  double regular[N_REGULAR]; /* what divides a person's sum, by number of reactions */
};

/* One group's sums. Weights are kept as of today for every day: a single factor then corrects
   them, and a day changes only the people and posts that it touches. */
typedef struct
{
  const CloutTimeline *timeline;
  int group;
  const guint32 *listed;
  Tally *person;
  Tally *post;
  Day *days;
  double people;
  double posts;
  gsize entered;
  gsize left;
} Sweep;

/* Reactions are sorted by group and day, oldest first. An empty bucket follows each group's last
   day, so a day's reactions always end where the next bucket begins. */
static inline gsize
bucket_of (const CloutTimeline *self,
           int                  group,
           gsize                back)
{
  return group * (self->decay.n_days + 1) + self->decay.n_days - 1 - back;
}

static gsize
count_buckets (const CloutTimeline *self)
{
  return CLOUT_N_GROUPS * (self->decay.n_days + 1);
}

static void
count_reactions (CloutTimeline *self)
{
  const CloutScoreAccount *account = self->account;
  gsize before = 0;

  for (gsize i = 0; i < account->n_reactions; i++)
    {
      int group = clout_group_of (account->kind[i]);
      guint64 back = clout_decay_back (&self->decay, account->time[i]);

      if (group >= 0 && account->post[i] < account->n_posts)
        self->listed[group * account->n_posts + account->post[i]]++;
      if (back >= self->decay.n_days)
        continue;
      if (group >= 0)
        self->first_event[bucket_of (self, group, back)]++;
      self->n_follows[back] += account->kind[i] == CLOUT_REACTION_FOLLOW;
    }
  for (gsize i = 0; i < count_buckets (self); i++)
    {
      gsize n = self->first_event[i];

      self->first_event[i] = before;
      before += n;
    }
  self->events = g_new0 (Event, before + N_AHEAD);
}

static void
sort_reactions (CloutTimeline *self)
{
  const CloutScoreAccount *account = self->account;
  g_autofree gsize *at = g_memdup2 (self->first_event, count_buckets (self) * sizeof (gsize));

  for (gsize i = 0; i < account->n_reactions; i++)
    {
      int group = clout_group_of (account->kind[i]);
      guint64 back = clout_decay_back (&self->decay, account->time[i]);

      if (group >= 0 && back < self->decay.n_days)
        self->events[at[bucket_of (self, group, back)]++] =
          (Event) { account->person[i], account->post[i] };
    }
}

static void
sort_posts (CloutTimeline *self)
{
  for (gsize back = 0; back < self->decay.n_days; back++)
    self->first_post[back] = CLOUT_NONE;
  for (gsize i = 0; i < self->account->n_posts; i++)
    {
      guint64 back = clout_decay_back (&self->decay, self->account->posts[i].time);

      if (back >= self->decay.n_days)
        continue;
      self->next_post[i] = self->first_post[back];
      self->first_post[back] = i;
    }
}

static gsize
count_posts (const CloutTimeline *self,
             gsize                back)
{
  gsize n = 0;

  for (guint32 i = self->first_post[back]; i != CLOUT_NONE; i = self->next_post[i])
    n++;
  return n;
}

static void
find_volumes (CloutTimeline *self)
{
  gsize n_written = 0;
  gsize left = self->decay.n_days;

  for (gsize back = self->decay.n_days; back-- > 0; )
    {
      n_written += count_posts (self, back);
      while (self->decay.age[left - 1] >= self->decay.age[back] + CLOUT_WINDOW_DAYS)
        n_written -= count_posts (self, --left);
      self->volume[back] = clout_condense_volume (n_written);
    }
}

/* Accepts any index, including one past the end. */
static inline void
fetch_early (const Tally *tallies,
             gsize        i)
{
#ifdef __GNUC__
  __builtin_prefetch ((gconstpointer) ((guintptr) tallies + i * sizeof (Tally)));
#endif
}

/* Resets the sum to 0 with the last reaction, so that no rounding error remains. Multiplies instead
   of branching, because people come and go unpredictably. */
static inline double
change_sum (double  sum,
            double  squared,
            guint32 n)
{
  static const double any[] = { 0, 1 };

  return MAX (0.0, sum + squared) * any[n > 0];
}

/* Returns how much the person's length grew. */
static inline double
change_person (const CloutTimeline *timeline,
               Tally               *tally,
               double               squared,
               gboolean             enters)
{
  double before = tally->length;
  guint32 n = tally->n += enters ? 1 : -1;

  tally->sum = change_sum (tally->sum, enters ? squared : -squared, n);
  tally->length = sqrt (tally->sum / (G_LIKELY (n < N_REGULAR) ? timeline->regular[n]
                                                               : 1 + n / CLOUT_REGULAR));
  return tally->length - before;
}

/* Returns how much the post's length grew. */
static inline double
change_post (Tally    *tally,
             double    squared,
             guint32   n,
             gboolean  enters)
{
  double before = tally->length;

  tally->n += enters ? n : -n;
  tally->sum = change_sum (tally->sum, enters ? squared : -squared, tally->n);
  tally->length = sqrt (tally->sum);
  return tally->length - before;
}

static inline void
change_events (Sweep   *self,
               gsize    back,
               gboolean enters)
{
  const CloutTimeline *timeline = self->timeline;
  const gsize n_people = timeline->input->n_people;
  const gsize n_posts = timeline->account->n_posts;
  const gsize *first = &timeline->first_event[bucket_of (timeline, self->group, back)];
  const Event *events = timeline->events;
  double weight = timeline->decay.weight[back];
  double people = self->people;
  double posts = self->posts;
  double unprompted = 0;
  gsize end;

  /* The reactions to a post usually follow each other, so its length is computed once for them. */
  for (gsize i = first[0]; i < first[1]; i = end)
    {
      guint32 post = events[i].post;
      double received = 0;

      for (end = i; end < first[1] && events[end].post == post; end++)
        {
          guint32 person = events[end].person;
          double squared = weight * weight;

          fetch_early (self->person, events[end + N_AHEAD].person);
          if (G_LIKELY (person < n_people))
            {
              Tally *tally = &self->person[person];

              people += tally->influence * change_person (timeline, tally, squared, enters);
              squared *= (double) tally->influence * tally->influence;
            }
          else if (enters)
            self->days[back].people += weight;
          received += squared;
        }
      if (G_LIKELY (post < n_posts))
        posts += change_post (&self->post[post], received, end - i, enters);
      else
        unprompted += received;
    }
  self->people = people;
  self->posts = posts;
  self->days[back].unprompted = sqrt (unprompted);
}

static inline void
change_posts (Sweep   *self,
              gsize    back,
              gboolean enters)
{
  const CloutTimeline *timeline = self->timeline;
  double weight = timeline->decay.weight[back];

  for (guint32 i = timeline->first_post[back]; i != CLOUT_NONE; i = timeline->next_post[i])
    {
      double n = clout_post_unlisted (&timeline->account->posts[i], self->group, self->listed[i]);

      if (n <= 0)
        continue;
      if (enters)
        self->days[back].people += n * weight;
      self->posts += change_post (&self->post[i], n * weight * weight, 1, enters);
    }
}

static void
enter_day (Sweep *self,
           gsize  back)
{
  change_events (self, back, TRUE);
  change_posts (self, back, TRUE);
  self->people += self->days[back].people;
  self->posts += self->days[back].unprompted;
}

static void
leave_day (Sweep *self,
           gsize  back)
{
  change_events (self, back, FALSE);
  change_posts (self, back, FALSE);
  self->people -= self->days[back].people;
  self->posts -= self->days[back].unprompted;
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
      leave_day (self, self->left);
  self->entered = MIN (self->entered, self->left);
  while (self->entered > back)
    enter_day (self, --self->entered);
}

/* Computes a group's signal at the end of each day. Goes group by group because one group's
   tallies fit in the cache. */
static void
sweep_group (CloutTimeline *self,
             int            group,
             Tally         *person,
             Tally         *post)
{
  g_autofree Day *days = g_new0 (Day, self->decay.n_days + 1);
  Sweep sweep = { self, group, self->listed + group * self->account->n_posts, person, post,
                  days };

  memset (post, 0, self->account->n_posts * sizeof (Tally));
  for (gsize i = 0; i < self->input->n_people; i++)
    person[i] = (Tally) { .influence = self->influence[i] };
  sweep.entered = sweep.left = self->decay.n_days;
  for (gsize back = MIN (self->n_days, self->decay.n_days); back-- > 0; )
    {
      double weight = self->decay.weight[back];

      move_to (&sweep, back);
      self->signals[back * CLOUT_N_GROUPS + group] =
        clout_condense_signal (MAX (0, sweep.people) / weight, MAX (0, sweep.posts) / weight,
                               self->volume[back]);
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
  gsize n_posts = MAX (account->n_posts, 1);
  g_autofree Tally *person = g_new (Tally, MAX (input->n_people, 1));
  g_autofree Tally *post = g_new (Tally, n_posts);

  self->input = input;
  self->account = account;
  self->influence = influence;
  self->n_days = self->next = n_days;
  clout_decay_init (&self->decay, input, clout_day_of (input->now, input->zone),
                    MIN (n_days, G_MAXINT32) + CLOUT_WINDOW_DAYS);
  self->signals = g_new0 (double, (self->decay.n_days + 1) * CLOUT_N_GROUPS);
  self->volume = g_new (double, self->decay.n_days + 1);
  self->n_follows = g_new0 (guint32, self->decay.n_days + 1);
  self->listed = g_new0 (guint32, n_posts * CLOUT_N_GROUPS);
  self->first_post = g_new (guint32, self->decay.n_days + 1);
  self->next_post = g_new (guint32, n_posts);
  self->first_event = g_new0 (gsize, count_buckets (self));
  for (guint n = 0; n < N_REGULAR; n++)
    self->regular[n] = 1 + n / CLOUT_REGULAR;
  count_reactions (self);
  sort_reactions (self);
  sort_posts (self);
  find_volumes (self);
  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    sweep_group (self, group, person, post);
  for (gsize back = 0; back < MIN (n_days, self->decay.n_days); back++)
    self->n_follows_after += self->n_follows[back];
  return self;
}

void
clout_timeline_free (CloutTimeline *self)
{
  clout_decay_clear (&self->decay);
  g_free (self->signals);
  g_free (self->volume);
  g_free (self->n_follows);
  g_free (self->listed);
  g_free (self->first_post);
  g_free (self->next_post);
  g_free (self->first_event);
  g_free (self->events);
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
    self->n_follows_after -= self->n_follows[back];
  clout_condense_read (back < self->decay.n_days ? &self->signals[back * CLOUT_N_GROUPS] : nothing,
                       self->account, signals);
  signals->value[CLOUT_SIGNAL_FOLLOWERS] -= self->n_follows_after;
}
