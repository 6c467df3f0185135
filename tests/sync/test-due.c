/* test-due.c: what is due, for each resource.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "sync/fetch/due.h"
#include "web/http/server-clock.h"

#define NOW G_GINT64_CONSTANT (1790000000)
#define HORIZON (NOW - CLOUT_DUE_HORIZON_DAYS * (gint64) CLOUT_DAY)

static void
test_account (void)
{
  static const struct { gint64 last; gboolean due; } cases[] = {
    { 0, TRUE }, { NOW, FALSE }, { NOW - 60, FALSE },
    { NOW - CLOUT_DUE_ACCOUNT_SECONDS, TRUE }, { NOW - CLOUT_DUE_ACCOUNT_SECONDS + 1, FALSE },
    /* The clock was set back. */
    { NOW + 1, TRUE }, { NOW + 400 * (gint64) CLOUT_DAY, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (clout_due_account (cases[i].last, NOW), ==, cases[i].due);
}

static void
test_goes_on (void)
{
  g_assert_true (clout_due_goes_on (0, 0));
  g_assert_true (clout_due_goes_on (CLOUT_DUE_MOST_REQUESTS - 1, CLOUT_DUE_MOST_SECONDS - 1));
  g_assert_false (clout_due_goes_on (CLOUT_DUE_MOST_REQUESTS, 0));
  g_assert_false (clout_due_goes_on (0, CLOUT_DUE_MOST_SECONDS));
}

static void
test_resource (void)
{
  static const struct { gint64 done; gboolean begun; guint interval; gboolean due; } cases[] = {
    { 0, FALSE, CLOUT_DAY, TRUE }, { NOW - 60, FALSE, CLOUT_DAY, FALSE },
    { NOW - 60, FALSE, 0, TRUE }, { NOW - 60, TRUE, CLOUT_DAY, TRUE },
    { NOW - CLOUT_DAY, FALSE, CLOUT_DAY, TRUE }, { NOW + 60, FALSE, CLOUT_DAY, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (clout_due_resource (cases[i].done, cases[i].begun, cases[i].interval, NOW), ==,
                     cases[i].due);
}

static void
test_since (void)
{
  static const struct
  {
    const char *mark;
    guint overlap;
    gint64 away_periods;
    gint64 since;
  } cases[] = {
    { NULL, 60, 0, HORIZON },
    { NULL, 60, 14 * CLOUT_DAY, HORIZON - 14 * CLOUT_DAY },
    { "1789999000", 60, 0, 1789999000 - 60 },
    /* Older than anything that counts. */
    { "1000", 60, 0, HORIZON },
    /* A server's time in the future, and an invalid mark. */
    { "1890000000", 60, 0, NOW - 60 },
    { "x", 60, 0, HORIZON },
    { "1789999000 1700000000", 60, 0, 1789999000 - 60 },
    /* During that sync the clock was a year ahead, and its window started in the future. */
    { "1789999000 1805000000", 60, 0, HORIZON },
    { "1789999000 1805000000", 60, 14 * CLOUT_DAY, HORIZON - 14 * CLOUT_DAY },
    { "-5", 60, -3, HORIZON },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (clout_due_since (cases[i].mark, cases[i].overlap, cases[i].away_periods, NOW),
                     ==,
                     cases[i].since);
}

static void
test_believes (void)
{
  static const struct
  {
    const char *mark;
    gint64 done;
    gboolean believed;
  } cases[] = {
    { NULL, 0, TRUE },
    { "1000", 2000, TRUE },
    { "1000 500", NOW + 300 * CLOUT_DAY, TRUE },
    { "1000", NOW + 300 * CLOUT_DAY, FALSE },
    { "1000 0", NOW + 300 * CLOUT_DAY, FALSE },
    { "99999999999", 2000, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_true (clout_due_believes (cases[i].mark, cases[i].done, NOW) == cases[i].believed);
}

static void
test_mark (void)
{
  static const struct
  {
    const char *last;
    gint64 newest;
    gint64 since;
    const char *mark;
  } cases[] = {
    { NULL, NOW - 50, HORIZON, "1789999950 1774448000" },
    { "1789999000 1774000000", NOW - 50, NOW - 1060, "1789999950 1774000000" },
    /* Not updated for so long that there may be a gap between the two. */
    { "1774000000 1773000000", NOW - 50, HORIZON, "1789999950 1774448000" },
    /* Everything was read again. */
    { "1789999000 1805000000", NOW - 50, HORIZON, "1789999950 1774448000" },
    /* An older version's mark. */
    { "1789999000", NOW - 50, NOW - 1060, "1789999950 0" },
    /* A server's time in the future. */
    { NULL, NOW + CLOUT_DAY, HORIZON, "1790000000 1774448000" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *mark = clout_due_mark (cases[i].last, cases[i].newest, cases[i].since, NOW);

      g_assert_cmpstr (mark, ==, cases[i].mark);
    }
}

static void
test_cursor (void)
{
  static const char *const bad[] = { NULL, "", "5", "5 ", "x https://a.example" };
  g_autofree char *cursor = clout_due_cursor (77, "https://a.example/x y");
  gint64 newest = -1;
  const char *next = "unset";

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    if (clout_due_parse (bad[i], &newest, &next))
      g_error ("“%s” was taken for a cursor", bad[i]);
  g_assert_cmpint (newest, ==, -1);
  g_assert_cmpstr (next, ==, "unset");
  g_assert_true (clout_due_parse (cursor, &newest, &next));
  g_assert_cmpint (newest, ==, 77);
  g_assert_cmpstr (next, ==, "https://a.example/x y");
}

/* Ages come from caches, and clocks that were never set are not trusted. */
static void
test_server_clock (void)
{
  static const struct { const char *date; const char *age; gint64 now; } cases[] = {
    { NULL, NULL, NOW }, { NULL, "60", NOW }, { "yesterday", NULL, NOW },
    { "Mon, 21 Sep 2026 14:13:20 GMT", NULL, NOW },
    { "Mon, 21 Sep 2026 14:12:20 GMT", "60", NOW },
    { "Mon, 21 Sep 2026 14:13:20 GMT", "-60", NOW },
    { "Sun, 21 Sep 2025 14:13:20 GMT", NULL, NOW - 365 * CLOUT_DAY },
    { "Tue, 21 Sep 2027 14:13:20 GMT", NULL, NOW + 365 * CLOUT_DAY },
    { "Thu, 01 Jan 1970 00:00:10 GMT", NULL, NOW },
    { "Fri, 01 Jan 2100 00:00:10 GMT", NULL, NOW },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (clout_server_clock_read (cases[i].date, cases[i].age, NOW), ==, cases[i].now);
}

/* A clock that is behind, and posts that are dated to the future. */
static void
test_bound_clock (void)
{
  static const struct { gint64 latest[3], now; } cases[] = {
    { { 0, 0, 0 }, NOW },
    { { NOW, NOW - 1, NOW - 2 }, NOW },
    { { NOW + CLOUT_DAY, NOW + CLOUT_DAY, NOW + CLOUT_DAY }, NOW },
    { { NOW + 9 * CLOUT_DAY, NOW + 8 * CLOUT_DAY, NOW - CLOUT_DAY }, NOW },
    { { NOW + 9 * CLOUT_DAY, NOW + 8 * CLOUT_DAY, 0 }, NOW },
    { { NOW + 400 * (gint64) CLOUT_DAY, NOW + 300 * CLOUT_DAY, NOW + 200 * CLOUT_DAY },
      NOW + 200 * CLOUT_DAY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (clout_due_bound_clock (cases[i].latest, 3, NOW), ==, cases[i].now);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/due/account", test_account);
  g_test_add_func ("/sync/due/goes-on", test_goes_on);
  g_test_add_func ("/sync/due/resource", test_resource);
  g_test_add_func ("/sync/due/since", test_since);
  g_test_add_func ("/sync/due/mark", test_mark);
  g_test_add_func ("/sync/due/bound-clock", test_bound_clock);
  g_test_add_func ("/sync/due/believes", test_believes);
  g_test_add_func ("/sync/due/server-clock", test_server_clock);
  g_test_add_func ("/sync/due/cursor", test_cursor);
  return g_test_run ();
}
