/* test-estimate.c: estimates from public counts equal a whole score of these counts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/estimate.h"
#include "score/score.h"
#include "support/weights.h"

static const char *const networks[] = { "mastodon", "x", "blog", "unknown" };
static const gint64 followers[] = {
  0, 1, 2, 3, 10, 99, 5000, 123456, 60000000, G_MAXINT32, G_MAXINT64 / 2, G_MAXINT64
};

static void
assert_same_as_score (const char *network,
                      gint64      n_followers)
{
  const double weight = weight_of_network (network);
  CloutScoreAccount account = { .weight = weight, .engagement_unknown = TRUE };
  CloutScoreInput input = { .n_accounts = 1, .accounts = &account };
  g_autoptr(CloutScore) score = NULL;
  CloutEstimate estimate;

  clout_signals_init (&account.counters);
  account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = n_followers;
  score = clout_score_compute (&input);
  g_assert_true (clout_influence_estimate (weight, n_followers, &estimate));
  g_assert_cmpfloat (estimate.score, ==, score->score);
  g_assert_cmpfloat (estimate.low, ==, score->low);
  g_assert_cmpfloat (estimate.high, ==, score->high);
  g_assert_cmpfloat (estimate.score, ==, clout_influence_guess (weight, n_followers));
}

static void
test_score (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (networks); i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (followers); k++)
        assert_same_as_score (networks[i], followers[k]);
      for (gint64 n = 1; n < 100000000; n += 1 + n / 7)
        assert_same_as_score (networks[i], n);
    }
}

static void
test_unknown (void)
{
  CloutEstimate estimate;

  g_assert_false (clout_influence_estimate (weight_of_network ("mastodon"), -1, &estimate));
  g_assert_cmpfloat (clout_influence_guess (weight_of_network ("mastodon"), -1), ==, -1);
}

/* Lists are read from an index by followers, which has to have the order of the estimates. */
static void
test_order (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (networks); i++)
    {
      const double weight = weight_of_network (networks[i]);

      for (guint k = 1; k < G_N_ELEMENTS (followers); k++)
        g_assert_cmpfloat (clout_influence_guess (weight, followers[k]), >=,
                           clout_influence_guess (weight, followers[k - 1]));
      for (gint64 n = -1; n < 100000; n++)
        g_assert_cmpfloat (clout_influence_guess (weight, n + 1), >=,
                           clout_influence_guess (weight, n));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/estimate/same-as-score", test_score);
  g_test_add_func ("/score/estimate/unknown-followers", test_unknown);
  g_test_add_func ("/score/estimate/more-followers-never-less", test_order);
  return g_test_run ();
}
