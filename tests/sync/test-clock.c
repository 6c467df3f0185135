/* test-clock.c: syncs on a machine whose clock is wrong.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/duration.h"
#include "mastodon-fixture.h"

#include <libsoup/soup.h>
#include <sqlite3.h>
#include <sys/time.h>

#define YEAR (365 * CLOUT_DAY)
#define N_POSTS 45
#define N_PEOPLE 12

/* Posts from before the score's window, several pages of them. */
#define N_OLD 100

/* More posts than fit on a page. */
#define N_NEW 90

/* How far this machine's clock is ahead, and whether servers send the time. */
static gint64 ahead;
static gboolean untold;

/* These two override GLib's and libsoup's functions in this program, but not in the libraries
 * themselves, whose server still sends the right time. */
gint64
g_get_real_time (void)
{
  struct timeval time;

  gettimeofday (&time, NULL);
  return (time.tv_sec + ahead) * G_USEC_PER_SEC + time.tv_usec;
}

const char *
soup_message_headers_get_list (SoupMessageHeaders *headers,
                               const char         *name)
{
  if (untold && g_ascii_strcasecmp (name, "Date") == 0)
    return NULL;
  return soup_message_headers_get_one (headers, name);
}

/* @now: the server's time, the same for any two that are compared. */
static CloutAccount *
sign_in (Fixture *self,
         gint64   now)
{
  g_autoptr(GError) error = NULL;
  CloutAccount *account;

  fixture_set_up_mastodon (self, MASTODON_SERVER_MASTODON);
  self->now = now;
  mastodon_server_set_now (self->server, self->now);
  mastodon_server_populate (self->server, self->now, N_POSTS, N_PEOPLE);
  for (gint64 i = 0; i < N_OLD; i++)
    mastodon_server_add_post (self->server, "ann", self->now - (300 + i) * CLOUT_DAY, "<p>Old</p>",
                              "public", NULL);
  account = fixture_sign_in (self, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  return account;
}

/* All stored data after a sync with the clock that far ahead. */
static char *
sync_at (Fixture      *self,
         CloutAccount *account,
         gint64        skew)
{
  g_autoptr(GError) error = NULL;

  ahead = skew;
  fixture_sync (self, account, &error);
  g_assert_no_error (error);
  ahead = 0;
  return fixture_dump (self);
}

static void
check (gint64   skew,
       gboolean told)
{
  Fixture right;
  Fixture wrong;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr(CloutAccount) ann = sign_in (&right, now);
  g_autoptr(CloutAccount) other = sign_in (&wrong, now);
  g_autofree char *expected = sync_at (&right, ann, 0);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_cmpuint (fixture_count_lines (expected, "post "), >=, N_POSTS);
  g_assert_cmpuint (fixture_count_lines (expected, "post "), <, N_POSTS + N_OLD);
  untold = !told;
  first = sync_at (&wrong, other, skew);
  if (told)
    {
      g_assert_cmpstr (first, ==, expected);
      g_assert_cmpint (ABS (clout_account_get_last_sync (other) - now), <, CLOUT_DAY);
    }
  second = sync_at (&wrong, other, 0);
  untold = FALSE;
  g_assert_cmpstr (second, ==, expected);
  g_assert_cmpint (ABS (clout_account_get_last_sync (other) - now), <, CLOUT_DAY);

  /* The same after the program is started again. */
  fixture_close (&wrong);
  fixture_open (&wrong);
  g_clear_object (&other);
  other = g_list_model_get_item (clout_engine_get_accounts (wrong.engine), 0);
  g_assert_cmpint (ABS (clout_account_get_last_sync (other) - now), <, CLOUT_DAY);
  fixture_tear_down (&right);
  fixture_tear_down (&wrong);
}

static void
test_year_ahead (void)
{
  check (YEAR, TRUE);
}

static void
test_year_behind (void)
{
  check (-YEAR, TRUE);
}

static void
test_year_ahead_untold (void)
{
  check (YEAR, FALSE);
}

static void
test_year_behind_untold (void)
{
  check (-YEAR, FALSE);
}

/* Marks left by older versions: without how far back they reach and, where a post was dated to the
 * future, in the future. */
static void
age_marks (Fixture    *self,
           const char *mark)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE cursor SET mark = %s WHERE mark LIKE '%% %%'",
                                          mark);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_changes (db), >, 0);
  sqlite3_close (db);
}

/* What a sync with a wrong clock in an older version skipped is read again. */
static void
test_healed (gconstpointer data)
{
  Fixture right;
  Fixture wrong;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr(CloutAccount) ann = sign_in (&right, now);
  g_autoptr(CloutAccount) other = sign_in (&wrong, now);
  g_autofree char *expected = sync_at (&right, ann, 0);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  untold = TRUE;
  first = sync_at (&wrong, other, YEAR);
  g_assert_cmpstr (first, !=, expected);
  age_marks (&wrong, data);
  second = sync_at (&wrong, other, 0);
  untold = FALSE;
  g_assert_cmpstr (second, ==, expected);
  fixture_tear_down (&right);
  fixture_tear_down (&wrong);
}

/* A post that a server dates to next year doesn't hide any of this year's. */
static void
test_posts_from_the_future (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = sign_in (&fixture, g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const gint64 later = fixture.now + 45 * CLOUT_DAY;

  mastodon_server_add_post (fixture.server, "ann", fixture.now + 300 * CLOUT_DAY, "<p>Soon</p>",
                            "public", NULL);
  before = sync_at (&fixture, account, 0);
  mastodon_server_set_now (fixture.server, later);
  for (guint i = 0; i < N_NEW; i++)
    mastodon_server_add_post (fixture.server, "ann", fixture.now + CLOUT_HOUR + i, "<p>New</p>",
                              "public", NULL);
  untold = TRUE;
  after = sync_at (&fixture, account, later - fixture.now);
  untold = FALSE;
  g_assert_cmpuint (fixture_count_lines (after, "post "), ==,
                    fixture_count_lines (before, "post ") + N_NEW);
  fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/clock/year-ahead", test_year_ahead);
  g_test_add_func ("/sync/clock/year-behind", test_year_behind);
  g_test_add_func ("/sync/clock/year-ahead-untold", test_year_ahead_untold);
  g_test_add_func ("/sync/clock/year-behind-untold", test_year_behind_untold);
  g_test_add_data_func ("/sync/clock/healed/without-reach",
                        "substr (mark, 1, instr (mark, ' ') - 1)", test_healed);
  g_test_add_data_func ("/sync/clock/healed/future", "'99999999999'", test_healed);
  g_test_add_func ("/sync/clock/posts-from-the-future", test_posts_from_the_future);
  return g_test_run ();
}
