/* test-bounds.c: the most that one post, one friend, a ring or empty accounts can achieve.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "base/duration.h"
#include "history-maker.h"
#include "score/score.h"
#include "support/weights.h"

static double
score_of (HistoryMaker *maker)
{
  g_autoptr(CloutScore) score = clout_score_compute (history_maker_input (maker));

  return score->score;
}

/* Someone whose reshares are all of one post, with the followers that give the score. */
static void
make_person_at (HistoryMaker *maker,
                double        score,
                guint32       n_reshares,
                double        engagement)
{
  double low = 0;
  double high = 1e9;
  double *followers = &maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS];

  maker->account.counters.value[CLOUT_SIGNAL_LISTED] = engagement;
  maker->account.counters.value[CLOUT_SIGNAL_MENTIONS] = engagement;
  maker->account.counters.value[CLOUT_SIGNAL_LIKES] = engagement;
  history_maker_add_post (maker, MAKER_NOW);
  g_array_index (maker->posts, CloutScorePost, 0).counts[CLOUT_REACTION_RESHARE] = n_reshares;
  for (guint i = 0; i < 100; i++)
    {
      *followers = (low + high) / 2;
      if (score_of (maker) < score)
        low = *followers;
      else
        high = *followers;
    }
  g_assert_cmpfloat_with_epsilon (score_of (maker), score, 1e-3);
}

/* What one more reaction adds from someone who already reacted that often. */
static double
next_like (guint n_before)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  guint32 person = history_maker_add_person (maker, 300, FALSE);
  double before;

  maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = 500;
  for (guint i = 0; i < 200; i++)
    {
      history_maker_add_post (maker, MAKER_NOW);
      history_maker_react (maker, CLOUT_REACTION_LIKE, history_maker_add_person (maker, 300, FALSE),
                           i, MAKER_NOW);
    }
  for (guint i = 0; i < n_before; i++)
    history_maker_react (maker, CLOUT_REACTION_LIKE, person, i, MAKER_NOW);
  before = score_of (maker);
  history_maker_react (maker, CLOUT_REACTION_LIKE, person, n_before, MAKER_NOW);
  return score_of (maker) - before;
}

/* N accounts that only follow and react to each other, in every way there is, to each of their
 * @n_posts posts, one per day or more. */
static double
ring (guint    n,
      guint    n_posts,
      gboolean react)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();

  maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = n - 1;
  for (guint i = 0; i < n - 1; i++)
    history_maker_add_person (maker, n - 1, FALSE);
  for (guint post = 0; post < n_posts; post++)
    {
      gint64 time = MAKER_NOW - post % 90 * CLOUT_DAY;

      history_maker_add_post (maker, time);
      for (guint i = 0; i < n - 1 && react; i++)
        for (guint kind = 0; kind < CLOUT_REACTION_FOLLOW; kind++)
          history_maker_react (maker, kind, i, post, time);
    }
  return score_of (maker);
}

static void
test_viral (void)
{
  static const struct
  {
    double before;
    guint32 n_reshares;
    double engagement;
    double least;
    double most;
  } cases[] = {
    { 50, 3, 30, 60, 77 },
    { 50, 30, 10, 60, 77 },
    { 92.8, 60000, 8000, 92.8, 95.1 },
    { 92.8, 3000, 20000, 92.8, 95.1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(HistoryMaker) maker = history_maker_new ();

      make_person_at (maker, cases[i].before, cases[i].n_reshares, cases[i].engagement);
      history_maker_add_post (maker, MAKER_NOW);
      g_array_index (maker->posts, CloutScorePost, 1).counts[CLOUT_REACTION_RESHARE] = 3000000;
      g_test_message ("from %.1f to %.1f", cases[i].before, score_of (maker));
      g_assert_cmpfloat (score_of (maker), >, cases[i].least);
      g_assert_cmpfloat (score_of (maker), <=, cases[i].most);
    }
}

static void
test_selectivity (void)
{
  double last = next_like (0);

  for (guint n = 1; n < 100; n += 7)
    {
      double next = next_like (n);

      g_assert_cmpfloat (next, >, 0);
      g_assert_cmpfloat (next, <, last);
      last = next;
    }
}

static void
test_ring (void)
{
  g_test_message ("10: %.1f to %.1f, with ten times the posts %.1f", ring (10, 90, FALSE),
                  ring (10, 90, TRUE), ring (10, 900, TRUE));
  g_assert_cmpfloat (ring (10, 90, TRUE), <, ring (10, 90, FALSE) + 12);
  /* Ten times as many adds less than 3 points, every time. */
  g_assert_cmpfloat (ring (10, 900, TRUE), <, ring (10, 90, TRUE) + 3);
  g_assert_cmpfloat (ring (10, 9000, TRUE), <, ring (10, 90, TRUE) + 6);
}

static void
test_empty_accounts (void)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  g_autofree CloutScoreAccount *accounts = g_new0 (CloutScoreAccount, 100000);
  CloutScoreInput input;
  double one = 0;
  double many = 0;

  make_person_at (maker, 50, 3, 30);
  input = *history_maker_input (maker);
  accounts[0] = maker->account;
  for (guint i = 1; i < 100000; i++)
    {
      accounts[i].weight = weight_of_network ("mastodon");
      clout_signals_init (&accounts[i].counters);
    }
  input.accounts = accounts;
  input.n_people = 0;
  for (guint n = 1; n <= 100000; n *= 10)
    {
      g_autoptr(CloutScore) score = NULL;
      double sum = 0;

      input.n_accounts = n;
      score = clout_score_compute (&input);
      for (guint i = 0; i < n; i++)
        sum += score->shares[i].points;
      g_assert_cmpfloat_with_epsilon (sum, score->score, 1e-6);
      one = n == 1 ? score->score : one;
      many = n <= 100 ? score->score : many;
    }
  g_assert_cmpfloat (many, >, one);
  g_assert_cmpfloat (many, <, one + 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/bounds/one-viral-post", test_viral);
  g_test_add_func ("/score/bounds/each-next-like-counts-less", test_selectivity);
  g_test_add_func ("/score/bounds/rings-gain-little", test_ring);
  g_test_add_func ("/score/bounds/empty-accounts-gain-little", test_empty_accounts);
  return g_test_run ();
}
