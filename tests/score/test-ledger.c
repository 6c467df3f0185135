/* test-ledger.c: the breakdown adds up, over random histories.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "history-maker.h"
#include "score/ledger.h"
#include "score/round.h"

static void
check_sums (const CloutScoreInput *input)
{
  g_autoptr(CloutScore) score = clout_score_compute (input);
  g_autoptr(CloutLedger) ledger = clout_ledger_new (input, score);
  double whole = 0;

  for (gsize a = 0; a < score->n_shares; a++)
    {
      const CloutScoreShare *share = &score->shares[a];
      const CloutLedgerAccount *account = &ledger->accounts[a];
      double engagement = account->rest;
      double signals = 0;

      for (guint i = 0; i < CLOUT_N_SIGNALS; i++)
        signals += share->by_signal[i];
      for (gsize i = 0; i < input->accounts[a].n_reactions; i++)
        {
          g_assert_cmpfloat (account->by_reaction[i], >=, 0);
          engagement += account->by_reaction[i];
        }
      for (gsize i = 0; i < input->accounts[a].n_posts; i++)
        engagement += account->by_uncounted[i];
      g_assert_cmpfloat_with_epsilon (engagement, share->engagement, 1e-9);
      g_assert_cmpfloat_with_epsilon (signals, share->points, 1e-9);
      g_assert_cmpfloat_with_epsilon (share->audience + share->engagement, share->points, 1e-9);
      whole += share->points;
    }
  g_assert_cmpfloat_with_epsilon (whole, score->score, 1e-9);
  g_assert_cmpfloat (score->low, <=, score->score);
  g_assert_cmpfloat (score->score, <=, score->high);
}

static void
test_sums (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (1);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr(HistoryMaker) maker = history_maker_new ();

      history_maker_randomize (maker, random, g_rand_int_range (random, 1, 40),
                               g_rand_int_range (random, 1, 40), g_rand_int_range (random, 0, 400));
      maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = g_rand_int_range (random, 0, 100000);
      check_sums (history_maker_input (maker));
    }
}

/* The sums that a score keeps are the ones that would be computed again. */
static void
test_kept_sums (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (3);
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  const CloutScoreInput *input;
  g_autoptr(CloutScore) score = NULL;
  g_autoptr(CloutLedger) kept = NULL;
  g_autoptr(CloutLedger) again = NULL;

  history_maker_randomize (maker, random, 20, 20, 1000);
  input = history_maker_input (maker);
  score = clout_score_compute (input);
  g_assert_nonnull (score->shares[0].sums);
  kept = clout_ledger_new (input, score);
  clout_score_forget_sums (score);
  g_assert_null (score->shares[0].sums);
  again = clout_ledger_new (input, score);
  for (gsize i = 0; i < input->accounts[0].n_reactions; i++)
    g_assert_cmpfloat (kept->accounts[0].by_reaction[i], ==, again->accounts[0].by_reaction[i]);
  for (gsize i = 0; i < input->accounts[0].n_posts; i++)
    g_assert_cmpfloat (kept->accounts[0].by_uncounted[i], ==, again->accounts[0].by_uncounted[i]);
}

static void
test_rounding (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (2);

  for (guint round_no = 0; round_no < 500; round_no++)
    {
      gsize n = g_rand_int_range (random, 1, 60);
      g_autofree double *parts = g_new (double, n);
      g_autofree double *shown = g_new (double, n);
      double whole = 0;
      double sum = 0;

      for (gsize i = 0; i < n; i++)
        whole += parts[i] = g_rand_int_range (random, 0, 5) == 0 ? g_rand_int_range (random, 0, 9)
                                                                   : g_rand_double (random) * 3;
      clout_ledger_round (parts, n, whole, 1, shown);
      for (gsize i = 0; i < n; i++)
        {
          g_assert_cmpfloat_with_epsilon (shown[i], parts[i], 0.1 + 1e-9);
          g_assert_cmpfloat (shown[i], >=, 0);
          sum += shown[i];
        }
      g_assert_cmpfloat_with_epsilon (sum, round (whole * 10) / 10, 1e-9);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/ledger/parts-sum-to-the-whole", test_sums);
  g_test_add_func ("/score/ledger/kept-sums-change-nothing", test_kept_sums);
  g_test_add_func ("/score/ledger/rounded-parts-sum-to-the-rounded-whole", test_rounding);
  return g_test_run ();
}
