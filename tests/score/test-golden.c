/* test-golden.c: scores of fixed histories, by version of the model.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "base/duration.h"
#include "history-maker.h"
#include "score/history.h"
#include "score/score.h"
#include "support/weights.h"

#define N_CASES 6
#define SIX_DECIMALS 6e-7

/* A score that changes without a new version misrepresents every stored score: raise
 * CLOUT_SCORE_MODEL and add a row. Rows for older versions stay unchanged. */
static const struct
{
  int model;
  double score[N_CASES];
  double low;
  double high;
  double first_day;
} golden[] = {
  { 1, { 11.287549, 36.551579, 51.475554, 55.597041, 60.044947, 56.237590 },
    50.023320, 61.033366, 53.950459 },
  { 2, { 11.287549, 36.551579, 51.475554, 55.597041, 60.044947, 56.237590 },
    48.839666, 62.153519, 53.950459 },
};

static void
make_counters (HistoryMaker *maker)
{
  maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = 1234;
  maker->account.counters.value[CLOUT_SIGNAL_FOLLOWING] = 321;
  maker->account.counters.value[CLOUT_SIGNAL_POSTS] = 4321;
}

/* Made by a rule, not by a random generator, which might differ between libraries. */
static void
make_history (HistoryMaker *maker)
{
  make_counters (maker);
  for (guint i = 0; i < 50; i++)
    history_maker_add_person (maker, i % 7 == 0 ? -1 : (gint64) i * i * 13, i % 11 == 10);
  for (guint i = 0; i < 40; i++)
    {
      history_maker_add_post (maker, MAKER_NOW - i * 3 * CLOUT_DAY);
      g_array_index (maker->posts, CloutScorePost, i).counts[CLOUT_REACTION_LIKE] = i % 5 * 4;
    }
  for (guint i = 0; i < 600; i++)
    history_maker_react (maker, i % CLOUT_N_REACTION_KINDS,
                         i % 13 == 12 ? CLOUT_NONE : i * 17 % 50,
                         i % 19 == 18 ? CLOUT_NONE : i * 29 % 40,
                         MAKER_NOW - (gint64) i * 16000);
}

static double
score_of (HistoryMaker *maker)
{
  g_autoptr(CloutScore) score = clout_score_compute (history_maker_input (maker));

  return score->score;
}

static double
score_two_accounts (HistoryMaker *maker)
{
  CloutScoreInput input = *history_maker_input (maker);
  CloutScoreAccount accounts[2] = { maker->account, maker->account };
  g_autoptr(CloutScore) score = NULL;

  accounts[1].weight = weight_of_network ("github");
  input.accounts = accounts;
  input.n_accounts = 2;
  score = clout_score_compute (&input);
  return score->score;
}

static void
score_cases (double *scores)
{
  g_autoptr(HistoryMaker) nothing = history_maker_new ();
  g_autoptr(HistoryMaker) counters = history_maker_new ();
  g_autoptr(HistoryMaker) history = history_maker_new ();
  CloutAwayPeriod away_period = { MAKER_NOW / CLOUT_DAY - 20, MAKER_NOW / CLOUT_DAY - 11 };

  scores[0] = score_of (nothing);
  make_counters (counters);
  scores[1] = score_of (counters);
  counters->account.engagement_unknown = TRUE;
  scores[2] = score_of (counters);
  make_history (history);
  scores[3] = score_of (history);
  scores[4] = score_two_accounts (history);
  history->input.away_periods = &away_period;
  history->input.n_away_periods = 1;
  scores[5] = score_of (history);
}

static void
test_golden (void)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  g_autoptr(CloutScore) score = NULL;
  double scores[N_CASES];
  double days[CLOUT_HISTORY_DAYS];
  gsize row = G_N_ELEMENTS (golden) - 1;

  g_assert_cmpint (golden[row].model, ==, CLOUT_SCORE_MODEL);
  score_cases (scores);
  make_history (maker);
  score = clout_score_compute (history_maker_input (maker));
  clout_history_compute (history_maker_input (maker), CLOUT_HISTORY_DAYS, days);
  for (guint i = 0; i < N_CASES; i++)
    g_test_message ("%.6f", scores[i]);
  g_test_message ("%.6f to %.6f, at first %.6f", score->low, score->high, days[0]);
  for (guint i = 0; i < N_CASES; i++)
    g_assert_cmpfloat_with_epsilon (scores[i], golden[row].score[i], SIX_DECIMALS);
  g_assert_cmpfloat_with_epsilon (score->low, golden[row].low, SIX_DECIMALS);
  g_assert_cmpfloat_with_epsilon (score->high, golden[row].high, SIX_DECIMALS);
  g_assert_cmpfloat_with_epsilon (days[0], golden[row].first_day, SIX_DECIMALS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/golden/by-model-version", test_golden);
  return g_test_run ();
}
