/* test-history.c: each day's score, its clock and away periods.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "base/duration.h"
#include "history-maker.h"
#include "score/history.h"
#include "score/round.h"
#include "score/score.h"

static double
score_of (HistoryMaker *maker)
{
  g_autoptr(CloutScore) score = clout_score_compute (history_maker_input (maker));

  return score->score;
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
test_history (void)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  double days[CLOUT_HISTORY_DAYS];

  fill (maker);
  clout_history_compute (history_maker_input (maker), CLOUT_HISTORY_DAYS, days);
  g_assert_cmpfloat_with_epsilon (days[CLOUT_HISTORY_DAYS - 1], score_of (maker), 1e-12);
  g_assert_cmpfloat (days[0], <, days[CLOUT_HISTORY_DAYS - 1]);
  maker->input.now -= 30 * CLOUT_DAY;
  g_assert_cmpfloat_with_epsilon (days[CLOUT_HISTORY_DAYS - 31], score_of (maker), 1e-12);
  g_assert_cmpfloat_with_epsilon (clout_history_delta (days, CLOUT_HISTORY_DAYS, 7),
                                  clout_round_change (days[82], days[89], 1), 1e-12);
  g_assert_true (isnan (clout_history_delta (days, 5, 5)));
}

/* The running sums match a fresh calculation for each day. */
static void
test_random_history (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (3);

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr(HistoryMaker) maker = history_maker_new ();
      CloutAwayPeriod away_periods[2] = { { MAKER_NOW / CLOUT_DAY - 40,
                                            MAKER_NOW / CLOUT_DAY - 33 },
                                          { MAKER_NOW / CLOUT_DAY - 3, MAKER_NOW / CLOUT_DAY } };
      double days[CLOUT_HISTORY_DAYS];

      history_maker_randomize (maker, random, g_rand_int_range (random, 1, 40),
                               g_rand_int_range (random, 1, 40), g_rand_int_range (random, 0, 600));
      for (guint i = 0; i < maker->kind->len; i++)
        if (maker->kind->data[i] == CLOUT_REACTION_FOLLOW)
          maker->kind->data[i] = CLOUT_REACTION_LIKE;
      maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = 800;
      maker->input.away_periods = away_periods;
      maker->input.n_away_periods = round % 3;
      clout_history_compute (history_maker_input (maker), CLOUT_HISTORY_DAYS, days);
      for (guint back = 0; back < CLOUT_HISTORY_DAYS; back += 7)
        {
          maker->input.now = MAKER_NOW - back * CLOUT_DAY;
          g_assert_cmpfloat_with_epsilon (days[CLOUT_HISTORY_DAYS - 1 - back], score_of (maker),
                                          1e-7);
        }
    }
}

/* A point in the ten-year history is that day's score, whatever came before and after it. */
static void
test_ten_years (void)
{
  const guint n_days = 3652;
  g_autoptr(GRand) random = g_rand_new_with_seed (10);
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  CloutAwayPeriod away_period = { MAKER_NOW / CLOUT_DAY - 800, MAKER_NOW / CLOUT_DAY - 760 };
  g_autofree double *days = g_new (double, n_days);

  history_maker_randomize (maker, random, 200, 300, 0);
  for (guint i = 0; i < maker->posts->len; i++)
    g_array_index (maker->posts, CloutScorePost, i).time =
      MAKER_NOW - g_rand_int_range (random, 0, n_days) * (gint64) CLOUT_DAY;
  for (guint i = 0; i < 20000; i++)
    history_maker_react (maker, g_rand_int_range (random, 0, CLOUT_REACTION_FOLLOW),
                         g_rand_int_range (random, 0, 220), g_rand_int_range (random, 0, 320),
                         MAKER_NOW - g_rand_int_range (random, 0, n_days) * (gint64) CLOUT_DAY);
  maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = 800;
  maker->input.away_periods = &away_period;
  maker->input.n_away_periods = 1;
  clout_history_compute (history_maker_input (maker), n_days, days);
  for (guint back = 0; back < n_days; back += 61)
    {
      maker->input.now = MAKER_NOW - back * (gint64) CLOUT_DAY;
      g_assert_cmpfloat_with_epsilon (days[n_days - 1 - back], score_of (maker), 1e-9);
    }
}

/* Hundreds of reactions a day, some in a row to one post, as the store has them, and some to a
   random one. */
static void
test_busy_days (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (5);
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  double days[CLOUT_HISTORY_DAYS];

  history_maker_randomize (maker, random, 200, 300, 0);
  for (guint i = 0; i < 200000; i++)
    history_maker_react (maker,
                         i % 1000 < 700 ? CLOUT_REACTION_LIKE : g_rand_int_range (random, 0, 4),
                         g_rand_int_range (random, 0, 210),
                         i % 1000 < 700 ? i / 1000 : g_rand_int_range (random, 0, 310),
                         MAKER_NOW - g_rand_int_range (random, 0, 130 * CLOUT_DAY));
  maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = 800;
  clout_history_compute (history_maker_input (maker), CLOUT_HISTORY_DAYS, days);
  for (guint back = 0; back < CLOUT_HISTORY_DAYS; back += 13)
    {
      maker->input.now = MAKER_NOW - back * CLOUT_DAY;
      g_assert_cmpfloat_with_epsilon (days[CLOUT_HISTORY_DAYS - 1 - back], score_of (maker), 1e-9);
    }
}

static void
test_hostile_times (void)
{
  static const gint64 times[] = { G_MININT64, -1, 0, MAKER_NOW - 400 * CLOUT_DAY,
                                  MAKER_NOW + 2 * CLOUT_DAY, G_MAXINT64 };
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  g_autoptr(GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  double days[CLOUT_HISTORY_DAYS];
  double before;

  maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = 500;
  before = score_of (maker);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      history_maker_add_post (maker, times[i]);
      g_array_index (maker->posts, CloutScorePost, i).counts[CLOUT_REACTION_LIKE] = G_MAXUINT32;
      history_maker_react (maker, i, CLOUT_NONE, CLOUT_NONE, times[i]);
      history_maker_react (maker, 200 + i, 7, 7, times[i]);
    }
  g_assert_cmpfloat_with_epsilon (score_of (maker), before, 1e-9);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      maker->input.now = times[i];
      maker->input.zone = i % 2 == 0 ? berlin : NULL;
      clout_history_compute (history_maker_input (maker), CLOUT_HISTORY_DAYS, days);
      g_assert_true (isfinite (score_of (maker)));
      g_assert_true (isfinite (days[0]));
    }
}

static void
test_away (void)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  CloutAwayPeriod away_period = { MAKER_NOW / CLOUT_DAY + 1, MAKER_NOW / CLOUT_DAY + 14 };
  double before;
  double offline;

  fill (maker);
  before = score_of (maker);
  maker->input.now = MAKER_NOW + 14 * CLOUT_DAY;
  offline = score_of (maker);
  g_assert_cmpfloat (offline, <, before);
  g_assert_cmpfloat (offline, >, before - 3);
  maker->input.away_periods = &away_period;
  maker->input.n_away_periods = 1;
  g_assert_cmpfloat_with_epsilon (score_of (maker), before, 1e-9);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/history/hostile-times", test_hostile_times);
  g_test_add_func ("/score/history/history-by-steps", test_random_history);
  g_test_add_func ("/score/history/ten-years-by-steps", test_ten_years);
  g_test_add_func ("/score/history/busy-days-by-steps", test_busy_days);
  g_test_add_func ("/score/history/holiday-costs-nothing", test_away);
  g_test_add_func ("/score/history/history-is-the-score-of-each-day", test_history);
  return g_test_run ();
}
