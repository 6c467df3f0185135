/* test-extremes.c: inputs that no account has but a broken source may report.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "base/duration.h"
#include "history-maker.h"
#include "score/change.h"
#include "score/history.h"
#include "score/score.h"
#include "support/weights.h"

#define N_ACCOUNTS 100000

static double
score_of (HistoryMaker *maker)
{
  g_autoptr(CloutScore) score = clout_score_compute (history_maker_input (maker));

  g_assert_true (isfinite (score->score) && isfinite (score->low) && isfinite (score->high));
  return score->score;
}

static void
fill_signals (CloutSignals *signals,
              double        value)
{
  for (guint i = 0; i < CLOUT_N_SIGNALS; i++)
    signals->value[i] = value;
}

static void
assert_parts (const CloutScoreInput *input,
              const CloutScore      *score)
{
  double sum = 0;

  g_assert_cmpfloat (score->score, >=, 0);
  g_assert_cmpfloat (score->score, <=, 100);
  for (gsize i = 0; i < input->n_accounts; i++)
    sum += score->shares[i].points;
  g_assert_cmpfloat_with_epsilon (sum, score->score, 1e-6);
}

/* However large, together they give at most 100, and each stays within its share. */
static void
test_signals (void)
{
  static const double values[] = { NAN, -INFINITY, INFINITY, -1, -0.0, G_MAXDOUBLE, G_MINDOUBLE,
                                   9223372036854775808.0, 18446744073709551616.0 };
  CloutScoreAccount accounts[3] = { 0 };
  CloutScoreInput input = { .now = MAKER_NOW, .accounts = accounts, .n_accounts = 3 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr(CloutScore) score = NULL;

      for (guint k = 0; k < 3; k++)
        {
          accounts[k].weight = weight_of_network ("mastodon");
          fill_signals (&accounts[k].counters, values[i]);
        }
      score = clout_score_compute (&input);
      assert_parts (&input, score);
      g_assert_cmpfloat_with_epsilon (score->shares[0].points, score->score / 3, 1e-9);
    }
}

static void
test_many_accounts (void)
{
  g_autofree CloutScoreAccount *accounts = g_new0 (CloutScoreAccount, N_ACCOUNTS);
  CloutScoreInput input = { .now = MAKER_NOW, .accounts = accounts, .n_accounts = N_ACCOUNTS };
  static const double values[] = { 0, 1000, INFINITY };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr(CloutScore) score = NULL;

      for (guint k = 0; k < N_ACCOUNTS; k++)
        {
          accounts[k].weight = weight_of_network ("mastodon");
          fill_signals (&accounts[k].counters, values[i]);
        }
      score = clout_score_compute (&input);
      assert_parts (&input, score);
    }
}

static void
test_counts (void)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();

  history_maker_add_person (maker, G_MAXINT64, FALSE);
  history_maker_add_person (maker, G_MININT64, FALSE);
  for (guint i = 0; i < 100; i++)
    {
      history_maker_add_post (maker, MAKER_NOW - i * CLOUT_DAY);
      for (guint kind = 0; kind < CLOUT_N_REACTION_KINDS; kind++)
        g_array_index (maker->posts, CloutScorePost, i).counts[kind] = G_MAXUINT32;
      history_maker_react (maker, i % CLOUT_N_REACTION_KINDS, i % 3, i, MAKER_NOW);
    }
  g_assert_cmpfloat (score_of (maker), >, 50);
  g_assert_cmpfloat (score_of (maker), <=, 100);
}

/* Events long before the window or in the future add nothing. */
static void
test_timestamps (void)
{
  static const gint64 times[] = { 0, 86399, MAKER_NOW - 3653 * (gint64) CLOUT_DAY,
                                  MAKER_NOW + 2 * CLOUT_DAY, MAKER_NOW + 3653 * (gint64) CLOUT_DAY,
                                  G_MAXINT64, G_MININT64 };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr(HistoryMaker) maker = history_maker_new ();
      double days[CLOUT_HISTORY_DAYS];
      double before;

      maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = 500;
      history_maker_add_person (maker, 100, FALSE);
      history_maker_add_post (maker, MAKER_NOW - 200 * CLOUT_DAY);
      before = score_of (maker);
      history_maker_react (maker, CLOUT_REACTION_REPLY, 0, 0, times[i]);
      g_assert_cmpfloat (score_of (maker), ==, before);
      clout_history_compute (history_maker_input (maker), CLOUT_HISTORY_DAYS, days);
      g_assert_cmpfloat_with_epsilon (days[0], before, 1e-9);
    }
}

/* A clock that is far off, and a change over more days than there were. */
static void
test_clocks (void)
{
  static const gint64 clocks[] = { G_MININT64, -1, 0, G_MAXINT64 };
  static const gsize days[] = { 1, 90, G_MAXINT32, G_MAXSIZE };

  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    for (guint k = 0; k < G_N_ELEMENTS (days); k++)
      {
        g_autoptr(HistoryMaker) maker = history_maker_new ();
        g_autoptr(CloutChange) change = NULL;

        maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = 500;
        history_maker_add_person (maker, 100, FALSE);
        history_maker_add_post (maker, clocks[i]);
        history_maker_react (maker, CLOUT_REACTION_REPLY, 0, 0, clocks[i]);
        maker->input.now = clocks[i];
        change = clout_change_new (history_maker_input (maker), days[k]);
        g_assert_cmpfloat_with_epsilon (change->after - change->before,
                                        change->came + change->faded + change->audience
                                          + change->rest, 1e-9);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/extremes/signals", test_signals);
  g_test_add_func ("/score/extremes/a-hundred-thousand-accounts", test_many_accounts);
  g_test_add_func ("/score/extremes/counts", test_counts);
  g_test_add_func ("/score/extremes/1970-and-the-future", test_timestamps);
  g_test_add_func ("/score/extremes/clocks", test_clocks);
  return g_test_run ();
}
