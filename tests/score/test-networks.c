/* test-networks.c: accounts on all networks are added and removed in any order.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "history-maker.h"
#include "score/history.h"
#include "score/network-weight.h"
#include "score/odds.h"
#include "score/score.h"
#include "support/weights.h"

#define N_ACCOUNTS 14
#define N_ROUNDS 8
#define N_STEPS 40

/* The order of summation may change the last bits, and nothing else. */
#define NEAR 1e-9

static const char *const networks[] = {
  "facebook", "x", "mastodon", "bluesky", "misskey", "threads", "linkedin", "youtube", "blog",
  "github", "googleplus", "of-tomorrow",
};

typedef struct
{
  HistoryMaker *makers[N_ACCOUNTS];
  CloutScoreAccount accounts[N_ACCOUNTS];   /* those that are connected */
  guint which[N_ACCOUNTS];
  guint n;
} Person;

/* As different as accounts can be: inactive, unread, and on a network that has closed. */
static void
make_accounts (Person *self,
               GRand  *random)
{
  for (guint i = 0; i < N_ACCOUNTS; i++)
    {
      HistoryMaker *maker = history_maker_new ();

      history_maker_randomize (maker, random, 20, 20, g_rand_int_range (random, 1, 200));
      weigh_as_of_network (&maker->account, networks[i % G_N_ELEMENTS (networks)]);
      maker->account.engagement_unknown = g_rand_int_range (random, 0, 4) == 0;
      if (g_rand_boolean (random))
        maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = g_rand_int_range (random, 0, 5000);
      history_maker_input (maker);
      self->makers[i] = maker;
    }
}

/* The people are the same in all inputs, so that an account can be moved between them. */
static CloutScoreInput
input_of (const Person            *self,
          const CloutScoreAccount *accounts)
{
  CloutScoreInput input = *history_maker_input (self->makers[0]);

  input.n_accounts = self->n;
  input.accounts = accounts;

  return input;
}

static void
turn (const Person      *self,
      CloutScoreAccount *reversed)
{
  for (guint i = 0; i < self->n; i++)
    reversed[i] = self->accounts[self->n - 1 - i];
}

/* O = (Σ (w · e^z)^p)^(1/p) of each account's own value, in any order. */
static double
check (const Person *self)
{
  CloutScoreInput input = input_of (self, self->accounts);
  CloutScoreAccount reversed[N_ACCOUNTS];
  g_autoptr(CloutScore) score = clout_score_compute (&input);
  g_autoptr(CloutScore) other = NULL;
  double days[CLOUT_HISTORY_DAYS];
  double sum = 0;
  double points = 0;

  for (guint i = 0; i < self->n; i++)
    {
      double share = score->shares[i].points;

      sum += clout_odds_of (&self->accounts[i], &score->shares[i].signals, MAKER_NOW);
      points += share;
      g_assert_cmpfloat (share, >=, 0);
      if (self->accounts[i].closed > 0)
        g_assert_cmpfloat (share, <, NEAR);
      g_assert_cmpfloat_with_epsilon (share, score->shares[i].audience
                                      + score->shares[i].engagement, NEAR);
    }
  g_assert_cmpfloat_with_epsilon (score->score, clout_odds_score (sum), NEAR);
  g_assert_cmpfloat_with_epsilon (score->score, points, NEAR);
  g_assert_cmpfloat (score->low, <=, score->score);
  g_assert_cmpfloat (score->high, >=, score->score);

  turn (self, reversed);
  input.accounts = reversed;
  other = clout_score_compute (&input);
  g_assert_cmpfloat_with_epsilon (score->score, other->score, NEAR);
  for (guint i = 0; i < self->n; i++)
    g_assert_cmpfloat_with_epsilon (score->shares[i].points,
                                    other->shares[self->n - 1 - i].points, NEAR);
  clout_history_compute (&input, CLOUT_HISTORY_DAYS, days);
  for (guint i = 0; i < CLOUT_HISTORY_DAYS; i++)
    g_assert_true (days[i] >= 0 && days[i] <= 100);
  g_assert_cmpfloat_with_epsilon (days[CLOUT_HISTORY_DAYS - 1], score->score, 1e-6);

  return score->score;
}

static int
find (const Person *self,
      guint         account)
{
  for (guint i = 0; i < self->n; i++)
    if (self->which[i] == account)
      return i;

  return -1;
}

/* Returns: whether it was added rather than removed */
static gboolean
add_or_remove (Person *self,
               guint   account)
{
  int at = find (self, account);

  if (at < 0)
    {
      self->which[self->n] = account;
      self->accounts[self->n++] = self->makers[account]->account;
      return TRUE;
    }
  self->n--;
  self->which[at] = self->which[self->n];
  self->accounts[at] = self->accounts[self->n];

  return FALSE;
}

static void
test_come_and_go (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (61);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      Person person = { 0, };
      double before = 0;

      make_accounts (&person, random);
      for (guint step = 0; step < N_STEPS; step++)
        {
          guint account = g_rand_int_range (random, 0, N_ACCOUNTS);
          gboolean added = add_or_remove (&person, account);
          double now = check (&person);

          if (person.makers[account]->account.closed > 0)
            g_assert_cmpfloat_with_epsilon (now, before, NEAR);
          else if (added)
            g_assert_cmpfloat (now, >, before);
          else
            g_assert_cmpfloat (now, <, before);
          before = now;
        }
      for (guint i = 0; i < N_ACCOUNTS; i++)
        history_maker_free (person.makers[i]);
    }
}

/* All of a person's accounts, in two hundred orders: one score. */
static void
test_any_order (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (62);
  Person person = { 0, };
  double first;

  make_accounts (&person, random);
  for (guint i = 0; i < N_ACCOUNTS; i++)
    add_or_remove (&person, i);
  first = check (&person);
  for (guint round = 0; round < 200; round++)
    {
      for (guint i = 0; i < N_ACCOUNTS; i++)
        add_or_remove (&person, g_rand_int_range (random, 0, N_ACCOUNTS));
      for (guint i = 0; i < N_ACCOUNTS; i++)
        if (find (&person, i) < 0)
          add_or_remove (&person, i);
      g_assert_cmpfloat_with_epsilon (check (&person), first, NEAR);
    }
  for (guint i = 0; i < N_ACCOUNTS; i++)
    history_maker_free (person.makers[i]);
}

static gboolean
is_closed (const char *network,
           gint64      now)
{
  CloutScoreAccount account;

  weigh_as_of_network (&account, network);
  return clout_network_is_closed (account.closed, now);
}

static void
test_closed (void)
{
  const gint64 last_day = 1554163199;   /* 1 April 2019, 23:59:59 UTC */

  g_assert_false (is_closed ("googleplus", last_day));
  g_assert_true (is_closed ("googleplus", last_day + 1));
  g_assert_false (is_closed ("mastodon", G_MAXINT64));
  g_assert_false (is_closed (NULL, 0));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/networks/come-and-go", test_come_and_go);
  g_test_add_func ("/score/networks/any-order", test_any_order);
  g_test_add_func ("/score/networks/closed", test_closed);
  return g_test_run ();
}
