/* test-spending.c: monthly budgets, whatever the clock does.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/spending.h"

static gint64
at (const char *text)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_iso8601 (text, NULL);

  return g_date_time_to_unix (moment);
}

static void
test_month (void)
{
  static const struct
  {
    const char *moment;
    gint64 month;
    gint64 day;
  } rows[] = {
    { "1970-01-01T00:00:00Z", 1970 * 12, 0 },
    { "1969-12-31T23:59:59Z", 1970 * 12 - 1, -1 },
    { "2026-11-30T23:59:59Z", 2026 * 12 + 10, 20787 },
    { "2026-12-01T00:00:00Z", 2026 * 12 + 11, 20788 },
    { "2026-12-01T00:30:00+01:00", 2026 * 12 + 10, 20787 },
    { "2027-01-01T00:00:00Z", 2027 * 12, 20819 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (clout_spending_get_month (at (rows[i].moment)), ==, rows[i].month);
      g_assert_cmpint (clout_spending_get_day (at (rows[i].moment)), ==, rows[i].day);
    }
  g_assert_cmpint (clout_spending_get_month (G_MAXINT64), ==, 0);
}

/* Month by the clock, latest month booked, month that counts. */
static void
test_clock (void)
{
  static const gint64 rows[][3] = {
    { 100, 0, 100 },     /* nothing spent yet */
    { 100, 100, 100 },
    { 101, 100, 101 },   /* a new month */
    { 100, 101, 101 },   /* set back over the end of a month: no second budget */
    { 100, 102, 100 },   /* a clock that was once months ahead */
    { 100, 9999, 100 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (clout_spending_book_month (rows[i][0], rows[i][1]), ==, rows[i][2]);
}

static void
test_allows (void)
{
  static const struct
  {
    gint64 limit;
    gint64 spent;
    gint64 price;
    gboolean allowed;
  } rows[] = {
    { 100, 0, 100, TRUE },
    { 100, 0, 101, FALSE },
    { 100, 1, 100, FALSE },
    { 100, 100, 0, TRUE },
    { 0, 0, 1, FALSE },
    { 100, 200, 1, FALSE },       /* a limit that was lowered */
    { 100, -1, 1, FALSE },
    { G_MAXINT64, G_MAXINT64, 1, FALSE },
    { G_MAXINT64, 0, G_MAXINT64, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (clout_spending_allows (rows[i].limit, rows[i].spent, rows[i].price), ==,
                     rows[i].allowed);
}

static void
test_bound (void)
{
  g_assert_cmpint (clout_spending_bound (1000, 100, 8, 1, -1), ==, 800000);
  g_assert_cmpint (clout_spending_bound (1000, 100, 8, 1, 130), ==, 200000);
  g_assert_cmpint (clout_spending_bound (1000, 100, 8, 1, 0), ==, 0);
  g_assert_cmpint (clout_spending_bound (1000, 100, 8, 1, G_MAXINT64), ==, 800000);
  g_assert_cmpint (clout_spending_bound (5000, 20, 2, 3, -1), ==, 600000);
  g_assert_cmpint (clout_spending_bound (5000, 20, 2, 0, -1), ==, 0);
  g_assert_cmpint (clout_spending_bound (G_MAXINT64, 20, 2, 3, -1), >, 0);
  g_assert_cmpint (clout_spending_bound (2, G_MAXINT64, 2, 3, -1), >, 0);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gint64 amount;
  } rows[] = {
    { "5", 5000000 }, { " $0.50 ", 500000 }, { "2,5", 2500000 }, { "0", 0 }, { "1000", 1000000000 },
    { "0.07", 70000 }, { "", -1 }, { "$", -1 }, { "1.", -1 }, { ".5", -1 }, { "1.234", -1 },
    { "-1", -1 }, { "1001", -1 }, { "99999", -1 }, { "1e3", -1 }, { "1.0.0", -1 }, { "five", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 amount = -1;

      g_assert_cmpint (clout_spending_parse (rows[i].text, &amount), ==, rows[i].amount >= 0);
      g_assert_cmpint (amount, ==, rows[i].amount);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/spending/month", test_month);
  g_test_add_func ("/model/spending/clock", test_clock);
  g_test_add_func ("/model/spending/allows", test_allows);
  g_test_add_func ("/model/spending/bound", test_bound);
  g_test_add_func ("/model/spending/parse", test_parse);
  return g_test_run ();
}
