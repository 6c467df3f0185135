/* test-spending.c: the ledger of API costs.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/fixture.h"
#include "store/spending.h"
#include "support/await.h"

#define NOVEMBER G_GINT64_CONSTANT (1795800000)   /* 2026-11-27 */
#define DECEMBER G_GINT64_CONSTANT (1796100000)   /* 2026-12-01 */
#define JANUARY  G_GINT64_CONSTANT (1798900000)   /* 2027-01-02 */

static CloutSpending
load (Fixture *f,
      gint64   now)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  CloutSpending spending = { -1, -1 };

  clout_store_load_spending_async (f->store, "x", now, NULL, await_cb, &one);
  clout_store_load_spending_finish (f->store, await_result (&one), &spending, &error);
  g_assert_no_error (error);
  return spending;
}

static gboolean
reserve (Fixture *f,
         gint64   now,
         gint64   price)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  gboolean reserved = FALSE;

  clout_store_reserve_async (f->store, "x", now, price, NULL, await_cb, &one);
  clout_store_reserve_finish (f->store, await_result (&one), &reserved, &error);
  g_assert_no_error (error);
  return reserved;
}

static void
settle (Fixture    *f,
        gint64      account,
        gint64      now,
        gint64      reserved,
        const char *items)
{
  g_auto(Await) one = AWAIT_INIT;
  g_auto(GStrv) names = g_strsplit (items, " ", -1);
  g_autoptr(GPtrArray) array = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  for (gsize i = 0; names[i] != NULL; i++)
    g_ptr_array_add (array, names[i]);
  clout_store_settle_async (f->store, "x", account, now, reserved, 10, array, NULL, await_cb, &one);
  clout_finish_boolean (await_result (&one), &error);
  g_assert_no_error (error);
}

static void
save (Fixture *f,
      gint64   limit)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  clout_store_save_budget_async (f->store, "x", limit, NULL, await_cb, &one);
  clout_finish_boolean (await_result (&one), &error);
  g_assert_no_error (error);
}

static void
test_once_a_day (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  gint64 id = clout_account_get_id (account);

  g_assert_cmpint (load (f, NOVEMBER).limit, ==, 1000000);
  g_assert_true (reserve (f, NOVEMBER, 1000));
  g_assert_cmpint (load (f, NOVEMBER).spent, ==, 1000);
  settle (f, id, NOVEMBER, 1000, "p1 p2 p1");
  g_assert_cmpint (load (f, NOVEMBER).spent, ==, 20);
  g_assert_true (reserve (f, NOVEMBER + 60, 1000));
  settle (f, id, NOVEMBER + 60, 1000, "p1 p2 p3");
  g_assert_cmpint (load (f, NOVEMBER).spent, ==, 30);
  g_assert_true (reserve (f, NOVEMBER + 86400, 1000));
  settle (f, id, NOVEMBER + 86400, 1000, "p1");
  g_assert_cmpint (load (f, NOVEMBER).spent, ==, 40);
}

/* A new month has a new budget; a clock set back to the previous month hasn't, and neither has one
 * that was far ahead. Booked costs persist when the store is opened again. */
static void
test_months (Fixture       *f,
             gconstpointer  data)
{
  save (f, 1000);
  g_assert_true (reserve (f, NOVEMBER, 900));
  g_assert_false (reserve (f, NOVEMBER, 200));
  g_assert_true (reserve (f, DECEMBER, 600));
  g_assert_false (reserve (f, NOVEMBER, 500));
  g_assert_cmpint (load (f, NOVEMBER).spent, ==, 600);
  store_close (&f->store);
  store_reopen (f);
  g_assert_false (reserve (f, DECEMBER, 500));
  g_assert_true (reserve (f, DECEMBER, 400));
  g_assert_true (reserve (f, JANUARY + G_GINT64_CONSTANT (10) * 365 * 86400, 1000));
  g_assert_false (reserve (f, DECEMBER, 1));
  g_assert_cmpint (load (f, DECEMBER).spent, ==, 1000);
  g_assert_cmpint (load (f, JANUARY).spent, ==, 0);
  save (f, 10);
  g_assert_false (reserve (f, JANUARY, 11));
  g_assert_true (reserve (f, JANUARY, 10));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/spending/once-a-day", Fixture, NULL, store_set_up, test_once_a_day,
              store_tear_down);
  g_test_add ("/store/spending/months", Fixture, NULL, store_set_up, test_months,
              store_tear_down);
  return g_test_run ();
}
