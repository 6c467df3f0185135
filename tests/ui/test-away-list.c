/* test-away-list.c: away periods are sorted and don't touch each other.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/away/away-list.h"

static void
test_day_of (void)
{
  g_assert_cmpint (clout_away_list_day_of (1970, 1, 1), ==, 0);
  g_assert_cmpint (clout_away_list_day_of (1969, 12, 31), ==, -1);
  g_assert_cmpint (clout_away_list_day_of (2024, 2, 29), ==, 19782);
  g_assert_cmpint (clout_away_list_day_of (2023, 2, 29), ==, 0);
}

static void
test_add (void)
{
  const struct
  {
    CloutAwayPeriod added[4];
    guint n_added;
    const char *becomes;
  } table[] = {
    { { { 5, 7 } }, 1, "5-7 " },
    { { { 7, 5 } }, 1, "5-7 " },
    { { { 5, 5 }, { 1, 2 }, { 9, 9 } }, 3, "1-2 5-5 9-9 " },
    { { { 1, 2 }, { 3, 4 } }, 2, "1-4 " },
    { { { 3, 4 }, { 1, 2 } }, 2, "1-4 " },
    { { { 1, 2 }, { 4, 5 } }, 2, "1-2 4-5 " },
    { { { 1, 2 }, { 4, 5 }, { 8, 9 }, { 2, 8 } }, 4, "1-9 " },
    { { { 1, 9 }, { 3, 4 } }, 2, "1-9 " },
    { { { 1, 2 }, { 20, 30 }, { 4, 5 }, { 3, 3 } }, 4, "1-5 20-30 " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GArray) away_periods = g_array_new (FALSE, FALSE, sizeof (CloutAwayPeriod));
      g_autoptr(GString) text = g_string_new (NULL);

      for (guint j = 0; j < table[i].n_added; j++)
        clout_away_list_add (away_periods, table[i].added[j].first, table[i].added[j].last);
      for (guint j = 0; j < away_periods->len; j++)
        g_string_append_printf (text, "%d-%d ", g_array_index (away_periods, CloutAwayPeriod,
                                                               j).first,
                                g_array_index (away_periods, CloutAwayPeriod, j).last);
      g_assert_cmpstr (text->str, ==, table[i].becomes);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/away-list/day-of", test_day_of);
  g_test_add_func ("/ui/away-list/add", test_add);

  return g_test_run ();
}
