/* tips.c: rules that find an opening, each with its what-if.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/tips.h"

#include <math.h>
#include <stdlib.h>

#include "score/condense.h"
#include "score/odds.h"

/* Fewer posts than this on either side say nothing. */
#define FEWEST_POSTS 8

/* Research behind best-time advice found gains of 4 to 17 percent. */
#define BEST_HOURS_GAIN 1.10

/* Of people who are owed a reply, how many go on talking once they get one. */
#define ANSWERED_AGAIN 0.5

#define QUIET_DAYS 7

typedef struct
{
  const CloutScoreInput *input;
  const CloutScore *score;
  const CloutTipFacts *facts;
  GArray *tips;
} Finder;

/* The score if one account's signals were these. */
static double
score_if (const Finder       *self,
          gsize               account,
          const CloutSignals *signals)
{
  double sum = 0;

  for (gsize i = 0; i < self->score->n_shares; i++)
    sum += clout_odds_of (self->input->accounts[i].network,
                          i == account ? signals : &self->score->shares[i].signals);
  return clout_odds_score (sum);
}

static void
add_tip (Finder   *self,
         CloutTip  tip,
         double    score)
{
  tip.effect = score - self->score->score;
  if (tip.effect >= 0.05)
    g_array_append_val (self->tips, tip);
}

static double
words_on (const CloutScoreAccount *account,
          gsize                    post)
{
  const guint32 *counts = account->posts[post].counts;

  return (double) counts[CLOUT_REACTION_MENTION] + counts[CLOUT_REACTION_REPLY]
    + counts[CLOUT_REACTION_QUOTE];
}

static double
echo_of (const CloutScoreAccount *account,
         gsize                    post)
{
  const guint32 *counts = account->posts[post].counts;

  return words_on (account, post) + counts[CLOUT_REACTION_RESHARE]
    + counts[CLOUT_REACTION_LIKE];
}

static void
find_answers_owed (Finder *self)
{
  CloutSignals signals;
  CloutTip tip = { CLOUT_TIP_ANSWER_PEOPLE, 0, self->facts->owed_replies, 0, CLOUT_NONE, 0, 0 };
  double *words = &signals.value[CLOUT_SIGNAL_MENTIONS];

  if (tip.n == 0)
    return;
  signals = self->score->shares[0].signals;
  *words = (isnan (*words) ? 0 : *words) + ANSWERED_AGAIN * tip.n;
  add_tip (self, tip, score_if (self, 0, &signals));
}

static void
find_own_words (Finder *self,
                gsize   index)
{
  const CloutScoreAccount *account = &self->input->accounts[index];
  CloutTip tip = { CLOUT_TIP_OWN_WORDS, 0, 0, index, CLOUT_NONE, 0, 0 };
  CloutSignals signals = self->score->shares[index].signals;
  double words[2] = { 0, 0 };
  gsize n[2] = { 0, 0 };

  for (gsize i = 0; i < account->n_posts; i++)
    {
      gboolean asks = (self->facts->flags[index][i] & CLOUT_POST_ASKS) != 0;

      words[asks] += words_on (account, i);
      n[asks]++;
    }
  if (n[0] < FEWEST_POSTS || n[1] < FEWEST_POSTS || n[1] > n[0])
    return;
  if (words[1] / n[1] <= words[0] / n[0] || isnan (signals.value[CLOUT_SIGNAL_MENTIONS]))
    return;
  /* What if one more post in four asked, and drew what those that ask have drawn. */
  tip.n = n[1];
  signals.value[CLOUT_SIGNAL_MENTIONS] *=
    1 + 0.25 * n[0] * (words[1] / n[1] - words[0] / n[0]) / (words[0] + words[1]);
  add_tip (self, tip, score_if (self, index, &signals));
}

static void
find_best_hours (Finder *self,
                 gsize   index)
{
  const CloutScoreAccount *account = &self->input->accounts[index];
  CloutTip tip = { CLOUT_TIP_BEST_HOURS, 0, 0, index, CLOUT_NONE, 0, 0 };
  CloutSignals signals = self->score->shares[index].signals;
  double echo[7 * 24] = { 0 };
  double n[7 * 24] = { 0 };
  double mean = 0;
  double best = 0;

  for (gsize i = 0; i < account->n_posts; i++)
    {
      gint64 day = clout_day_of (account->posts[i].time, self->input->utc_offset);
      gint64 hour = (account->posts[i].time + self->input->utc_offset - day * CLOUT_DAY_SECONDS) / 3600;
      gint64 slot = ((day + 3) % 7 + 7) % 7 * 24 + CLAMP (hour, 0, 23);
      double value = log1p (echo_of (account, i));

      mean += value / account->n_posts;
      for (int near = -1; near <= 1; near++)
        {
          gint64 other = (slot + near + 7 * 24) % (7 * 24);

          echo[other] += near == 0 ? value : value / 2;
          n[other] += near == 0 ? 1 : 0.5;
        }
    }
  if (account->n_posts < 4 * FEWEST_POSTS)
    return;
  for (int slot = 0; slot < 7 * 24; slot++)
    {
      double smooth = (echo[slot] + FEWEST_POSTS * mean) / (n[slot] + FEWEST_POSTS);

      if (n[slot] >= FEWEST_POSTS / 2 && smooth > best)
        {
          best = smooth;
          tip.weekday = slot / 24;
          tip.hour = slot % 24;
          tip.n = (gsize) n[slot];
        }
    }
  if (best <= mean * 1.1)
    return;
  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    signals.value[clout_group_signal (group)] *= BEST_HOURS_GAIN;
  add_tip (self, tip, score_if (self, index, &signals));
}

static void
find_quiet_topic (Finder *self,
                  gsize   index)
{
  const CloutScoreAccount *account = &self->input->accounts[index];
  CloutTip tip = { CLOUT_TIP_QUIET_TOPIC, 0, 0, index, CLOUT_NONE, 0, 0 };
  CloutSignals signals = self->score->shares[index].signals;
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  double best = 0;

  for (gsize i = 0; i < account->n_posts; i++)
    {
      guint32 topic = self->facts->topic[index][i];
      double echo = 0;
      gsize n = 0;
      gint64 last = G_MININT64;

      if (topic == CLOUT_NONE || !g_hash_table_add (seen, GUINT_TO_POINTER (topic + 1)))
        continue;
      for (gsize j = i; j < account->n_posts; j++)
        if (self->facts->topic[index][j] == topic)
          {
            echo += echo_of (account, j);
            last = MAX (last, account->posts[j].time);
            n++;
          }
      if (n >= 3 && last < self->input->now - 30 * CLOUT_DAY_SECONDS && echo / n > best)
        {
          best = echo / n;
          tip.topic = topic;
          tip.n = n;
        }
      if (g_hash_table_size (seen) >= 200)
        break;
    }
  if (tip.topic == CLOUT_NONE || best < 1)
    return;
  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    signals.value[clout_group_signal (group)] += sqrt (best);
  add_tip (self, tip, score_if (self, index, &signals));
}

static void
find_another_account (Finder *self)
{
  CloutTip tip = { CLOUT_TIP_CONNECT, 0, self->score->n_shares, CLOUT_NONE, CLOUT_NONE, 0, 0 };
  double sum = 0;
  double least = G_MAXDOUBLE;

  if (self->facts->n_networks_offered <= self->score->n_shares || self->score->n_shares > 2)
    return;
  for (gsize i = 0; i < self->score->n_shares; i++)
    {
      double odds = clout_odds_of (self->input->accounts[i].network,
                                   &self->score->shares[i].signals);

      sum += odds;
      least = MIN (least, odds);
    }
  /* What if the next account were half as strong as the weakest one here. */
  add_tip (self, tip, clout_odds_score (sum + least * pow (0.5, CLOUT_OVERLAP)));
}

static void
find_fading (Finder *self,
             gsize   index)
{
  const CloutScoreAccount *account = &self->input->accounts[index];
  CloutTip tip = { CLOUT_TIP_FADING, 0, 0, index, CLOUT_NONE, 0, 0 };
  CloutSignals signals = self->score->shares[index].signals;
  gint64 last = G_MININT64;

  for (gsize i = 0; i < account->n_posts; i++)
    last = MAX (last, account->posts[i].time);
  if (last == G_MININT64 || last > self->input->now - QUIET_DAYS * CLOUT_DAY_SECONDS)
    return;
  tip.n = (self->input->now - last) / 86400;
  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    signals.value[clout_group_signal (group)] *=
      exp2 (MIN (tip.n, CLOUT_WINDOW_DAYS) / CLOUT_HALF_LIFE_DAYS);
  add_tip (self, tip, score_if (self, index, &signals));
}

static int
compare_tips (gconstpointer a,
              gconstpointer b)
{
  const CloutTip *x = a;
  const CloutTip *y = b;

  if (x->effect != y->effect)
    return x->effect < y->effect ? 1 : -1;
  return (int) x->kind - (int) y->kind;
}

CloutTip *
clout_tips_find (const CloutScoreInput *input,
                 const CloutScore      *score,
                 const CloutTipFacts   *facts,
                 gsize                 *ret_n_tips)
{
  Finder self = { input, score, facts, g_array_new (FALSE, FALSE, sizeof (CloutTip)) };

  if (score->n_shares > 0)
    {
      find_answers_owed (&self);
      find_another_account (&self);
    }
  for (gsize i = 0; i < score->n_shares; i++)
    {
      find_own_words (&self, i);
      find_best_hours (&self, i);
      find_quiet_topic (&self, i);
      find_fading (&self, i);
    }
  g_array_sort (self.tips, compare_tips);
  *ret_n_tips = self.tips->len;
  return (CloutTip *) g_array_free (self.tips, FALSE);
}
