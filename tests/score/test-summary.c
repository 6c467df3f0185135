/* test-summary.c: points by network, and the scale of bars.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/summary/bar-scale.h"
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/summary/points-by-network", test_contributions);
  g_test_add_func ("/score/summary/equal-widths-are-equal-points", test_bar_scale);
  return g_test_run ();
}
