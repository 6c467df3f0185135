/* test-week.c: what came in within seven days.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "history-maker.h"
#include "score/tally.h"
#include "score/week.h"

#define TODAY (MAKER_NOW / CLOUT_DAY)

static void
compute (HistoryMaker *maker,
         CloutWeek    *week)
{
  clout_week_compute (history_maker_input (maker), NULL, 0, TODAY, week);
}

/* Each kind, the first and last second of the week, bots, and people without a name. */
static void
test_counts (void)
{
  static const struct
  {
    CloutReactionKind kind;
    gint64 time;
    guint32 person;
    gboolean counts;
  } rows[] = {
    { CLOUT_REACTION_MENTION, (TODAY - 6) * CLOUT_DAY, 0, TRUE },
    { CLOUT_REACTION_MENTION, (TODAY - 6) * CLOUT_DAY - 1, 0, FALSE },
    { CLOUT_REACTION_REPLY, (TODAY + 1) * CLOUT_DAY - 1, 1, TRUE },
    { CLOUT_REACTION_REPLY, (TODAY + 1) * CLOUT_DAY, 1, FALSE },
    { CLOUT_REACTION_QUOTE, MAKER_NOW, CLOUT_NONE, TRUE },
    { CLOUT_REACTION_RESHARE, MAKER_NOW, 2, FALSE }, /* a bot */
    { CLOUT_REACTION_LIKE, MAKER_NOW, 1, TRUE },
    { CLOUT_REACTION_LIKE, MAKER_NOW - 200 * CLOUT_DAY, 1, FALSE },
    { CLOUT_REACTION_FOLLOW, MAKER_NOW, 3, TRUE },
  };
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  g_auto(CloutWeek) week = { 0 };
  gsize by_kind[CLOUT_N_REACTION_KINDS] = { 0 };

  for (guint i = 0; i < 4; i++)
    history_maker_add_person (maker, 10, i == 2);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      history_maker_react (maker, rows[i].kind, rows[i].person, CLOUT_NONE, rows[i].time);
      by_kind[rows[i].kind] += rows[i].counts;
    }
  compute (maker, &week);
  g_assert_cmpint (week.first, ==, TODAY - 6);
  g_assert_cmpint (week.last, ==, TODAY);
  for (guint kind = 0; kind < CLOUT_N_REACTION_KINDS; kind++)
    g_assert_cmpuint (week.by_kind[kind], ==, by_kind[kind]);
  g_assert_cmpuint (week.n_reactions, ==, 4);
  g_assert_cmpuint (week.n_people, ==, 3);
  /* Persons 0 and 1 reacted before. */
  g_assert_cmpint (week.n_new, ==, 1);
  g_assert_cmpuint (week.new_people[0], ==, 3);
  g_assert_cmpuint (week.best_post, ==, CLOUT_NONE);
  g_assert_cmpuint (week.n_waiting, ==, 0);
}

/* The week starts at midnight where the person is. */
static void
test_zone (void)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  g_autoptr(GTimeZone) tokyo = g_time_zone_new_identifier ("Asia/Tokyo");
  g_auto(CloutWeek) here = { 0 };
  g_auto(CloutWeek) there = { 0 };

  history_maker_react (maker, CLOUT_REACTION_LIKE, CLOUT_NONE, CLOUT_NONE,
                       (TODAY - 6) * CLOUT_DAY - 9 * CLOUT_HOUR);
  history_maker_react (maker, CLOUT_REACTION_LIKE, CLOUT_NONE, CLOUT_NONE,
                       (TODAY - 6) * CLOUT_DAY - 9 * CLOUT_HOUR - 1);
  compute (maker, &here);
  maker->input.zone = tokyo;
  compute (maker, &there);
  g_assert_cmpuint (here.n_reactions, ==, 0);
  g_assert_cmpuint (there.n_reactions, ==, 1);
}

/* Without anything older, whether people are new isn't known; that isn't zero. */
static void
test_new_people_unknown (void)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  g_auto(CloutWeek) unknown = { 0 };
  g_auto(CloutWeek) known = { 0 };
  g_auto(CloutWeek) nothing = { 0 };

  compute (maker, &nothing);
  g_assert_cmpint (nothing.n_new, ==, -1);
  history_maker_react (maker, CLOUT_REACTION_LIKE, history_maker_add_person (maker, 1, FALSE),
                       CLOUT_NONE, MAKER_NOW);
  compute (maker, &unknown);
  g_assert_cmpuint (unknown.n_people, ==, 1);
  g_assert_cmpint (unknown.n_new, ==, -1);
  history_maker_react (maker, CLOUT_REACTION_LIKE, CLOUT_NONE, CLOUT_NONE,
                       MAKER_NOW - 30 * CLOUT_DAY);
  compute (maker, &known);
  g_assert_cmpint (known.n_new, ==, 1);
}

/* People with most followers come first, and those whose followers aren't known last. */
static void
test_new_people_order (void)
{
  static const gint64 followers[] = { 10, -1, 500, 10, 0 };
  static const guint32 order[] = { 2, 0, 3, 4, 1 };
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  g_auto(CloutWeek) week = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (followers); i++)
    history_maker_react (maker, CLOUT_REACTION_LIKE,
                         history_maker_add_person (maker, followers[i], FALSE), CLOUT_NONE,
                         MAKER_NOW);
  history_maker_react (maker, CLOUT_REACTION_LIKE, CLOUT_NONE, CLOUT_NONE,
                       MAKER_NOW - 30 * CLOUT_DAY);
  compute (maker, &week);
  g_assert_cmpmem (week.new_people, week.n_new * sizeof *week.new_people, order, sizeof order);
}

/* What each of three posts gets in the week, by group, and which is best. */
static void
test_best_post (void)
{
  static const struct
  {
    guint got[3][CLOUT_N_GROUPS];
    guint counted_likes; /* of each post, by the network; only post 2 is of the week */
    guint32 best;
    guint likes_of_best;
  } rows[] = {
    { { { 0 } }, 0, CLOUT_NONE, 0 },
    { { { 0, 0, 3 }, { 1, 0, 0 }, { 0, 1, 0 } }, 0, 1, 0 }, /* equal: the later one */
    { { { 0, 0, 4 }, { 1, 0, 0 }, { 0, 1, 1 } }, 0, 0, 4 },
    { { { 0, 0, 0 }, { 0, 1, 0 }, { 1, 0, 0 } }, 0, 2, 0 },
    { { { 0, 0, 4 }, { 0, 0, 0 }, { 0, 0, 0 } }, 9, 2, 9 },
    { { { 0, 0, 4 }, { 0, 0, 0 }, { 0, 0, 3 } }, 2, 0, 4 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      static const CloutReactionKind kinds[] = { CLOUT_REACTION_QUOTE, CLOUT_REACTION_RESHARE,
                                                 CLOUT_REACTION_LIKE };
      g_autoptr(HistoryMaker) maker = history_maker_new ();
      g_auto(CloutWeek) week = { 0 };

      for (guint post = 0; post < 3; post++)
        {
          history_maker_add_post (maker, MAKER_NOW - (gint64[]) { 30, 20, 1 }[post] * CLOUT_DAY);
          g_array_index (maker->posts, CloutScorePost, post).counts[CLOUT_REACTION_LIKE] =
            rows[i].counted_likes;
          for (int group = 0; group < CLOUT_N_GROUPS; group++)
            for (guint n = 0; n < rows[i].got[post][group]; n++)
              history_maker_react (maker, kinds[group], CLOUT_NONE, post, MAKER_NOW);
        }
      /* Older reactions don't make a post this week's best. */
      for (guint n = 0; n < 50; n++)
        history_maker_react (maker, CLOUT_REACTION_QUOTE, CLOUT_NONE, 0,
                             MAKER_NOW - 20 * CLOUT_DAY);
      compute (maker, &week);
      g_assert_cmpuint (week.best_post, ==, rows[i].best);
      g_assert_cmpuint (week.best[CLOUT_GROUP_LIKES], ==, rows[i].likes_of_best);
    }
}

static void
test_waiting (void)
{
  static const CloutWaiting waiting[] = { { 300, 2 }, { 100, 3 }, { 200, 5 }, { 200, 0 } };
  static const guint32 wanted[] = { 3, 0, 5, 2 };
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  g_auto(CloutWeek) week = { 0 };

  clout_week_compute (history_maker_input (maker), waiting, G_N_ELEMENTS (waiting), TODAY, &week);
  g_assert_cmpuint (week.n_waiting, ==, G_N_ELEMENTS (wanted));
  for (gsize i = 0; i < week.n_waiting; i++)
    g_assert_cmpuint (week.waiting[i].person, ==, wanted[i]);
}

static void
assert_same (const CloutWeek *a,
             const CloutWeek *b)
{
  g_assert_cmpmem (a->by_kind, sizeof a->by_kind, b->by_kind, sizeof b->by_kind);
  g_assert_cmpmem (a->best, sizeof a->best, b->best, sizeof b->best);
  g_assert_cmpuint (a->n_reactions, ==, b->n_reactions);
  g_assert_cmpuint (a->n_people, ==, b->n_people);
  g_assert_cmpint (a->n_new, ==, b->n_new);
  g_assert_cmpuint (a->best_post, ==, b->best_post);
}

/* The order of reactions doesn't matter, and one more never lowers a count. */
static void
test_properties (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (33);

  for (guint round = 0; round < 100; round++)
    {
      g_autoptr(HistoryMaker) maker = history_maker_new ();
      g_autoptr(HistoryMaker) other = history_maker_new ();
      guint n = g_rand_int_range (random, 0, 500);
      g_auto(CloutWeek) before = { 0 };
      g_auto(CloutWeek) turned = { 0 };
      g_auto(CloutWeek) after = { 0 };

      history_maker_randomize (maker, random, 30, 20, n);
      compute (maker, &before);
      g_array_append_vals (other->people, maker->people->data, maker->people->len);
      g_array_append_vals (other->posts, maker->posts->data, maker->posts->len);
      for (guint i = n; i > 0; i--)
        history_maker_react (other, maker->kind->data[i - 1],
                             g_array_index (maker->person, guint32, i - 1),
                             g_array_index (maker->post, guint32, i - 1),
                             g_array_index (maker->time, gint64, i - 1));
      compute (other, &turned);
      assert_same (&before, &turned);
      g_assert_cmpint (before.n_new, <=, (gssize) before.n_people);
      history_maker_react (other, CLOUT_REACTION_REPLY, g_rand_int_range (random, 0, 30),
                           CLOUT_NONE, MAKER_NOW);
      compute (other, &after);
      g_assert_cmpuint (after.n_reactions, >=, before.n_reactions);
      g_assert_cmpuint (after.n_people, >=, before.n_people);
      g_assert_cmpuint (after.by_kind[CLOUT_REACTION_REPLY], >=,
                        before.by_kind[CLOUT_REACTION_REPLY]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/week/counts", test_counts);
  g_test_add_func ("/score/week/zone", test_zone);
  g_test_add_func ("/score/week/new-people-unknown", test_new_people_unknown);
  g_test_add_func ("/score/week/new-people-order", test_new_people_order);
  g_test_add_func ("/score/week/best-post", test_best_post);
  g_test_add_func ("/score/week/waiting", test_waiting);
  g_test_add_func ("/score/week/properties", test_properties);
  return g_test_run ();
}
