/* test-score.c: the published principles, each as a test.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "base/duration.h"
#include "history-maker.h"
#include "score/constants.h"
#include "score/score.h"
#include "support/weights.h"

static double
score_of (HistoryMaker *maker)
{
  g_autoptr(CloutScore) score = clout_score_compute (history_maker_input (maker));

  return score->score;
}

/* N reshares, by that many people, of that many posts, all yesterday. */
static double
reshares (guint  n,
          guint  n_people,
          guint  n_posts,
          gint64 followers)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();

  maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = 200;
  for (guint i = 0; i < n_people; i++)
    history_maker_add_person (maker, followers, FALSE);
  for (guint i = 0; i < n_posts; i++)
    history_maker_add_post (maker, MAKER_NOW - CLOUT_DAY);
  for (guint i = 0; i < n; i++)
    history_maker_react (maker, CLOUT_REACTION_RESHARE, i % n_people, i % n_posts,
                         MAKER_NOW - CLOUT_DAY);
  return score_of (maker);
}

static void
fill (HistoryMaker *maker)
{
  maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = 1000;
  for (guint i = 0; i < 60; i++)
    {
      guint32 person = history_maker_add_person (maker, 300, FALSE);
      guint32 post = history_maker_add_post (maker, MAKER_NOW - i * CLOUT_DAY);

      history_maker_react (maker, CLOUT_REACTION_REPLY, person, post, MAKER_NOW - i * CLOUT_DAY);
      history_maker_react (maker, CLOUT_REACTION_RESHARE, person, post, MAKER_NOW - i * CLOUT_DAY);
      history_maker_react (maker, CLOUT_REACTION_LIKE, person, post, MAKER_NOW - i * CLOUT_DAY);
    }
}

static void
test_many_people (void)
{
  g_assert_cmpfloat (reshares (100, 100, 100, 100), >, reshares (100, 1, 100, 100));
  g_assert_cmpfloat (reshares (100, 100, 10, 100), >, reshares (100, 100, 1000, 100));
  g_assert_cmpfloat (reshares (100, 100, 10, 100000), >, reshares (100, 100, 10, 10));
}

static void
test_kinds (void)
{
  double scores[CLOUT_N_REACTION_KINDS];

  for (guint kind = 0; kind < CLOUT_N_REACTION_KINDS; kind++)
    {
      g_autoptr(HistoryMaker) maker = history_maker_new ();

      maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = 200;
      history_maker_add_post (maker, MAKER_NOW);
      for (guint i = 0; i < 20; i++)
        history_maker_react (maker, kind, history_maker_add_person (maker, 100, FALSE), 0,
                             MAKER_NOW);
      scores[kind] = score_of (maker);
    }
  g_assert_cmpfloat (scores[CLOUT_REACTION_REPLY], >, scores[CLOUT_REACTION_RESHARE]);
  g_assert_cmpfloat (scores[CLOUT_REACTION_RESHARE], >, scores[CLOUT_REACTION_LIKE]);
  g_assert_cmpfloat (scores[CLOUT_REACTION_LIKE], >, scores[CLOUT_REACTION_FOLLOW]);
}

static void
test_bots (void)
{
  g_autoptr(HistoryMaker) none = history_maker_new ();
  g_autoptr(HistoryMaker) bots = history_maker_new ();
  g_autoptr(HistoryMaker) loud = history_maker_new ();

  history_maker_add_post (none, MAKER_NOW);
  history_maker_add_post (bots, MAKER_NOW);
  for (guint i = 0; i < 50; i++)
    history_maker_react (bots, CLOUT_REACTION_LIKE, history_maker_add_person (bots, 9000, TRUE), 0,
                         MAKER_NOW);
  g_assert_cmpfloat (score_of (none), ==, score_of (bots));
  /* A post every minute for a month, without any reaction. */
  loud->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = 0;
  loud->account.counters.value[CLOUT_SIGNAL_POSTS] = 43200;
  for (guint i = 0; i < 43200; i++)
    history_maker_add_post (loud, MAKER_NOW - i * 60);
  g_assert_cmpfloat (score_of (loud), <, 12);
}

/* An account's share is its part of O^p: removing it removes that much of O^p. */
static void
test_removal (void)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  g_autoptr(CloutScore) both = NULL;
  g_autoptr(CloutScore) left = NULL;
  CloutScoreAccount accounts[2];
  CloutScoreInput input;
  double whole;
  double rest;

  fill (maker);
  input = *history_maker_input (maker);
  accounts[0] = accounts[1] = maker->account;
  accounts[1].weight = weight_of_network ("facebook");
  accounts[1].counters.value[CLOUT_SIGNAL_FOLLOWERS] = 70;
  input.accounts = accounts;
  input.n_accounts = 2;
  both = clout_score_compute (&input);
  input.n_accounts = 1;
  left = clout_score_compute (&input);
  whole = pow (both->score / (100 - both->score), CLOUT_OVERLAP);
  rest = pow (left->score / (100 - left->score), CLOUT_OVERLAP);
  g_assert_cmpfloat (left->score, <, both->score);
  g_assert_cmpfloat_with_epsilon (1 - rest / whole, both->shares[1].points / both->score, 1e-12);
}

/* Change the model only on purpose: raise CLOUT_SCORE_MODEL, and add a line here. */
static void
test_golden (void)
{
  static const double golden[] = { 41.123777450, 47.979013073 };
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  g_autoptr(GRand) random = g_rand_new_with_seed (7);
  CloutSignals signals;

  g_assert_cmpint (CLOUT_SCORE_MODEL, ==, 2);
  clout_signals_init (&signals);
  signals.value[CLOUT_SIGNAL_FOLLOWERS] = 250;
  g_test_message ("%.9f", clout_signals_score (&signals));
  g_assert_cmpfloat_with_epsilon (clout_signals_score (&signals), golden[0], 1e-6);
  history_maker_randomize (maker, random, 40, 30, 400);
  maker->account.counters = signals;
  g_test_message ("%.9f", score_of (maker));
  g_assert_cmpfloat_with_epsilon (score_of (maker), golden[1], 1e-6);
}

static void
test_unknown_engagement (void)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  double none;

  maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = 500;
  none = score_of (maker);
  maker->account.engagement_unknown = TRUE;
  g_assert_cmpfloat (score_of (maker), >, none);
  g_assert_cmpfloat_with_epsilon (score_of (maker),
                                  clout_signals_score (&maker->account.counters), 1e-9);
}

static void
test_accounts (void)
{
  static const char *const networks[] = { "facebook", "x", "googleplus" };
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  CloutScoreInput input;
  CloutScoreAccount accounts[3];
  double last = 0;

  fill (maker);
  input = *history_maker_input (maker);
  for (guint n = 1; n <= 3; n++)
    {
      g_autoptr(CloutScore) score = NULL;

      accounts[n - 1] = maker->account;
      accounts[n - 1].weight = weight_of_network (networks[n - 1]);
      input.accounts = accounts;
      input.n_accounts = n;
      score = clout_score_compute (&input);
      g_assert_cmpfloat (score->score, >, last);
      last = score->score;
      for (guint i = 1; i < n; i++)
        g_assert_cmpfloat (score->shares[i - 1].points, >, score->shares[i].points);
    }
}

static void
test_hostile (void)
{
  static const double values[] = { NAN, -1, -INFINITY, INFINITY, 9223372036854775808.0, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    for (guint j = 0; j < CLOUT_N_SIGNALS; j++)
      {
        CloutSignals signals;
        double score;

        clout_signals_init (&signals);
        signals.value[j] = values[i];
        score = clout_signals_score (&signals);
        g_assert_true (isfinite (score));
        g_assert_cmpfloat (score, >=, 0);
        g_assert_cmpfloat (score, <=, 100);
      }
}

static void
test_empty (void)
{
  CloutScoreInput input = { .now = MAKER_NOW };
  g_autoptr(CloutScore) score = clout_score_compute (&input);

  g_assert_cmpfloat (score->score, ==, 0);
  g_assert_cmpfloat (score->low, ==, 0);
  g_assert_cmpfloat (score->high, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/many-people-beat-one", test_many_people);
  g_test_add_func ("/score/own-words-over-reshares-over-likes", test_kinds);
  g_test_add_func ("/score/bots-earn-nothing", test_bots);
  g_test_add_func ("/score/removal-takes-the-share", test_removal);
  g_test_add_func ("/score/golden", test_golden);
  g_test_add_func ("/score/unknown-engagement-is-not-zero", test_unknown_engagement);
  g_test_add_func ("/score/accounts-accumulate", test_accounts);
  g_test_add_func ("/score/hostile-counters", test_hostile);
  g_test_add_func ("/score/no-account", test_empty);
  return g_test_run ();
}
