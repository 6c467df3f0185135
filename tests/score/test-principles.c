/* test-principles.c: the figures promised in the score's README.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "base/duration.h"
#include "history-maker.h"
#include "score/ledger.h"
#include "score/score.h"

static double
likes_of (HistoryMaker *maker)
{
  g_autoptr(CloutScore) score = clout_score_compute (history_maker_input (maker));

  return score->shares[0].signals.value[CLOUT_SIGNAL_LIKES];
}

/* Half after 30 days, a quarter after 60, and nothing after 90. */
static void
test_half_life (void)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  double today;

  for (guint i = 0; i < 20; i++)
    history_maker_react (maker, CLOUT_REACTION_LIKE,
                         history_maker_add_person (maker, 100 * i, FALSE), CLOUT_NONE, MAKER_NOW);
  today = likes_of (maker);
  g_assert_cmpfloat (today, >, 0);
  maker->input.now = MAKER_NOW + 30 * CLOUT_DAY;
  g_assert_cmpfloat_with_epsilon (likes_of (maker) / today, 0.5, 1e-12);
  maker->input.now = MAKER_NOW + 60 * CLOUT_DAY;
  g_assert_cmpfloat_with_epsilon (likes_of (maker) / today, 0.25, 1e-12);
  maker->input.now = MAKER_NOW + 89 * CLOUT_DAY;
  g_assert_cmpfloat (likes_of (maker), >, 0);
  maker->input.now = MAKER_NOW + 90 * CLOUT_DAY;
  g_assert_cmpfloat (likes_of (maker), ==, 0);
}

static double
odds_of (double score)
{
  return score / (100 - score);
}

static void
test_equal_accounts (void)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  g_autoptr(CloutScore) one = NULL;
  g_autoptr(CloutScore) two = NULL;
  CloutScoreInput input;
  CloutScoreAccount accounts[2];

  maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = 700;
  input = *history_maker_input (maker);
  one = clout_score_compute (&input);
  accounts[0] = accounts[1] = maker->account;
  input.accounts = accounts;
  input.n_accounts = 2;
  two = clout_score_compute (&input);
  g_assert_cmpfloat_with_epsilon (odds_of (two->score) / odds_of (one->score), cbrt (2), 1e-9);
}

/* The same reaction from the same kind of person earns the same points, in any order. */
static void
test_equal_reactions (void)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  g_autoptr(CloutScore) score = NULL;
  g_autoptr(CloutLedger) ledger = NULL;
  guint32 post = history_maker_add_post (maker, MAKER_NOW - 2 * CLOUT_DAY);

  for (guint i = 0; i < 12; i++)
    history_maker_react (maker, i % 2 == 0 ? CLOUT_REACTION_REPLY : CLOUT_REACTION_LIKE,
                         history_maker_add_person (maker, 400, FALSE), post,
                         MAKER_NOW - CLOUT_DAY);
  score = clout_score_compute (history_maker_input (maker));
  ledger = clout_ledger_new (history_maker_input (maker), score);
  g_assert_cmpfloat (ledger->accounts[0].by_reaction[0], >, 0);
  for (guint i = 2; i < 12; i++)
    g_assert_cmpfloat_with_epsilon (ledger->accounts[0].by_reaction[i],
                                    ledger->accounts[0].by_reaction[i % 2], 1e-12);
}

/* A person's likes count even less from the 30th on: 90 in a day count less than 6 people. */
static void
test_devotion (void)
{
  double signals[2];

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_autoptr(HistoryMaker) maker = history_maker_new ();
      guint32 person = history_maker_add_person (maker, 400, FALSE);

      for (guint j = 0; j < (i == 0 ? 90 : 6); j++)
        {
          guint32 post = history_maker_add_post (maker, MAKER_NOW - CLOUT_DAY);

          if (i == 1 && j > 0)
            person = history_maker_add_person (maker, 400, FALSE);
          history_maker_react (maker, CLOUT_REACTION_LIKE, person, i == 0 ? CLOUT_NONE : post,
                               MAKER_NOW - CLOUT_DAY);
        }
      signals[i] = likes_of (maker);
    }
  g_assert_cmpfloat (signals[0], <, signals[1]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/principles/half-life", test_half_life);
  g_test_add_func ("/score/principles/two-equal-accounts", test_equal_accounts);
  g_test_add_func ("/score/principles/equal-reactions-equal-points", test_equal_reactions);
  g_test_add_func ("/score/principles/a-devoted-person", test_devotion);
  return g_test_run ();
}
