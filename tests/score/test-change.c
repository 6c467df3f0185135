/* test-change.c: a change's parts add up to it, and its ends match the history.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "base/duration.h"
#include "history-maker.h"
#include "score/change.h"
#include "score/history.h"

static void
assert_sums (const CloutScoreInput *input,
             gsize                  days)
{
  g_autoptr(CloutChange) change = clout_change_new (input, days);
  g_autofree double *history = g_new (double, days + 1);
  double sum = 0;

  clout_history_compute (input, days + 1, history);
  g_assert_cmpfloat_with_epsilon (change->after, history[days], 1e-9);
  g_assert_cmpfloat_with_epsilon (change->before, history[0], 1e-6);
  g_assert_cmpfloat_with_epsilon (change->came + change->faded + change->audience + change->rest,
                                  change->after - change->before, 1e-9);
  g_assert_cmpfloat (change->came, >=, 0);
  for (gsize i = 0; i < input->n_accounts; i++)
    {
      for (gsize j = 0; j < input->accounts[i].n_reactions; j++)
        sum += change->accounts[i].by_reaction[j];
      for (gsize j = 0; j < input->accounts[i].n_posts; j++)
        sum += change->accounts[i].by_uncounted[j];
    }
  g_assert_cmpfloat_with_epsilon (sum, change->came + change->faded, 1e-9);
}

/* Two of them change their clocks within the months tested. */
static GTimeZone *
take_zone (GRand *random)
{
  static const char *const zones[] = { "UTC", "Europe/Berlin", "America/Los_Angeles",
                                       "Asia/Kolkata", "-12", "+14" };

  return g_time_zone_new_identifier (zones[g_rand_int_range (random, 0, G_N_ELEMENTS (zones))]);
}

static void
test_any_history (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (5);

  for (guint round = 0; round < 150; round++)
    {
      g_autoptr(HistoryMaker) maker = history_maker_new ();
      g_autoptr(GTimeZone) zone = take_zone (random);
      CloutAwayPeriod away_period = { MAKER_NOW / CLOUT_DAY - 20, MAKER_NOW / CLOUT_DAY - 12 };
      const CloutScoreInput *input;

      maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = g_rand_int_range (random, 0, 100000);
      history_maker_randomize (maker, random, g_rand_int_range (random, 0, 40),
                               g_rand_int_range (random, 0, 60), g_rand_int_range (random, 0, 500));
      maker->input.zone = zone;
      if (g_rand_boolean (random))
        {
          maker->input.away_periods = &away_period;
          maker->input.n_away_periods = 1;
        }
      input = history_maker_input (maker);
      assert_sums (input, 1);
      assert_sums (input, 7);
      assert_sums (input, 30);
    }
}

static void
test_nothing (void)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  CloutScoreInput none = { .now = MAKER_NOW };

  assert_sums (history_maker_input (maker), 7);
  assert_sums (&none, 1);
}

static void
test_what_came_and_what_faded (void)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  g_autoptr(CloutChange) change = NULL;

  maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = 300;
  for (guint i = 0; i < 30; i++)
    history_maker_add_person (maker, 100, FALSE);
  history_maker_add_post (maker, MAKER_NOW - 40 * CLOUT_DAY);
  history_maker_add_post (maker, MAKER_NOW - 3 * CLOUT_DAY);
  for (guint i = 0; i < 30; i++)
    history_maker_react (maker, CLOUT_REACTION_RESHARE, i, 0, MAKER_NOW - 39 * CLOUT_DAY);
  for (guint i = 0; i < 5; i++)
    history_maker_react (maker, CLOUT_REACTION_REPLY, i, 1, MAKER_NOW - 2 * CLOUT_DAY);
  change = clout_change_new (history_maker_input (maker), 7);
  g_assert_cmpuint (change->n_came, ==, 5);
  g_assert_cmpfloat (change->came, >, 0);
  g_assert_cmpfloat (change->faded, <, 0);
  for (guint i = 0; i < 35; i++)
    g_assert_cmpint (change->accounts[0].by_reaction[i] > 0, ==, i >= 30);
}

/* Nothing decays during an away period: the clock is stopped. */
static void
test_away (void)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  CloutAwayPeriod away_period = { MAKER_NOW / CLOUT_DAY - 13, MAKER_NOW / CLOUT_DAY };
  g_autoptr(CloutChange) change = NULL;

  history_maker_add_person (maker, 100, FALSE);
  history_maker_add_post (maker, MAKER_NOW - 40 * CLOUT_DAY);
  history_maker_react (maker, CLOUT_REACTION_REPLY, 0, 0, MAKER_NOW - 39 * CLOUT_DAY);
  maker->input.away_periods = &away_period;
  maker->input.n_away_periods = 1;
  change = clout_change_new (history_maker_input (maker), 10);
  g_assert_cmpfloat_with_epsilon (change->faded, 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (change->after, change->before, 1e-12);
}

static void
test_round (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (3);

  for (guint round = 0; round < 1000; round++)
    {
      double parts[4];
      double shown[4];
      double whole = 0;
      double sum = 0;

      for (guint i = 0; i < 4; i++)
        whole += parts[i] = g_rand_double_range (random, -5, 5);
      clout_change_round (parts, 4, whole, 1, shown);
      for (guint i = 0; i < 4; i++)
        {
          sum += shown[i];
          g_assert_cmpfloat (fabs (shown[i] - parts[i]), <, 0.1);
        }
      g_assert_cmpfloat_with_epsilon (sum, rint (whole * 10) / 10, 1e-9);
    }
}

/* The errors of many small parts don't add up in the largest one. */
static void
test_round_many (void)
{
  double parts[21] = { 0.14 };
  double shown[21];
  double whole = parts[0];

  for (gsize i = 1; i < G_N_ELEMENTS (parts); i++)
    whole += parts[i] = 0.06;
  clout_change_round (parts, G_N_ELEMENTS (parts), whole, 1, shown);
  g_assert_cmpfloat_with_epsilon (shown[0], 0.1, 1e-9);
  whole = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_assert_cmpfloat (shown[i], >=, 0);
      whole += shown[i];
    }
  g_assert_cmpfloat_with_epsilon (whole, 1.3, 1e-9);
}

static gint64
tenths (double value)
{
  g_autofree char *text = g_strdup_printf ("%.1f", value);

  return (gint64) rint (g_strtod (text, NULL) * 10);
}

/* Subtracting the two scores shown gives the difference shown: on the score page, on the page about
 * one change, and in the sum of its lines. */
static void
test_shown_differences (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (8);

  for (guint round = 0; round < 20000; round++)
    {
      /* Every other one is on or next to half of the last digit. */
      double before = g_rand_double_range (random, 0, 100);
      double after = before + g_rand_double_range (random, -1, 1);

      if (round % 2 == 0)
        {
          before = rint (before * 20) / 20;
          after = rint (after * 20) / 20 + g_rand_int_range (random, -1, 2) * 1e-14;
        }
      g_assert_cmpint (tenths (clout_round_change (before, after, 1)), ==,
                       tenths (clout_round (after, 1)) - tenths (clout_round (before, 1)));
    }
}

static void
test_one_difference (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (9);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr(HistoryMaker) maker = history_maker_new ();
      double days[CLOUT_HISTORY_DAYS];

      maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = g_rand_int_range (random, 0, 10000);
      history_maker_randomize (maker, random, 20, 30, g_rand_int_range (random, 10, 400));
      clout_history_compute (history_maker_input (maker), CLOUT_HISTORY_DAYS, days);
      for (guint back = 1; back <= 30; back += 6)
        {
          g_autoptr(CloutChange) change = clout_change_new (history_maker_input (maker), back);
          double shown[CLOUT_N_MOVES];
          gint64 sum = 0;

          clout_change_show (change, 1, shown);
          for (int move = 0; move < CLOUT_N_MOVES; move++)
            sum += tenths (shown[move]);
          g_assert_cmpint (sum, ==, tenths (clout_history_delta (days, CLOUT_HISTORY_DAYS, back)));
          g_assert_cmpint (sum, ==, tenths (clout_round (change->after, 1))
                                    - tenths (clout_round (change->before, 1)));
        }
    }
}

/* The word matches the number beside it. */
static void
test_word_of_a_rounded_score (void)
{
  static const struct
  {
    double score;
    CloutLevel level;
  } rows[] = {
    { 0, CLOUT_LEVEL_JUST_STARTING },     { 19.94, CLOUT_LEVEL_JUST_STARTING },
    { 19.96, CLOUT_LEVEL_BUILDING },      { 39.94, CLOUT_LEVEL_BUILDING },
    { 39.96, CLOUT_LEVEL_HAS_INFLUENCE }, { 49.94, CLOUT_LEVEL_HAS_INFLUENCE },
    { 49.96, CLOUT_LEVEL_CONSIDERABLE },  { 69.94, CLOUT_LEVEL_CONSIDERABLE },
    { 69.96, CLOUT_LEVEL_EXCEPTIONAL },   { 100, CLOUT_LEVEL_EXCEPTIONAL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (clout_score_level (rows[i].score), ==, rows[i].level);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/change/any-history", test_any_history);
  g_test_add_func ("/score/change/nothing", test_nothing);
  g_test_add_func ("/score/change/what-came-and-what-faded", test_what_came_and_what_faded);
  g_test_add_func ("/score/change/holiday", test_away);
  g_test_add_func ("/score/change/round", test_round);
  g_test_add_func ("/score/change/rounds-many-small-parts", test_round_many);
  g_test_add_func ("/score/change/shown-differences", test_shown_differences);
  g_test_add_func ("/score/change/one-difference", test_one_difference);
  g_test_add_func ("/score/change/word-of-a-rounded-score", test_word_of_a_rounded_score);
  return g_test_run ();
}
