/* times.c: when to post, how often, and which topics to return to.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "score/decay.h"
#include "score/tips/rules.h"

#define N_SLOTS (7 * 24)
#define QUIET_DAYS 7
#define QUIET_TOPIC_DAYS 30
#define MOST_TOPICS 200

/* Neighboring hours share their evidence, half in each direction. */
static void
add_to_slots (double *slots,
              gint64  slot,
              double  value)
{
  slots[slot] += value;
  slots[(slot + 1) % N_SLOTS] += value / 2;
  slots[(slot + N_SLOTS - 1) % N_SLOTS] += value / 2;
}

/* Returns 24 * weekday + hour of a time. */
gint64
clout_tip_slot_of (gint64     time,
                   GTimeZone *zone)
{
  gint64 local = clout_local_time (time, zone);
  gint64 day = local / CLOUT_DAY - (local % CLOUT_DAY < 0);

  /* 1970-01-01 was a Thursday, and weeks here begin on Monday. */
  return ((day + 3) % 7 + 7) % 7 * 24 + (local - day * CLOUT_DAY) / CLOUT_HOUR;
}

/* Finds the slot with the highest mean. Each mean is shrunk toward the overall mean by
   CLOUT_TIP_FEWEST_POSTS average posts. */
static double
find_best_slot (const double *echo,
                const double *n,
                double        mean,
                int          *best_slot)
{
  double best = 0;

  for (int slot = 0; slot < N_SLOTS; slot++)
    {
      double smooth = (echo[slot] + CLOUT_TIP_FEWEST_POSTS * mean)
        / (n[slot] + CLOUT_TIP_FEWEST_POSTS);

      if (n[slot] >= CLOUT_TIP_FEWEST_POSTS / 2 && smooth > best)
        {
          best = smooth;
          *best_slot = slot;
        }
    }
  return best;
}

void
clout_tip_best_hours (CloutTipFinder *self,
                      gsize           index)
{
  const CloutScoreAccount *account = &self->input->accounts[index];
  CloutTip tip = { CLOUT_TIP_BEST_HOURS, 0, 0, index, CLOUT_NONE, 0, 0 };
  double echo[N_SLOTS] = { 0 };
  double n[N_SLOTS] = { 0 };
  double mean = 0;
  double best;
  int slot = 0;

  if (account->n_posts < 4 * CLOUT_TIP_FEWEST_POSTS)
    return;
  for (gsize i = 0; i < account->n_posts; i++)
    {
      gint64 at = clout_tip_slot_of (account->posts[i].time, self->input->zone);
      double value = clout_tip_echo (self, i);

      mean += value / account->n_posts;
      add_to_slots (echo, at, value);
      add_to_slots (n, at, 1);
    }
  best = find_best_slot (echo, n, mean, &slot);
  if (mean <= 0 || best <= mean * 1.1)
    return;
  tip.weekday = slot / 24;
  tip.hour = slot % 24;
  tip.n = (gsize) n[slot];
  /* Assume that every other post goes out in that slot. */
  clout_tip_add_if_gained (self, &tip, index,
                           MIN (1 + (best / mean - 1) / 2, CLOUT_TIP_MOST_GAIN));
}

/* Returns how many reactions to expect from another post on the topic of post @first, 0 if the
   topic hasn't gone quiet. @n is the number of posts. */
static double
quiet_topic_echo (CloutTipFinder *self,
                  gsize           index,
                  gsize           first,
                  gsize          *n)
{
  const CloutScoreAccount *account = &self->input->accounts[index];
  const guint32 *topics = self->facts->topic[index];
  gint64 last = G_MININT64;
  double echo = 0;

  *n = 0;
  for (gsize i = first; i < account->n_posts; i++)
    if (topics[i] == topics[first])
      {
        echo += clout_tip_echo (self, i);
        last = MAX (last, account->posts[i].time);
        (*n)++;
      }
  if (*n < 3 || last > clout_days_before (self->input->now, QUIET_TOPIC_DAYS))
    return 0;
  return echo / *n;
}

void
clout_tip_quiet_topic (CloutTipFinder *self,
                       gsize           index)
{
  const CloutScoreAccount *account = &self->input->accounts[index];
  CloutTip tip = { CLOUT_TIP_QUIET_TOPIC, 0, 0, index, CLOUT_NONE, 0, 0 };
  CloutSignals signals = self->score->shares[index].signals;
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  const guint32 *topics = self->facts->topic != NULL ? self->facts->topic[index] : NULL;
  double best = 0;

  for (gsize i = 0; topics != NULL && i < account->n_posts; i++)
    {
      double echo;
      gsize n;

      if (topics[i] == CLOUT_NONE || g_hash_table_size (seen) >= MOST_TOPICS
          || !g_hash_table_add (seen, GUINT_TO_POINTER (topics[i])))
        continue;
      echo = quiet_topic_echo (self, index, i, &n);
      if (echo <= best)
        continue;
      best = echo;
      tip.topic = topics[i];
      tip.n = n;
    }
  if (tip.topic == CLOUT_NONE || best < 1)
    return;
  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    signals.value[clout_group_signal (group)] += best / CLOUT_N_GROUPS;
  clout_tip_add_if (self, &tip, index, &signals);
}

void
clout_tip_fading (CloutTipFinder *self,
                  gsize           index)
{
  const CloutScoreAccount *account = &self->input->accounts[index];
  CloutTip tip = { CLOUT_TIP_FADING, 0, 0, index, CLOUT_NONE, 0, 0 };
  gint64 today = clout_day_of (self->input->now, self->input->zone);
  gint64 last = G_MININT64;

  for (gsize i = 0; i < account->n_posts; i++)
    last = MAX (last, account->posts[i].time);
  if (last == G_MININT64)
    return;
  tip.n = MAX (0, today - clout_day_of (last, self->input->zone));
  /* Assume a new post that gets what recent posts got. */
  if (tip.n >= QUIET_DAYS)
    clout_tip_add_if_gained (self, &tip, index,
                             exp2 (MIN (tip.n, CLOUT_HALF_LIFE_DAYS) / CLOUT_HALF_LIFE_DAYS));
}

void
clout_tip_fewer_posts (CloutTipFinder *self,
                       gsize           index)
{
  const CloutScoreAccount *account = &self->input->accounts[index];
  CloutTip tip = { CLOUT_TIP_FEWER_POSTS, 0, 0, index, CLOUT_NONE, 0, 0 };
  g_auto(CloutDecay) decay = { 0 };
  gsize n_written = 0;
  double left_out;

  clout_decay_init (&decay, self->input,
                    clout_day_of (self->input->now, self->input->zone), CLOUT_WINDOW_DAYS);
  for (gsize i = 0; i < account->n_posts; i++)
    if (clout_decay_weight (&decay, account->posts[i].time) > 0)
      {
        n_written++;
        tip.n += clout_tip_echo (self, i) <= 0;
      }
  if (n_written < 2 * CLOUT_USUAL_POSTS || tip.n * 2 < n_written)
    return;
  /* Assume that half of the posts without reactions hadn't been written. */
  left_out = tip.n / 2.0;
  clout_tip_add_if_gained (self, &tip, index,
                           pow (1 + left_out / (CLOUT_USUAL_POSTS + n_written - left_out),
                                CLOUT_VOLUME_EXPONENT));
}
