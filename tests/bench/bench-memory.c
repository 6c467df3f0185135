/* bench-memory.c: the engine's memory after a day and a week of background syncs.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <sqlite3.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "sync/mastodon-fixture.h"

#define N_POSTS 40
#define N_PEOPLE 60
#define HOURS 168

/* Does what ui/main.c does when the window's program starts. */
static void
limit_memory (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, 2);
  mallopt (M_MMAP_THRESHOLD, 64 * 1024);
#endif
}

/* Bytes allocated and not freed, including those of the server in this process. */
static gsize
count_allocated (void)
{
#ifdef __GLIBC__
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
#else
  return 0;
#endif
}

/* Only written pages: whether library pages count as private depends on what else runs. */
static double
read_private_mb (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  line = strstr (text, "Private_Dirty:");
  return line != NULL ? g_ascii_strtoll (strchr (line, ':') + 1, NULL, 10) / 1024.0 : 0;
}

static void
say (const char *when)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
  g_print ("%-12s private %6.1f MB, allocated %8.1f KB\n", when, read_private_mb (),
           count_allocated () / 1024.0);
}

/* Moves everything back by an hour, so that each simulated day has its daily work. */
static void
let_hour_pass (Fixture *fixture)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE cursor SET done = done - 3600 WHERE done > 3600", NULL,
                                 NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* An hour without anything new: memory that grows now isn't the user's history. */
static void
pass_hour (Fixture      *fixture,
           CloutAccount *account)
{
  g_autoptr(GError) error = NULL;
  gsize n;

  let_hour_pass (fixture);
  fixture_sync (fixture, account, &error);
  g_assert_no_error (error);
  fixture_score (fixture, &n);
  g_assert_cmpuint (n, >, 0);
}

int
main (void)
{
  Fixture fixture;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;

  limit_memory ();
  fixture_set_up_mastodon (&fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture.server, fixture.now, N_POSTS, N_PEOPLE);
  account = fixture_add (&fixture, "ann", &error);
  g_assert_no_error (error);
  say ("at start");
  for (guint hour = 1; hour <= HOURS; hour++)
    {
      pass_hour (&fixture, account);
      if (hour == 1 || hour % 24 == 0)
        {
          g_autofree char *when = g_strdup_printf ("%u h", hour);

          say (when);
        }
    }
  g_clear_object (&account);
  fixture_tear_down (&fixture);
  return 0;
}
