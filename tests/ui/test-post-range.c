/* test-post-range.c: the times that the list of posts can be limited to.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "ui/posts/post-range.h"

/* 2026-09-21 14:13:20 UTC */
#define NOW G_GINT64_CONSTANT (1790000000)
/* 2026-01-01 00:00 UTC */
#define YEAR_2026 G_GINT64_CONSTANT (1767225600)
#define YEAR_2025 (YEAR_2026 - 365 * CLOUT_DAY)
#define YEAR_2024 (YEAR_2025 - 366 * CLOUT_DAY)

static void
test_ranges (void)
{
  static const struct
  {
    guint which;
    const char *zone;
    gint64 since;
    gint64 until;
  } rows[] = {
    { CLOUT_POST_RANGE_ALL, "UTC", 0, 0 },
    { CLOUT_POST_RANGE_WEEK, "UTC", NOW - 7 * CLOUT_DAY, 0 },
    { CLOUT_POST_RANGE_MONTH, "UTC", NOW - 30 * CLOUT_DAY, 0 },
    { CLOUT_POST_RANGE_QUARTER, "UTC", NOW - 90 * CLOUT_DAY, 0 },
    { CLOUT_POST_RANGE_YEAR, "UTC", NOW - 365 * CLOUT_DAY, 0 },
    { CLOUT_N_POST_RANGES, "UTC", YEAR_2026, YEAR_2026 + 365 * CLOUT_DAY },
    { CLOUT_N_POST_RANGES + 2, "UTC", YEAR_2024, YEAR_2025 },
    { CLOUT_N_POST_RANGES + 1, "+09:00", YEAR_2025 - 9 * CLOUT_HOUR, YEAR_2026 - 9 * CLOUT_HOUR },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (rows[i].zone);
      gint64 since = -1;
      gint64 until = -1;

      clout_post_range_get (rows[i].which, NOW, zone, &since, &until);
      g_assert_cmpint (since, ==, rows[i].since);
      g_assert_cmpint (until, ==, rows[i].until);
    }
}

static void
test_years (void)
{
  static const struct
  {
    gint64 oldest;
    const char *zone;
    guint n;
  } rows[] = {
    { 0, "UTC", 0 },
    { NOW, "UTC", 1 },
    { YEAR_2024, "UTC", 3 },
    { YEAR_2024 - 1, "UTC", 4 },
    /* It is already the next year there. */
    { YEAR_2024 - 1, "+09:00", 3 },
    { NOW + 400 * CLOUT_DAY, "UTC", 0 },
    { 1, "UTC", 2026 - 1990 + 1 },
    { -5, "UTC", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (rows[i].zone);

      g_assert_cmpuint (clout_post_range_get_n_years (rows[i].oldest, NOW, zone), ==, rows[i].n);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/post-range/ranges", test_ranges);
  g_test_add_func ("/ui/post-range/years", test_years);
  return g_test_run ();
}
