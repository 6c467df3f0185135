/* people.c: people to reply to, to get back in touch with, and to meet on other networks.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/decay.h"
#include "score/network-weight.h"
#include "score/odds.h"
#include "score/tips/followed.h"
#include "score/tips/rules.h"

/* Share of people who reply again after a reply: a modest guess, because most conversations that
   get a reply at all have a second turn. */
#define ANSWERED_AGAIN 0.5

/* How often someone must have reacted to be missed, and for how long. */
#define OFTEN 3
#define MISSED_DAYS 30

static gsize
count_replies (const CloutTipFinder *self,
               gsize                 index)
{
  gsize n = 0;

  for (gsize i = 0; i < self->input->accounts[index].n_posts; i++)
    n += (self->facts->flags[index][i] & CLOUT_POST_REPLY) != 0;
  return n;
}

/* Counts the people who wrote to the person in the last month. */
static gsize
count_talkers (const CloutTipFinder *self,
               gsize                 index)
{
  const CloutScoreAccount *account = &self->input->accounts[index];
  g_autofree guint8 *seen = g_new0 (guint8, self->input->n_people + 1);
  gsize n = 0;

  for (gsize i = 0; i < account->n_reactions; i++)
    {
      guint32 person = account->person[i];

      if (clout_group_of (account->kind[i]) != 0 || person >= self->input->n_people
          || account->time[i] < clout_days_before (self->input->now, MISSED_DAYS))
        continue;
      n += !seen[person] && !self->input->people[person].bot;
      seen[person] = 1;
    }
  return n;
}

static void
add_if_talked_to (CloutTipFinder *self,
                  CloutTip       *tip,
                  gsize           account)
{
  CloutSignals signals = self->score->shares[account].signals;
  double *words = &signals.value[CLOUT_SIGNAL_MENTIONS];

  *words = (isnan (*words) ? 0 : *words) + ANSWERED_AGAIN * tip->n;
  if (tip->n > 0)
    clout_tip_add_if (self, tip, account, &signals);
}

/* Gives one tip of two: people waiting for a reply are known by name, so they take precedence
   over the general advice to reply. */
void
clout_tip_replies (CloutTipFinder *self,
                   gsize           account)
{
  CloutTip owed = { CLOUT_TIP_REPLY_TO_PEOPLE, 0, self->facts->owed_replies, 0, CLOUT_NONE, 0, 0 };
  CloutTip any = { CLOUT_TIP_REPLY_TO_ANYONE, 0, 0, account, CLOUT_NONE, 0, 0 };

  if (owed.n > 0)
    {
      if (account == 0)
        add_if_talked_to (self, &owed, account);
      return;
    }
  if (self->facts->flags == NULL || self->facts->flags[account] == NULL
      || self->input->accounts[account].n_posts < CLOUT_TIP_FEWEST_POSTS
      || count_replies (self, account) > 0)
    return;
  any.n = count_talkers (self, account);
  add_if_talked_to (self, &any, account);
}

/**
 * clout_tip_old_friends_list:
 * @input: input of the score
 * @account: index of an account
 * @time: Unix seconds
 *
 * Lists people who used to react often, but hadn't for a month at that time.
 *
 * Returns: (transfer full) (element-type guint32): their indexes in the input's people
 */
GArray *
clout_tip_old_friends_list (const CloutScoreInput *input,
                            gsize                  account,
                            gint64                 time)
{
  const CloutScoreAccount *from = &input->accounts[account];
  gint64 missed = clout_days_before (time, MISSED_DAYS);
  GArray *friends = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree guint8 *before = g_new0 (guint8, input->n_people + 1);

  for (gsize i = 0; i < from->n_reactions; i++)
    {
      guint32 person = from->person[i];

      if (clout_group_of (from->kind[i]) < 0 || person >= input->n_people || from->time[i] > time)
        continue;
      if (from->time[i] >= missed || input->people[person].bot)
        before[person] = G_MAXUINT8;
      else if (before[person] < OFTEN)
        before[person]++;
    }
  for (guint32 i = 0; i < input->n_people; i++)
    if (before[i] == OFTEN)
      g_array_append_val (friends, i);
  return friends;
}

void
clout_tip_old_friends (CloutTipFinder *self,
                       gsize           index)
{
  g_autoptr(GArray) friends = clout_tip_old_friends_list (self->input, index, self->input->now);
  CloutTip tip = { CLOUT_TIP_OLD_FRIENDS, 0, friends->len, index, CLOUT_NONE, 0, 0 };
  CloutSignals signals = self->score->shares[index].signals;

  /* Assume that half of them return with one like. */
  signals.value[CLOUT_SIGNAL_LIKES] += tip.n / 2.0;
  if (tip.n > 0)
    clout_tip_add_if (self, &tip, index, &signals);
}

void
clout_tip_connect (CloutTipFinder *self)
{
  CloutTip tip = { CLOUT_TIP_CONNECT, 0, self->score->n_shares, CLOUT_NONE, CLOUT_NONE, 0, 0 };
  double sum = 0;
  double least = G_MAXDOUBLE;

  if (self->facts->n_networks_offered <= self->score->n_shares || self->score->n_shares > 2)
    return;
  for (gsize i = 0; i < self->score->n_shares; i++)
    {
      const CloutScoreAccount *account = &self->input->accounts[i];
      double odds = clout_odds_of (account, &self->score->shares[i].signals, self->input->now);

      sum += odds;
      if (!clout_network_is_closed (account->closed, self->input->now))
        least = MIN (least, odds);
    }
  if (least == G_MAXDOUBLE)
    return;
  /* Assume that the next account is half as strong as the weakest one. */
  clout_tip_add (self, &tip, clout_odds_score (sum + least * pow (0.5, CLOUT_OVERLAP)));
}
