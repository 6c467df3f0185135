/* test-background.c: syncs with a server while no window is open, and notifications about it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "base/duration.h"
#include "desktop.h"
#include "sync/mastodon-fixture.h"
#include "ui/background/background.h"
#include "ui/background/schedule.h"

static void
test_due (void)
{
  const gint64 now = 1000 * CLOUT_HOUR;
  const struct { gint64 last; guint hours; gboolean due; } table[] = {
    { 0, 24, TRUE },                /* never */
    { now, 1, FALSE },
    { now - CLOUT_HOUR + 1, 1, FALSE },
    { now - CLOUT_HOUR, 1, TRUE },
    { now - CLOUT_HOUR, 3, FALSE },
    { now - 3 * CLOUT_HOUR, 3, TRUE },
    { now + CLOUT_HOUR, 24, TRUE },       /* a clock that was set back */
    { now - CLOUT_HOUR, 0, TRUE },        /* an invalid setting */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (clout_schedule_is_due (table[i].last, now, table[i].hours), ==, table[i].due);
}

static void
test_tells (void)
{
  const gint64 now = 1000 * CLOUT_HOUR;
  const struct { double told; gint64 told_time; double score; gboolean tells; } table[] = {
    { -1, 0, 50, FALSE },           /* nothing to compare with */
    { 50, 0, 50, FALSE },
    { 49.6, 0, 50.4, FALSE },       /* the same number after rounding */
    { 49.4, 0, 49.6, FALSE },       /* another number, but a small change */
    { 49.4, 0, 50.4, TRUE },
    { 50.4, 0, 49.2, TRUE },
    { 40, now - 19 * CLOUT_HOUR, 60, FALSE },
    { 40, now - 20 * CLOUT_HOUR, 60, TRUE },
    { 40, now + CLOUT_HOUR, 60, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (clout_schedule_tells_score (table[i].told, table[i].told_time,
                                                 table[i].score, now), ==, table[i].tells);
}

/* Local times of Berlin, whose clocks go forward on 2026-03-29 and back on 2026-10-25, both
   Sundays. */
static void
test_week (void)
{
  static const struct { const char *told; const char *now; gboolean tells; } table[] = {
    { "2026-03-02T08:00:00", "2026-03-02T08:00:00", FALSE },
    { "2026-03-02T08:00:00", "2026-03-08T23:59:59", FALSE },
    { "2026-03-02T08:00:00", "2026-03-09T07:59:59", FALSE },
    { "2026-03-02T08:00:00", "2026-03-09T08:00:00", TRUE },
    /* After a start on another day, or when the computer was off on Monday. */
    { "2026-03-04T12:00:00", "2026-03-09T08:00:00", TRUE },
    { "2026-03-04T12:00:00", "2026-03-11T18:00:00", TRUE },
    { "2026-03-11T18:00:00", "2026-03-16T08:00:00", TRUE },
    { "2026-03-11T18:00:00", "2026-03-15T12:00:00", FALSE },
    /* Months later there is one. */
    { "2026-01-05T08:00:00", "2026-03-04T12:00:00", TRUE },
    /* A week of 167 hours, and one of 169. */
    { "2026-03-23T08:00:00", "2026-03-30T07:59:59", FALSE },
    { "2026-03-23T08:00:00", "2026-03-30T08:00:00", TRUE },
    { "2026-10-19T08:00:00", "2026-10-26T07:59:59", FALSE },
    { "2026-10-19T08:00:00", "2026-10-26T08:00:00", TRUE },
    /* Not on two days in a row, as after a flight on Monday. */
    { "2026-03-09T06:00:00", "2026-03-09T08:00:00", FALSE },
    { "2026-03-08T12:00:00", "2026-03-09T08:00:00", FALSE },
    /* A clock that was set back. */
    { "2026-03-09T08:00:00", "2026-03-02T08:00:00", FALSE },
  };
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GDateTime) told = g_date_time_new_from_iso8601 (table[i].told, zone);
      g_autoptr(GDateTime) now = g_date_time_new_from_iso8601 (table[i].now, zone);

      g_test_message ("%s, %s", table[i].told, table[i].now);
      g_assert_cmpint (clout_schedule_tells_week (g_date_time_to_unix (told),
                                                  g_date_time_to_unix (now), zone), ==,
                       table[i].tells);
    }
  g_assert_false (clout_schedule_tells_week (0, 1790000000, zone));
}

/* Lets six hours pass. */
static void
let_time_pass (Fixture *fixture)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  /* The run's thread may still be closing the store. */
  sqlite3_busy_timeout (db, 5000);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE account SET last_sync = last_sync - 21600", NULL,
                                 NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
run (CloutBackground *background)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GError) error = NULL;

  clout_background_run_async (background, g_get_real_time () / G_USEC_PER_SEC, NULL, await_cb,
                              &one);
  g_assert_true (clout_finish_boolean (await_result (&one), &error));
  g_assert_no_error (error);
}

static void
await_notice (Desktop *desktop,
              guint    n)
{
  while (desktop->n_notices < n)
    g_main_context_iteration (NULL, TRUE);
}

static void
sign_in (Fixture *fixture)
{
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;

  g_mkdir_with_parents (fixture->folder, 0700);
  mastodon_server_populate (fixture->server, fixture->now, 10, 20);
  fixture_open (fixture);
  account = fixture_sign_in (fixture, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  g_clear_object (&account);
  fixture_close (fixture);
}

/* @background: (transfer full): from before; returns the one of another process */
static CloutBackground *
notify_week (Fixture         *fixture,
             Desktop         *desktop,
             GApplication    *application,
             GSettings       *settings,
             CloutBackground *background)
{
  /* Off at first; once it is on, the first week starts. */
  g_assert_cmpint (g_settings_get_int64 (settings, "told-week"), ==, 0);
  g_settings_set_boolean (settings, "notify-weekly", TRUE);
  let_time_pass (fixture);
  run (background);
  g_assert_cmpint (g_settings_get_int64 (settings, "told-week"), >, 0);
  g_assert_cmpuint (desktop->n_notices, ==, 1);

  /* It is told once, also by another process. */
  g_settings_set_int64 (settings, "told-week", fixture->now - 14 * CLOUT_DAY);
  let_time_pass (fixture);
  run (background);
  await_notice (desktop, 2);
  g_assert_true (g_str_has_suffix (desktop->summary, " reactions this week"));
  g_clear_object (&background);
  background = clout_background_new (application, settings);
  let_time_pass (fixture);
  run (background);
  g_assert_cmpuint (desktop->n_notices, ==, 2);
  return background;
}

static void
test_run (void)
{
  g_autoptr(GSettings) settings = g_settings_new ("io.github.cloutapp.Clout");
  g_autoptr(GApplication) application = g_application_new (CLOUT_APP_ID, 0);
  g_autoptr(CloutBackground) background = NULL;
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "clout", NULL);
  g_autofree char *path = g_build_filename (folder, "clout.db", NULL);
  g_autoptr(GError) error = NULL;
  Fixture fixture = {
    .server = mastodon_server_new (MASTODON_SERVER_MASTODON),
    .now = g_get_real_time () / G_USEC_PER_SEC,
    .folder = folder,
    .path = path,
  };
  Desktop desktop = { 0 };
  guint asked;

  desktop_start (&desktop);
  sign_in (&fixture);
  g_application_register (application, NULL, &error);
  g_assert_no_error (error);
  background = clout_background_new (application, settings);

  /* The first time there is no score to compare with. */
  run (background);
  g_assert_cmpfloat (g_settings_get_double (settings, "told-score"), >, 0);
  asked = mastodon_server_get_n_asked (fixture.server, "");
  g_assert_cmpuint (asked, >, 5);

  /* It isn't due again. */
  run (background);
  g_assert_cmpuint (mastodon_server_get_n_asked (fixture.server, ""), ==, asked);
  g_assert_cmpuint (desktop.n_notices, ==, 0);

  g_settings_set_double (settings, "told-score", 1);
  let_time_pass (&fixture);
  run (background);
  await_notice (&desktop, 1);
  g_assert_true (g_str_has_prefix (desktop.summary, "Your score rose to "));

  background = notify_week (&fixture, &desktop, application, settings,
                            g_steal_pointer (&background));

  mastodon_server_revoke_tokens (fixture.server);
  let_time_pass (&fixture);
  run (background);
  await_notice (&desktop, 3);
  g_assert_cmpstr (desktop.summary, ==, "Sign in to Mastodon again");

  /* Notified once. */
  let_time_pass (&fixture);
  run (background);
  g_assert_cmpuint (desktop.n_notices, ==, 3);

  g_clear_object (&background);
  desktop_stop (&desktop);
  mastodon_server_free (fixture.server);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/background/due", test_due);
  g_test_add_func ("/ui/background/what-is-worth-telling", test_tells);
  g_test_add_func ("/ui/background/once-a-week", test_week);
  g_test_add_func ("/ui/background/refreshes-and-tells", test_run);

  return g_test_run ();
}
