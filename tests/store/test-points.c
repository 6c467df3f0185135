/* test-points.c: the points shown for a day don't change later.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/fixture.h"
#include "store/score/points.h"
#include "support/await.h"

#define TODAY 20000

static void
save (Fixture               *f,
      const CloutScorePoint *points,
      gsize                  n,
      gint32                 today)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  clout_store_save_points_async (f->store, points, n, today, NULL, await_cb, &one);
  g_assert_true (clout_finish_boolean (await_result (&one), &error));
  g_assert_no_error (error);
}

static GArray *
list (Fixture *f)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  GArray *points;

  clout_store_list_points_async (f->store, 0, NULL, await_cb, &one);
  points = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  return points;
}

static void
test_record (Fixture       *f,
             gconstpointer  data)
{
  const CloutScorePoint first[] = { { TODAY - 1, 2, 40, 30, 50, FALSE },
                                    { TODAY, 2, 41, 31, 51, TRUE } };
  const CloutScorePoint later[] = { { TODAY, 2, 45, 35, 55, TRUE } };
  /* The day after, with one account less. */
  const CloutScorePoint next[] = { { TODAY - 2, 2, 20, 10, 30, FALSE },
                                   { TODAY - 1, 2, 21, 11, 31, FALSE },
                                   { TODAY, 2, 22, 12, 32, FALSE },
                                   { TODAY + 1, 2, 23, 13, 33, TRUE } };
  static const struct { gint32 day; double score; gboolean shown; } wanted[] = {
    { TODAY - 2, 20, FALSE }, { TODAY - 1, 40, FALSE }, { TODAY, 45, TRUE },
    { TODAY + 1, 23, TRUE },
  };
  g_autoptr(GArray) points = NULL;

  save (f, first, G_N_ELEMENTS (first), TODAY);
  save (f, later, G_N_ELEMENTS (later), TODAY);
  save (f, next, G_N_ELEMENTS (next), TODAY + 1);
  points = list (f);
  g_assert_cmpuint (points->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < points->len; i++)
    {
      const CloutScorePoint *point = &g_array_index (points, CloutScorePoint, i);

      g_assert_cmpint (point->day, ==, wanted[i].day);
      g_assert_cmpfloat (point->score, ==, wanted[i].score);
      g_assert_cmpint (point->shown, ==, wanted[i].shown);
    }
}

/* Two years of days: each day of the last year, and the last day of every month before it. */
static void
test_months (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(GArray) many = g_array_new (FALSE, FALSE, sizeof (CloutScorePoint));
  g_autoptr(GArray) points = NULL;
  guint n_daily = 0;

  for (gint32 day = TODAY - 730; day <= TODAY; day++)
    {
      CloutScorePoint point = { day, 2, day / 1000.0, 1, 99, day % 2 == 0 };

      g_array_append_val (many, point);
    }
  save (f, (const CloutScorePoint *) many->data, many->len, TODAY);
  points = list (f);
  for (guint i = 0; i < points->len; i++)
    n_daily += g_array_index (points, CloutScorePoint, i).day >= TODAY - CLOUT_POINTS_DAILY;
  g_assert_cmpuint (n_daily, ==, CLOUT_POINTS_DAILY + 1);
  g_assert_cmpuint (points->len - n_daily, >=, 12);
  g_assert_cmpuint (points->len - n_daily, <=, 13);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/points/shown-ones-stay", Fixture, NULL, store_set_up, test_record,
              store_tear_down);
  g_test_add ("/store/points/old-ones-by-month", Fixture, NULL, store_set_up, test_months,
              store_tear_down);
  return g_test_run ();
}
