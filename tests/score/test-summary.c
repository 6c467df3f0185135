/* test-summary.c: points by network, the scale of bars, and the posts that earned most.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "history-maker.h"
#include "score/ledger.h"
#include "score/summary/bar-scale.h"
#include "score/summary/best-posts.h"
#include "score/summary/contributions.h"

#define MOST 6

static void
test_contributions (void)
{
  static const struct
  {
    gsize n;
    double points[MOST];
    const char *networks[MOST];
    gsize n_found;
    CloutContribution found[MOST];
  } rows[] = {
    { 0, { 0 }, { NULL }, 0, { { 0 } } },
    { 1, { 41 }, { "mastodon" }, 1, { { 0, 1, 41 } } },
    /* Largest first, whatever the order of accounts. */
    { 2, { 1, 2 }, { "mastodon", "bluesky" }, 2, { { 1, 1, 2 }, { 0, 1, 1 } } },
    /* Accounts of a network count together, and may overtake one that is larger than each. */
    { 3, { 2, 3, 2 }, { "mastodon", "bluesky", "mastodon" }, 2, { { 0, 2, 4 }, { 1, 1, 3 } } },
    /* A network without points isn't part of the score, nor is such an account. */
    { 4, { 0, 5, 0, 1 }, { "x", "github", "github", "blog" }, 2, { { 1, 1, 5 }, { 3, 1, 1 } } },
    /* Equal ones keep the order of accounts. */
    { 2, { 3, 3 }, { "x", "blog" }, 2, { { 0, 1, 3 }, { 1, 1, 3 } } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CloutContribution found[MOST];
      gsize n = clout_contributions_compute (rows[i].points, rows[i].networks, rows[i].n, found);

      g_assert_cmpuint (n, ==, rows[i].n_found);
      for (gsize at = 0; at < n; at++)
        {
          g_assert_cmpuint (found[at].first, ==, rows[i].found[at].first);
          g_assert_cmpuint (found[at].n_accounts, ==, rows[i].found[at].n_accounts);
          g_assert_cmpfloat (found[at].points, ==, rows[i].found[at].points);
        }
    }
}

static void
test_bar_scale (void)
{
  static const struct
  {
    double points[2][MOST];
    double value;
    double zero;
    double end;
  } rows[] = {
    /* Nothing moved. */
    { { { 0 }, { 0 } }, 0, 0, 0 },
    /* Only gains: the bars are shares of the whole. */
    { { { 30, 10 }, { 0 } }, 30, 0, 0.75 },
    { { { 30, 10 }, { 0 } }, 10, 0, 0.25 },
    /* Losses run the other way from where gains start. */
    { { { 3, -1 }, { 0 } }, 3, 0.25, 1 },
    { { { 3, -1 }, { 0 } }, -1, 0.25, 0 },
    { { { -2, -2 }, { 0 } }, -2, 1, 0.5 },
    /* Two lists of a page have the same scale, that of the larger one on each side. */
    { { { 3, -1 }, { 1, -5 } }, 3, 0.625, 1 },
    { { { 3, -1 }, { 1, -5 } }, -1, 0.625, 0.5 },
    { { { 3, -1 }, { 1, -5 } }, 1, 0.625, 0.75 },
    /* A value that isn't on a list can't leave the bar. */
    { { { 1, -1 }, { 0 } }, 9, 0.5, 1 },
    { { { 1, -1 }, { 0 } }, -9, 0.5, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CloutBarScale scale = { 0 };

      for (gsize list = 0; list < 2; list++)
        clout_bar_scale_add_list (&scale, rows[i].points[list], MOST);
      g_assert_cmpfloat (clout_bar_scale_get_zero (&scale), ==, rows[i].zero);
      g_assert_cmpfloat (clout_bar_scale_get_end (&scale, rows[i].value), ==, rows[i].end);
    }
}

static gsize
find (HistoryMaker  *maker,
      gsize          most,
      CloutBestPost *posts)
{
  const CloutScoreInput *input = history_maker_input (maker);
  g_autoptr(CloutScore) score = clout_score_compute (input);
  g_autoptr(CloutLedger) ledger = clout_ledger_new (input, score);

  return clout_best_posts_find (input, ledger, most, posts);
}

/* Each post with the number of people who replied, shared and liked it. */
static void
test_best_posts (void)
{
  static const struct
  {
    gint64 days;
    guint words;
    guint shares;
    guint likes;
  } rows[] = {
    { 2, 0, 0, 3 }, { 91, 9, 9, 9 }, { 3, 4, 1, 2 }, { 4, 0, 0, 0 }, { 5, 0, 2, 0 },
  };
  static const struct
  {
    gsize most;
    gsize n;
    guint32 posts[3];
  } wanted[] = { { 0, 0, { 0 } }, { 1, 1, { 2 } }, { 3, 3, { 2, 4, 0 } }, { 9, 3, { 2, 4, 0 } } };
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  CloutBestPost found[9];

  for (guint32 i = 0; i < 12; i++)
    history_maker_add_person (maker, 100, FALSE);
  for (guint32 i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 time = MAKER_NOW - rows[i].days * CLOUT_DAY;

      history_maker_add_post (maker, time);
      for (guint n = 0; n < rows[i].words; n++)
        history_maker_react (maker, CLOUT_REACTION_REPLY, n, i, time);
      for (guint n = 0; n < rows[i].shares; n++)
        history_maker_react (maker, CLOUT_REACTION_RESHARE, n, i, time);
      for (guint n = 0; n < rows[i].likes; n++)
        history_maker_react (maker, CLOUT_REACTION_LIKE, n, i, time);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      gsize n = find (maker, wanted[i].most, found);

      g_assert_cmpuint (n, ==, wanted[i].n);
      for (gsize at = 0; at < n; at++)
        {
          const CloutBestPost *post = &found[at];

          g_assert_cmpuint (post->post, ==, wanted[i].posts[at]);
          g_assert_cmpuint (post->counts[0], ==, rows[post->post].words);
          g_assert_cmpuint (post->counts[1], ==, rows[post->post].shares);
          g_assert_cmpuint (post->counts[2], ==, rows[post->post].likes);
        }
    }
}

/* Whose reactions count most is named first, and no one who isn't known, a bot, or twice. */
static void
test_best_posts_people (void)
{
  g_autoptr(HistoryMaker) maker = history_maker_new ();
  const gint64 time = MAKER_NOW - CLOUT_DAY;
  CloutBestPost found[1];

  for (guint32 i = 0; i < 7; i++)
    history_maker_add_person (maker, 100 * (i + 1), i == 6);
  history_maker_add_post (maker, time);
  for (guint32 i = 0; i < 7; i++)
    history_maker_react (maker, CLOUT_REACTION_LIKE, i, 0, time);
  history_maker_react (maker, CLOUT_REACTION_REPLY, 1, 0, time);
  history_maker_react (maker, CLOUT_REACTION_REPLY, CLOUT_NONE, 0, time);
  g_assert_cmpuint (find (maker, 1, found), ==, 1);
  g_assert_cmpuint (found[0].n_people, ==, CLOUT_BEST_POST_PEOPLE);
  g_assert_cmpuint (found[0].people[0], ==, 1);
  g_assert_cmpuint (found[0].people[1], ==, 5);
  g_assert_cmpuint (found[0].people[2], ==, 4);
  g_assert_cmpuint (found[0].people[3], ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/summary/points-by-network", test_contributions);
  g_test_add_func ("/score/summary/equal-widths-are-equal-points", test_bar_scale);
  g_test_add_func ("/score/summary/best-posts", test_best_posts);
  g_test_add_func ("/score/summary/who-reacted-to-them", test_best_posts_people);
  return g_test_run ();
}
