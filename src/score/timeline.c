/* timeline.c: sums that only what came in and what fell out change.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/timeline.h"

#include "score/condense.h"

typedef struct
{
  guint32 person;
  guint32 post;
  guint32 group;
} Event;

/* A CloutTally that keeps the length that it came to, in one cache line. */
typedef struct
{
  double sum[CLOUT_N_GROUPS];
  double length[CLOUT_N_GROUPS];
  guint32 n[CLOUT_N_GROUPS];
  float influence;
} Tally;

/* What a day brought that belongs to no known person, or to no post. */
typedef struct
{
  double people[CLOUT_N_GROUPS];
  double unprompted[CLOUT_N_GROUPS];
  gsize first_event;
  guint32 first_post;
  guint32 n_follows;
} Day;

/* Weights are kept as of today, whatever the day in question: one factor then makes
 * them right for it, and a day changes only the people and posts that it touches. */
struct _CloutTimeline
{
  const CloutScoreAccount *account;
  gsize n_people;
  CloutDecay decay;
  Day *days;
  Event *events;
  Tally *person;
  Tally *post;
  guint32 *listed;
  guint32 *next_post;
  double people[CLOUT_N_GROUPS];
  double posts[CLOUT_N_GROUPS];
  gsize n_written;
  gsize n_follows_after;
  gsize next;
  gsize entered;
  gsize left;
};

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
        self->listed[account->post[i] * (gsize) CLOUT_N_GROUPS + group]++;
      if (back >= self->decay.n_days)
        continue;
      self->days[back].first_event += group >= 0;
      self->days[back].n_follows += account->kind[i] == CLOUT_REACTION_FOLLOW;
    }
  for (gsize back = 0; back <= self->decay.n_days; back++)
    {
      gsize n = self->days[back].first_event;

      self->days[back].first_event = before;
      before += n;
    }
  self->events = g_new (Event, MAX (before, 1));
}

static void
sort_reactions (CloutTimeline *self)
{
  const CloutScoreAccount *account = self->account;
  g_autofree gsize *at = g_new (gsize, self->decay.n_days + 1);

  for (gsize back = 0; back < self->decay.n_days; back++)
    at[back] = self->days[back].first_event;
  for (gsize i = 0; i < account->n_reactions; i++)
    {
      int group = clout_group_of (account->kind[i]);
      guint64 back = clout_decay_back (&self->decay, account->time[i]);

      if (group >= 0 && back < self->decay.n_days)
        self->events[at[back]++] = (Event) { account->person[i], account->post[i], group };
    }
}

static void
sort_posts (CloutTimeline *self)
{
  for (gsize back = 0; back < self->decay.n_days; back++)
    self->days[back].first_post = CLOUT_NONE;
  for (gsize i = 0; i < self->account->n_posts; i++)
    {
      guint64 back = clout_decay_back (&self->decay, self->account->posts[i].time);

      if (back >= self->decay.n_days)
        continue;
      self->next_post[i] = self->days[back].first_post;
      self->days[back].first_post = i;
    }
}

/**
 * clout_timeline_new:
 * @input: what a score is made from
 * @account: one of its accounts
 * @influence: as clout_influence_of_people() gives it
 * @n_days: how many days, today included
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

  self->account = account;
  self->n_people = input->n_people;
  self->next = n_days;
  clout_decay_init (&self->decay, input, clout_day_of (input->now, input->zone),
                    MIN (n_days, G_MAXINT32) + CLOUT_WINDOW_DAYS);
  self->days = g_new0 (Day, self->decay.n_days + 1);
  self->listed = g_new0 (guint32, MAX (account->n_posts, 1) * CLOUT_N_GROUPS);
  self->next_post = g_new (guint32, MAX (account->n_posts, 1));
  self->person = g_new0 (Tally, MAX (input->n_people, 1));
  self->post = g_new0 (Tally, MAX (account->n_posts, 1));
  for (gsize i = 0; i < input->n_people; i++)
    self->person[i].influence = influence[i];
  count_reactions (self);
  sort_reactions (self);
  sort_posts (self);
  self->entered = self->left = self->decay.n_days;
  for (gsize back = 0; back < MIN (n_days, self->decay.n_days); back++)
    self->n_follows_after += self->days[back].n_follows;
  return self;
}

void
clout_timeline_free (CloutTimeline *self)
{
  clout_decay_clear (&self->decay);
  g_free (self->days);
  g_free (self->events);
  g_free (self->person);
  g_free (self->post);
  g_free (self->listed);
  g_free (self->next_post);
  g_free (self);
}

/* Returns: by how much the length grew. With the last one gone the sum is 0 and not
 * what rounding has left of it. */
static inline double
change_tally (Tally   *tally,
              guint32  group,
              double   squared,
              gboolean enters,
              gboolean is_person)
{
  double before = tally->length[group];
  guint32 n = tally->n[group] += enters ? 1 : -1;
  double sum = n > 0 ? MAX (0, tally->sum[group] + (enters ? squared : -squared)) : 0;

  tally->sum[group] = sum;
  tally->length[group] = is_person ? clout_person_length (sum, n) : sqrt (sum);
  return tally->length[group] - before;
}

static void
change_events (CloutTimeline *self,
               gsize          back,
               gboolean       enters)
{
  double weight = self->decay.weight[back];
  Day *day = &self->days[back];
  double unprompted[CLOUT_N_GROUPS] = { 0 };

  for (gsize i = day->first_event; i < day[1].first_event; i++)
    {
      Event event = self->events[i];
      double squared = weight * weight;

      if (event.person < self->n_people)
        {
          Tally *person = &self->person[event.person];

          self->people[event.group] += person->influence
            * change_tally (person, event.group, squared, enters, TRUE);
          squared *= (double) person->influence * person->influence;
        }
      else if (enters)
        day->people[event.group] += weight;
      if (event.post < self->account->n_posts)
        self->posts[event.group] +=
          change_tally (&self->post[event.post], event.group, squared, enters, FALSE);
      else
        unprompted[event.group] += squared;
    }
  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    day->unprompted[group] = sqrt (unprompted[group]);
}

static void
change_posts (CloutTimeline *self,
              gsize          back,
              gboolean       enters)
{
  double weight = self->decay.weight[back];
  Day *day = &self->days[back];

  for (guint32 i = day->first_post; i != CLOUT_NONE; i = self->next_post[i])
    {
      self->n_written += enters ? 1 : -1;
      for (int group = 0; group < CLOUT_N_GROUPS; group++)
        {
          guint32 listed = self->listed[i * (gsize) CLOUT_N_GROUPS + group];
          double n = clout_post_unlisted (&self->account->posts[i], group, listed);

          if (n <= 0)
            continue;
          if (enters)
            day->people[group] += n * weight;
          self->posts[group] +=
            change_tally (&self->post[i], group, n * weight * weight, enters, FALSE);
        }
    }
}

static void
change_day (CloutTimeline *self,
            gsize          back,
            gboolean       enters)
{
  change_events (self, back, enters);
  change_posts (self, back, enters);
  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    {
      const Day *day = &self->days[back];

      self->people[group] += enters ? day->people[group] : -day->people[group];
      self->posts[group] += enters ? day->unprompted[group] : -day->unprompted[group];
    }
}

/* Lets in the days up to @back and out those that lie a window before it. */
static void
move_to (CloutTimeline *self,
         gsize          back)
{
  guint32 oldest = self->decay.age[back] + CLOUT_WINDOW_DAYS;

  while (self->left > back && self->decay.age[self->left - 1] >= oldest)
    if (--self->left >= self->entered)
      change_day (self, self->left, FALSE);
  self->entered = MIN (self->entered, self->left);
  while (self->entered > back)
    change_day (self, --self->entered, TRUE);
}

/**
 * clout_timeline_advance:
 * @self: a timeline
 * @signals: (out): the account's signals at the end of the next day
 *
 * Goes on by one day, at most as often as there are days.
 */
void
clout_timeline_advance (CloutTimeline *self,
                        CloutSignals  *signals)
{
  double signal[CLOUT_N_GROUPS] = { 0 };
  gsize back = --self->next;

  if (back < self->decay.n_days)
    {
      double weight = self->decay.weight[back];

      move_to (self, back);
      self->n_follows_after -= self->days[back].n_follows;
      for (int group = 0; group < CLOUT_N_GROUPS; group++)
        signal[group] = clout_condense_signal (MAX (0, self->people[group]) / weight,
                                               MAX (0, self->posts[group]) / weight,
                                               self->n_written);
    }
  clout_condense_read (signal, self->account, signals);
  signals->value[CLOUT_SIGNAL_FOLLOWERS] -= self->n_follows_after;
}
