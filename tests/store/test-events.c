/* test-events.c: what happened during the score's history.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "store/fixture.h"
#include "store/score/away-periods.h"
#include "store/score/events.h"
#include "store/score/points.h"
#include "support/await.h"

#define TODAY (NOW / CLOUT_DAY)

static void
add_post (CloutBatch *batch,
          const char *id,
          gint64      days_ago,
          guint       likes)
{
  clout_batch_add_post (batch, &(CloutBatchPost) {
    .remote_id = id, .excerpt = id, .time = NOW - days_ago * CLOUT_DAY,
    .counts = { [CLOUT_REACTION_LIKE] = likes } });
}

static void
save (Fixture *f)
{
  const CloutScorePoint points[] = { { TODAY - 50, 2, 40, 30, 50, TRUE },
                                     { TODAY - 20, 3, 41, 31, 51, TRUE },
                                     { TODAY - 19, 3, 41, 31, 51, TRUE },
                                     { TODAY - 10, 4, 42, 32, 52, FALSE } };
  const CloutAwayPeriod away[] = { { TODAY - 300, TODAY - 290 }, { TODAY - 33, TODAY - 25 } };
  g_auto(Await) saved = AWAIT_INIT;
  g_auto(Await) gone = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  clout_store_save_points_async (f->store, points, G_N_ELEMENTS (points), TODAY, NULL, await_cb,
                                 &saved);
  g_assert_true (clout_finish_boolean (await_result (&saved), &error));
  clout_store_save_away_periods_async (f->store, away, G_N_ELEMENTS (away), NULL, await_cb, &gone);
  g_assert_true (clout_finish_boolean (await_result (&gone), &error));
}

/* As a file from before this was stored, or on another day. @value: SQL */
static void
set_added (Fixture    *f,
           const char *value)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE account SET added = %s", value);
  sqlite3 *db = NULL;

  store_close (&f->store);
  g_assert_cmpint (sqlite3_open (f->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  store_reopen (f);
}

/* Three times the average is enough, less isn't; the first version of the formula, and one by
   which no score was shown, are no events. */
static void
test_since (Fixture       *f,
            gconstpointer  data)
{
  static const struct
  {
    gint64 first_day;
    gsize n;
    CloutEvent wanted[4];
  } rows[] = {
    { TODAY - 29, 3, { { CLOUT_EVENT_POST, TODAY - 5, TODAY - 5, (char *) "best", 0, NULL },
                       { CLOUT_EVENT_AWAY, TODAY - 33, TODAY - 25, NULL, 0, NULL },
                       { CLOUT_EVENT_FORMULA, TODAY - 20, TODAY - 20, NULL, 3, NULL } } },
    { TODAY - 19, 1, { { CLOUT_EVENT_POST, TODAY - 5, TODAY - 5, (char *) "best", 0, NULL } } },
    { 0, 4, { { CLOUT_EVENT_POST, TODAY - 90, TODAY - 90, (char *) "older", 0, NULL },
              { CLOUT_EVENT_AWAY, TODAY - 300, TODAY - 290, NULL, 0, NULL },
              { CLOUT_EVENT_AWAY, TODAY - 33, TODAY - 25, NULL, 0, NULL },
              { CLOUT_EVENT_FORMULA, TODAY - 20, TODAY - 20, NULL, 3, NULL } } },
  };
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(CloutBatch) batch = clout_batch_new ();

  set_added (f, "0");
  add_post (batch, "best", 5, 30);
  add_post (batch, "second", 6, 8);
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *id = g_strdup_printf ("usual%u", i);

      add_post (batch, id, 7 + i, 2);
    }
  add_post (batch, "older", 90, 500);
  g_assert_true (store_upsert (f->store, account, batch, NULL, NULL));
  save (f);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto(Await) listed = AWAIT_INIT;
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) events = NULL;

      clout_store_list_events_async (f->store, rows[i].first_day, NULL, NULL, await_cb, &listed);
      events = clout_finish_pointer (await_result (&listed), &error);
      g_assert_no_error (error);
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (events->len, ==, rows[i].n);
      for (guint k = 0; k < events->len; k++)
        {
          const CloutEvent *event = events->pdata[k];

          g_assert_cmpint (event->kind, ==, rows[i].wanted[k].kind);
          g_assert_cmpint (event->first, ==, rows[i].wanted[k].first);
          g_assert_cmpint (event->last, ==, rows[i].wanted[k].last);
          g_assert_cmpstr (event->excerpt, ==, rows[i].wanted[k].excerpt);
          g_assert_cmpint (event->model, ==, rows[i].wanted[k].model);
        }
    }
}

static guint
count_events (Fixture *f)
{
  g_auto(Await) listed = AWAIT_INIT;
  g_autoptr(GPtrArray) events = NULL;

  clout_store_list_events_async (f->store, 0, NULL, NULL, await_cb, &listed);
  events = clout_finish_pointer (await_result (&listed), NULL);
  return events->len;
}

/* An account is marked on the day it was added, where the person is; one from before this was
   stored isn't, nor are those of the first day, and saving it again changes nothing. */
static void
test_accounts (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr(CloutAccount) first = store_add_account (f->store, "1");
  g_autoptr(CloutAccount) second = store_add_account (f->store, "2");
  g_autoptr(GTimeZone) tokyo = g_time_zone_new_identifier ("Asia/Tokyo");
  gint64 today = g_get_real_time () / G_USEC_PER_SEC / CLOUT_DAY;
  g_autofree char *added = store_ask (f->path, "SELECT group_concat (added / 86400) FROM account");
  g_autofree char *days = g_strdup_printf ("%d,%d", (int) today, (int) today);
  g_autofree char *before_midnight =
    g_strdup_printf ("iif (id = 1, 0, %" G_GINT64_FORMAT ")", TODAY * CLOUT_DAY - CLOUT_HOUR);

  g_assert_cmpstr (added, ==, days);
  g_assert_cmpuint (count_events (f), ==, 0);
  set_added (f, before_midnight);
  g_object_unref (store_add_account (f->store, "2"));
  for (guint i = 0; i < 2; i++)
    {
      g_auto(Await) listed = AWAIT_INIT;
      g_autoptr(GPtrArray) events = NULL;
      const CloutEvent *event;

      clout_store_list_events_async (f->store, TODAY - 1, i == 0 ? NULL : tokyo, NULL, await_cb,
                                     &listed);
      events = clout_finish_pointer (await_result (&listed), NULL);
      g_assert_cmpuint (events->len, ==, 1);
      event = events->pdata[0];
      g_assert_cmpint (event->kind, ==, CLOUT_EVENT_ACCOUNT);
      g_assert_cmpint (event->first, ==, i == 0 ? TODAY - 1 : TODAY);
      g_assert_cmpint (event->last, ==, event->first);
      g_assert_cmpstr (event->network, ==, clout_account_get_network (second));
    }
}

/* Without posts, time away and scores, nothing happened. */
static void
test_nothing (Fixture       *f,
              gconstpointer  data)
{
  g_auto(Await) listed = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) events = NULL;

  clout_store_list_events_async (f->store, 0, NULL, NULL, await_cb, &listed);
  events = clout_finish_pointer (await_result (&listed), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  static const StoreTest tests[] = {
    { "/store/events/since", test_since },
    { "/store/events/accounts", test_accounts },
    { "/store/events/nothing", test_nothing },
  };

  g_test_init (&argc, &argv, NULL);
  store_add_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
