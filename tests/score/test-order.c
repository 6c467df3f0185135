/* test-order.c: the score doesn't depend on how reactions are split and ordered.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "history-maker.h"
#include "score/history.h"
#include "score/score.h"

#define N_REACTIONS 2000

/* The order of summation may change the last bits, and nothing else. */
#define NEAR 1e-9

static guint *
shuffle (GRand *random)
{
  guint *order = g_new (guint, N_REACTIONS);

  for (guint i = 0; i < N_REACTIONS; i++)
    order[i] = i;
  for (guint i = N_REACTIONS - 1; i > 0; i--)
    {
      guint other = g_rand_int_range (random, 0, i + 1);
      guint kept = order[i];

      order[i] = order[other];
      order[other] = kept;
    }
  return order;
}

/* The reactions in @from in another order, as successive batches. */
static HistoryMaker *
reorder (HistoryMaker *from,
         const guint  *order)
{
  HistoryMaker *self = history_maker_new ();

  self->account.counters = from->account.counters;
  g_array_append_vals (self->people, from->people->data, from->people->len);
  g_array_append_vals (self->posts, from->posts->data, from->posts->len);
  for (guint i = 0; i < N_REACTIONS; i++)
    history_maker_react (self, from->kind->data[order[i]],
                         g_array_index (from->person, guint32, order[i]),
                         g_array_index (from->post, guint32, order[i]),
                         g_array_index (from->time, gint64, order[i]));
  return self;
}

static void
assert_same (HistoryMaker *a,
             HistoryMaker *b)
{
  g_autoptr(CloutScore) one = clout_score_compute (history_maker_input (a));
  g_autoptr(CloutScore) other = clout_score_compute (history_maker_input (b));
  double days[CLOUT_HISTORY_DAYS];
  double other_days[CLOUT_HISTORY_DAYS];

  g_assert_cmpfloat_with_epsilon (one->score, other->score, NEAR);
  g_assert_cmpfloat_with_epsilon (one->low, other->low, NEAR);
  g_assert_cmpfloat_with_epsilon (one->high, other->high, NEAR);
  for (guint i = 0; i < CLOUT_N_SIGNALS; i++)
    g_assert_cmpfloat_with_epsilon (one->shares[0].by_signal[i], other->shares[0].by_signal[i],
                                    NEAR);
  clout_history_compute (history_maker_input (a), CLOUT_HISTORY_DAYS, days);
  clout_history_compute (history_maker_input (b), CLOUT_HISTORY_DAYS, other_days);
  for (guint i = 0; i < CLOUT_HISTORY_DAYS; i++)
    g_assert_cmpfloat_with_epsilon (days[i], other_days[i], NEAR);
}

static void
test_order (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr(HistoryMaker) maker = history_maker_new ();
      g_autoptr(HistoryMaker) other = NULL;
      g_autofree guint *order = shuffle (random);

      history_maker_randomize (maker, random, g_rand_int_range (random, 1, 200),
                               g_rand_int_range (random, 1, 200), N_REACTIONS);
      maker->account.counters.value[CLOUT_SIGNAL_FOLLOWERS] = g_rand_int_range (random, 0, 10000);
      other = reorder (maker, order);
      assert_same (maker, other);
    }
}

/* The same input gives the same bits every time. */
static void
test_again (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (12);
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  g_autoptr(CloutScore) one = NULL;
  g_autoptr(CloutScore) other = NULL;

  history_maker_randomize (maker, random, 100, 100, N_REACTIONS);
  one = clout_score_compute (history_maker_input (maker));
  other = clout_score_compute (history_maker_input (maker));
  g_assert_true (one->score == other->score && one->low == other->low && one->high == other->high);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/order/any-split-and-order", test_order);
  g_test_add_func ("/score/order/the-same-bits-again", test_again);
  return g_test_run ();
}
