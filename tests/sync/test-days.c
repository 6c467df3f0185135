/* test-days.c: scores of past days, and reports that don't wait for a writer.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <sqlite3.h>

#include "mastodon-fixture.h"
#include "sync/report/report-private.h"
#include "sync/score.h"
#include "sync/sync-error.h"

static CloutReport *
report (Fixture *fixture)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  CloutReport *made;

  clout_engine_report_async (fixture->engine, NULL, await_cb, &one);
  made = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  return made;
}

static GArray *
load_days (Fixture *fixture,
           guint    n_days)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  GArray *days;

  clout_engine_load_days_async (fixture->engine, n_days, NULL, await_cb, &one);
  days = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  return days;
}

static GArray *
load_known (Fixture *fixture)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;
  GArray *known;

  clout_engine_load_known_async (fixture->engine, NULL, await_cb, &one);
  known = clout_finish_pointer (await_result (&one), &error);
  g_assert_no_error (error);
  return known;
}

/* As another program would. */
static sqlite3 *
open_beside (Fixture *fixture)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  return db;
}

static void
run (sqlite3    *db,
     const char *sql)
{
  char *problem = NULL;

  sqlite3_exec (db, sql, NULL, NULL, &problem);
  g_assert_cmpstr (problem, ==, NULL);
}

static int
count (sqlite3    *db,
       const char *sql)
{
  sqlite3_stmt *rows = NULL;
  int n;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &rows, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (rows), ==, SQLITE_ROW);
  n = sqlite3_column_int (rows, 0);
  sqlite3_finalize (rows);
  return n;
}

static CloutAccount *
set_up (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  CloutAccount *account;

  fixture_set_up_mastodon (fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture->server, fixture->now, 20, 20);
  account = fixture_sign_in (fixture, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  fixture_sync (fixture, account, &error);
  g_assert_no_error (error);
  return account;
}

static void
test_record (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = set_up (&fixture);
  g_autoptr(CloutReport) first = report (&fixture);
  g_autoptr(CloutReport) second = NULL;
  g_autoptr(GArray) days = NULL;
  g_autofree char *sql = NULL;
  const CloutDayScore *yesterday;
  sqlite3 *db;
  guint at = CLOUT_HISTORY_DAYS - 2;

  g_assert_cmpuint (clout_report_get_history_days (first), >, 2);
  fixture_close (&fixture);
  db = open_beside (&fixture);
  sql = g_strdup_printf ("UPDATE score_point SET score = 77, shown = 1 WHERE day = %d",
                         (int) clout_report_get_today (first) - 1);
  run (db, sql);
  g_assert_cmpint (sqlite3_changes (db), ==, 1);
  sqlite3_close (db);
  fixture_open (&fixture);

  second = report (&fixture);
  g_assert_cmpfloat (clout_report_get_shown (second)[at], ==, 77);
  g_assert_cmpfloat_with_epsilon (clout_report_get_history (second)[at],
                                  clout_report_get_history (first)[at], 1e-6);
  g_assert_cmpfloat (clout_report_get_shown (second)[at - 1], ==,
                     clout_report_get_history (second)[at - 1]);
  days = load_days (&fixture, 0);
  g_assert_cmpuint (days->len, >=, clout_report_get_history_days (second));
  yesterday = &g_array_index (days, CloutDayScore, days->len - 2);
  g_assert_true (yesterday->shown);
  g_assert_cmpfloat (yesterday->score, ==, 77);
  g_assert_cmpfloat_with_epsilon (yesterday->again, clout_report_get_history (second)[at], 1e-6);

  g_clear_object (&account);
  g_clear_object (&first);
  g_clear_object (&second);
  fixture_tear_down (&fixture);
}

/* Another program's import may lock the store for a minute. */
static void
test_beside_writer (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = set_up (&fixture);
  g_autoptr(CloutReport) made = NULL;
  sqlite3 *db = open_beside (&fixture);
  gint64 start;

  run (db, "BEGIN IMMEDIATE");
  start = g_get_monotonic_time ();
  made = report (&fixture);
  g_test_message ("answered after %.3f s", (g_get_monotonic_time () - start) / 1e6);
  g_assert_cmpfloat (clout_report_get_score (made)->score, >, 10);
  /* The store is still locked; the next report stores what this one couldn't. */
  g_assert_cmpint (count (db, "SELECT count (*) FROM score_point"), ==, 0);
  run (db, "ROLLBACK");
  g_clear_object (&made);
  made = report (&fixture);
  while (count (db, "SELECT count (*) FROM score_point WHERE shown = 1") == 0)
    g_main_context_iteration (NULL, FALSE);
  sqlite3_close (db);
  g_clear_object (&made);
  g_clear_object (&account);
  fixture_tear_down (&fixture);
}

/* One score per day, by the newest version of the formula, up to the last one that was shown. */
static void
test_known (void)
{
  static const struct { int ago; double score; } wanted[] = { { 9, 31 }, { 5, 42 }, { 3, 43 } };
  Fixture fixture;
  g_autoptr(CloutAccount) account = set_up (&fixture);
  g_autoptr(CloutReport) made = report (&fixture);
  gint64 today = clout_report_get_today (made);
  g_autofree char *sql =
    g_strdup_printf ("DELETE FROM score_point; INSERT INTO score_point (day, model, score, low,"
                     " high, shown) VALUES (%1$d - 400, 1, 20, 0, 100, 1),"
                     " (%1$d - 9, 1, 31, 0, 100, 0),"
                     " (%1$d - 5, 1, 40, 0, 100, 1), (%1$d - 5, 2, 42, 41, 44, 0),"
                     " (%1$d - 3, 2, 43, 0, 100, 1), (%1$d, 2, 99, 0, 100, 0)", (int) today);
  g_autoptr(GArray) known = NULL;
  sqlite3 *db;

  fixture_close (&fixture);
  db = open_beside (&fixture);
  run (db, sql);
  sqlite3_close (db);
  fixture_open (&fixture);
  known = load_known (&fixture);
  g_assert_cmpuint (known->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < known->len; i++)
    {
      g_assert_cmpint (g_array_index (known, CloutKnownScore, i).day, ==, today - wanted[i].ago);
      g_assert_cmpfloat (g_array_index (known, CloutKnownScore, i).score, ==, wanted[i].score);
    }
  g_assert_cmpfloat (g_array_index (known, CloutKnownScore, 1).low, ==, 41);
  g_clear_object (&account);
  g_clear_object (&made);
  fixture_tear_down (&fixture);
}

/* Each of these keeps all IDs, times and people. */
static void
test_snapshot (void)
{
  static const char *const changes[] = {
    "UPDATE post SET likes = likes + 500",
    "UPDATE person SET followers = 123456",
    "UPDATE account SET followers = 98765",
    "UPDATE remark SET kind = 2",
  };
  Fixture fixture;
  g_autoptr(CloutAccount) account = set_up (&fixture);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_auto(Await) one = AWAIT_INIT;
      g_autoptr(CloutReport) made = report (&fixture);
      g_autoptr(GListModel) parts = NULL;
      g_autoptr(GError) error = NULL;
      sqlite3 *db = open_beside (&fixture);

      /* Read once, so that the timer runs. */
      clout_report_begin_use (made);
      clout_report_end_use (made);
      while (clout_report_get_data (made) != NULL)
        g_main_context_iteration (NULL, TRUE);
      run (db, changes[i]);
      g_assert_cmpint (sqlite3_changes (db), >, 0);
      sqlite3_close (db);
      clout_engine_load_breakdown_async (fixture.engine, made, NULL, CLOUT_BREAKDOWN_ACCOUNT, NULL,
                                         await_cb, &one);
      parts = clout_finish_pointer (await_result (&one), &error);
      g_assert_null (parts);
      g_assert_error (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_OUTDATED);
    }
  g_clear_object (&account);
  fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/days/shown-scores-stay", test_record);
  g_test_add_func ("/sync/days/a-report-waits-for-no-writer", test_beside_writer);
  g_test_add_func ("/sync/days/a-report-is-one-snapshot", test_snapshot);
  g_test_add_func ("/sync/days/last-known", test_known);
  return g_test_run ();
}
