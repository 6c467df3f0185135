/* test-audience.c: followers by day, from counts and from dated follows.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/accounts/audience.h"

#define MOST 6

typedef struct
{
  const char *name;
  CloutAudienceCount counts[MOST];
  CloutAudienceCount follows[MOST];
  guint most_days;
  const char *wanted; /* day:followers, with ~ if estimated */
} Row;

static const Row rows[] = {
  { "nothing", { { 0 } }, { { 0 } }, 9, "" },
  { "follows-without-a-count", { { 0 } }, { { 10, 2 } }, 9, "" },
  { "one-count", { { 10, 50 } }, { { 0 } }, 9, "10:50" },
  { "even-growth", { { 10, 50 }, { 14, 58 } }, { { 0 } }, 9, "10:50 11:~52 12:~54 13:~56 14:58" },
  { "fall", { { 10, 5 }, { 12, 1 } }, { { 0 } }, 9, "10:5 11:~3 12:1" },
  { "dated-follows", { { 10, 50 } }, { { 7, 1 }, { 9, 2 }, { 10, 3 } }, 9,
    "7:~45 8:~45 9:~47 10:50" },
  { "follows-after-the-count", { { 10, 50 } }, { { 9, 2 }, { 11, 3 } }, 9, "9:~50 10:50" },
  { "more-follows-than-followers", { { 10, 2 } }, { { 8, 3 }, { 9, 4 } }, 9, "8:~0 9:~2 10:2" },
  { "last-days-only", { { 10, 50 }, { 14, 58 } }, { { 7, 1 } }, 3, "12:~54 13:~56 14:58" },
  { "last-days-of-follows", { { 10, 50 } }, { { 1, 5 }, { 10, 3 } }, 3, "8:~47 9:~47 10:50" },
  { "no-day", { { 10, 50 } }, { { 0 } }, 0, "" },
};

static GArray *
make (const CloutAudienceCount *counts)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof *counts);

  for (guint i = 0; i < MOST && counts[i].day != 0; i++)
    g_array_append_val (array, counts[i]);
  return array;
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(GArray) counts = make (row->counts);
  g_autoptr(GArray) follows = make (row->follows);
  g_autoptr(GArray) days = clout_audience_compute (counts, follows, row->most_days);
  g_autoptr(GString) got = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    {
      const CloutAudienceDay *day = &g_array_index (days, CloutAudienceDay, i);

      g_string_append_printf (got, "%s%d:%s%g", i > 0 ? " " : "", (int) day->day,
                              day->counted ? "" : "~", day->followers);
    }
  g_assert_cmpstr (got->str, ==, row->wanted);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/audience/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  return g_test_run ();
}
