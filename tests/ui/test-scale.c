/* test-scale.c: the chart's scale, by table.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "ui/chart/days.h"
#include "ui/chart/scale.h"

static void
test_fit (void)
{
  const struct
  {
    double values[2];
    gsize n;
    CloutScale want;
  } table[] = {
    { { 0 }, 0, { 0, 100, 25 } },
    { { 50, 50 }, 2, { 48, 52, 1 } },
    { { 41.2, 48.9 }, 2, { 40, 50, 2 } },
    { { 0, 0 }, 2, { 0, 2, 1 } },
    { { 100, 100 }, 2, { 98, 100, 1 } },
    { { 0, 100 }, 2, { 0, 100, 25 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      CloutScale scale;

      clout_scale_fit (table[i].values, table[i].n, &scale);
      g_assert_cmpfloat (scale.low, ==, table[i].want.low);
      g_assert_cmpfloat (scale.high, ==, table[i].want.high);
      g_assert_cmpfloat (scale.step, ==, table[i].want.step);
    }
}

static void
test_holds_all (void)
{
  for (double low = 0; low < 100; low += 0.7)
    {
      for (double high = low; high <= 100; high += 1.3)
        {
          double values[] = { high, low };
          CloutScale scale;

          clout_scale_fit (values, 2, &scale);
          g_assert_cmpfloat (scale.low, <=, low);
          g_assert_cmpfloat (scale.high, >=, high);
          g_assert_cmpfloat (scale.low, >=, 0);
          g_assert_cmpfloat (scale.high, <=, 100);
          g_assert_cmpuint (clout_scale_n_ticks (&scale), >=, 2);
          g_assert_cmpuint (clout_scale_n_ticks (&scale), <=, 7);
        }
    }
}

static void
test_places (void)
{
  const CloutScale scale = { 40, 50, 2 };

  g_assert_cmpfloat (clout_scale_y (&scale, 40, 200), ==, 200);
  g_assert_cmpfloat (clout_scale_y (&scale, 50, 200), ==, 0);
  g_assert_cmpfloat (clout_scale_y (&scale, 45, 200), ==, 100);
  g_assert_cmpfloat (clout_scale_y (&scale, 99, 200), ==, 0);
  g_assert_cmpfloat (clout_scale_x (0, 1, 300), ==, 300);
  g_assert_cmpfloat (clout_scale_x (0, 3, 300), ==, 0);
  g_assert_cmpfloat (clout_scale_x (1, 3, 300), ==, 150);
}

static void
test_nearest (void)
{
  g_assert_cmpuint (clout_scale_index_at (-50, 90, 890), ==, 0);
  g_assert_cmpuint (clout_scale_index_at (9999, 90, 890), ==, 89);
  g_assert_cmpuint (clout_scale_index_at (104, 90, 890), ==, 10);
  g_assert_cmpuint (clout_scale_index_at (10, 1, 890), ==, 0);
  g_assert_cmpuint (clout_scale_index_at (10, 90, 0), ==, 0);
}

/* What happened is said on its day, or on the next one that is shown. */
static void
test_events (void)
{
  double values[] = { 40, 41, 42, 43 };
  gint64 dates[] = { 100, 130, 160, 161 };
  const CloutEvent away = { CLOUT_EVENT_AWAY, 95, 130, NULL, 0, NULL };
  const CloutEvent formula = { CLOUT_EVENT_FORMULA, 131, 131, NULL, 3, NULL };
  const CloutEvent before = { CLOUT_EVENT_FORMULA, 90, 90, NULL, 2, NULL };
  static const char *const wanted[] = { "Time away", "Time away", "Version 3 of the formula",
                                        NULL };
  g_autoptr(GPtrArray) events = g_ptr_array_new ();
  CloutDays days = { .values = values, .n_values = 4, .dates = dates, .today = 161,
                     .events = events };

  g_ptr_array_add (events, (gpointer) &away);
  g_ptr_array_add (events, (gpointer) &formula);
  g_ptr_array_add (events, (gpointer) &before);
  g_assert_cmpuint (clout_days_find_day (&days, 0), ==, 0);
  g_assert_cmpuint (clout_days_find_day (&days, 160), ==, 2);
  g_assert_cmpuint (clout_days_find_day (&days, 999), ==, 3);
  for (gsize i = 0; i < 4; i++)
    {
      g_autofree char *text = clout_days_describe (&days, i);
      const char *second = strchr (text, '\n');

      g_assert_cmpstr (second != NULL ? second + 1 : NULL, ==, wanted[i]);
    }
}

static void
test_fit_counts (void)
{
  static const struct
  {
    double values[3];
    CloutScale want;
  } table[] = {
    { { 0, 0, 0 }, { 0, 4, 1 } },
    { { 7, 7, 7 }, { 5, 9, 1 } },
    { { 1, 2, 3 }, { 0, 4, 1 } },
    { { 100, 120, 110 }, { 100, 120, 5 } },
    { { 12, 1530, 900 }, { 0, 2000, 500 } },
    { { 1000000, 1000001, 1000002 }, { 999999, 1000003, 1 } },
    { { 0, 3e9, 1 }, { 0, 3e9, 1e9 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      CloutScale scale;

      clout_scale_fit_counts (table[i].values, 3, &scale);
      g_assert_cmpfloat (scale.low, ==, table[i].want.low);
      g_assert_cmpfloat (scale.high, ==, table[i].want.high);
      g_assert_cmpfloat (scale.step, ==, table[i].want.step);
      g_assert_cmpuint (clout_scale_n_ticks (&scale), <=, 6);
    }
}

static void
test_followers (void)
{
  double values[] = { 1, 12.4, 1300 };
  gboolean estimated[] = { FALSE, TRUE, FALSE };
  CloutDays days = { .unit = CLOUT_DAYS_OF_FOLLOWERS, .values = values, .n_values = 3,
                     .today = 20513, .estimated = estimated };
  g_autofree char *one = clout_days_describe (&days, 0);
  g_autofree char *about = clout_days_describe (&days, 1);
  g_autofree char *all = clout_days_summarize (&days);

  g_assert_true (g_str_has_suffix (one, ": 1 follower"));
  g_assert_true (g_str_has_suffix (about, ": about 12 followers"));
  g_assert_true (g_str_has_prefix (all, one));
  g_assert_true (g_str_has_suffix (all, "1300 followers"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/scale/fit", test_fit);
  g_test_add_func ("/ui/scale/holds-all", test_holds_all);
  g_test_add_func ("/ui/scale/places", test_places);
  g_test_add_func ("/ui/scale/nearest", test_nearest);
  g_test_add_func ("/ui/scale/fit-counts", test_fit_counts);
  g_test_add_func ("/ui/scale/followers", test_followers);
  g_test_add_func ("/ui/scale/events", test_events);

  return g_test_run ();
}
