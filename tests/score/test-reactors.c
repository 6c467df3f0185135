/* test-reactors.c: who replied, shared or liked.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "history-maker.h"
#include "score/sub-scores.h"
#include "support/weights.h"

#define TODAY (MAKER_NOW / CLOUT_DAY)

/* The order, the number, and what isn't listed: follows, bots, anonymous and old reactions. */
static void
test_table (void)
{
  static const struct
  {
    CloutReactionKind kind;
    guint32 person;
    guint days_ago;
  } reactions[] = {
    { CLOUT_REACTION_LIKE, 0, 9 }, { CLOUT_REACTION_LIKE, 1, 3 }, { CLOUT_REACTION_LIKE, 0, 4 },
    { CLOUT_REACTION_REPLY, 1, 8 }, { CLOUT_REACTION_QUOTE, 1, 7 },
    { CLOUT_REACTION_MENTION, 2, 1 }, { CLOUT_REACTION_RESHARE, 2, 2 },
    { CLOUT_REACTION_LIKE, 3, 1 }, { CLOUT_REACTION_FOLLOW, 4, 1 },
    { CLOUT_REACTION_LIKE, CLOUT_NONE, 1 }, { CLOUT_REACTION_LIKE, 5, 89 },
    { CLOUT_REACTION_LIKE, 6, 90 },
  };
  static const struct
  {
    int group;
    gsize n;
    struct { guint32 person, n, days_ago; } wanted[4];
  } rows[] = {
    { CLOUT_GROUP_WORDS, 2, { { 1, 2, 7 }, { 2, 1, 1 } } },
    { CLOUT_GROUP_SHARES, 1, { { 2, 1, 2 } } },
    { CLOUT_GROUP_LIKES, 3, { { 0, 2, 4 }, { 1, 1, 3 }, { 5, 1, 89 } } },
    { CLOUT_N_GROUPS, 4, { { 1, 3, 3 }, { 2, 2, 1 }, { 0, 2, 4 }, { 5, 1, 89 } } },
  };
  g_autoptr(HistoryMaker) maker = history_maker_new ();

  for (guint i = 0; i < 7; i++)
    history_maker_add_person (maker, 10, i == 3);
  for (gsize i = 0; i < G_N_ELEMENTS (reactions); i++)
    history_maker_react (maker, reactions[i].kind, reactions[i].person, CLOUT_NONE,
                         MAKER_NOW - reactions[i].days_ago * CLOUT_DAY);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GArray) list = clout_reactors_list (history_maker_input (maker), TODAY,
                                                    rows[i].group);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (list->len, ==, rows[i].n);
      for (guint n = 0; n < list->len; n++)
        {
          const CloutReactor *reactor = &g_array_index (list, CloutReactor, n);

          g_assert_cmpuint (reactor->person, ==, rows[i].wanted[n].person);
          g_assert_cmpuint (reactor->n, ==, rows[i].wanted[n].n);
          g_assert_cmpint (reactor->last, ==,
                           MAKER_NOW - rows[i].wanted[n].days_ago * CLOUT_DAY);
        }
    }
}

/* An account whose reactions aren't known, or whose network has closed, has no one. */
static void
test_unknown_and_closed (void)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  g_autoptr(GArray) known = NULL;
  g_autoptr(GArray) unknown = NULL;
  g_autoptr(GArray) closed = NULL;

  history_maker_react (maker, CLOUT_REACTION_LIKE, history_maker_add_person (maker, 10, FALSE),
                       CLOUT_NONE, MAKER_NOW);
  known = clout_reactors_list (history_maker_input (maker), TODAY, CLOUT_N_GROUPS);
  maker->account.engagement_unknown = TRUE;
  unknown = clout_reactors_list (history_maker_input (maker), TODAY, CLOUT_N_GROUPS);
  maker->account.engagement_unknown = FALSE;
  weigh_as_of_network (&maker->account, "googleplus");
  closed = clout_reactors_list (history_maker_input (maker), TODAY, CLOUT_N_GROUPS);
  g_assert_cmpuint (known->len, ==, 1);
  g_assert_cmpuint (unknown->len, ==, 0);
  g_assert_cmpuint (closed->len, ==, 0);
}

/* In random histories, the lists have as many people as the counts say. */
static void
test_same_as_counts (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (32);

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr(HistoryMaker) maker = history_maker_new ();
      gint64 day = TODAY - g_rand_int_range (random, 0, 100);
      CloutSubScores scores;

      history_maker_randomize (maker, random, 30, 20, g_rand_int_range (random, 0, 400));
      clout_sub_scores_compute (history_maker_input (maker), day, &scores);
      for (int group = 0; group <= CLOUT_N_GROUPS; group++)
        {
          g_autoptr(GArray) list = clout_reactors_list (history_maker_input (maker), day, group);
          const CloutReactionCount *count = group < CLOUT_N_GROUPS ? &scores.counts[group]
                                                                   : &scores.all;

          g_assert_cmpuint (list->len, ==, count->people);
          for (guint i = 1; i < list->len; i++)
            g_assert_cmpuint (g_array_index (list, CloutReactor, i).n, <=,
                              g_array_index (list, CloutReactor, i - 1).n);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/reactors/table", test_table);
  g_test_add_func ("/score/reactors/unknown-and-closed", test_unknown_and_closed);
  g_test_add_func ("/score/reactors/same-as-counts", test_same_as_counts);
  return g_test_run ();
}
