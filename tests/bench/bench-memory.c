/* bench-memory.c: the engine's memory after a month of background syncs.
 * bench-memory MASTODON-SERVE [HOURS]; the server is a process, whose memory doesn't count.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <sqlite3.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "row.h"
#include "sync/accounts.h"
#include "sync/fixture.h"

#define N_ACCOUNTS 30
#define MONTH 720
#define HOURS_BETWEEN 4

typedef struct
{
  double private_mb;
  double allocated_kb;
} Memory;

/* Does what ui/main.c does when the window's program starts. */
static void
limit_memory (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, 2);
  mallopt (M_MMAP_THRESHOLD, 64 * 1024);
#endif
}

/* Bytes allocated and not freed. */
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

static Memory
measure (void)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
  return (Memory) { read_private_mb (), count_allocated () / 1024.0 };
}

/* Moves everything back, so that each simulated day has its daily work. */
static void
let_hours_pass (Fixture *fixture)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE cursor SET done = done - %d WHERE done > %d",
                                          HOURS_BETWEEN * 3600, HOURS_BETWEEN * 3600);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* Hours without anything new: memory that grows now isn't the user's history. */
static void
pass_hours (Fixture   *fixture,
            GPtrArray *accounts)
{
  gsize n;

  let_hours_pass (fixture);
  for (guint i = 0; i < accounts->len; i++)
    {
      g_autoptr(GError) error = NULL;

      fixture_sync (fixture, accounts->pdata[i], &error);
      g_assert_no_error (error);
    }
  fixture_score (fixture, &n);
  g_assert_cmpuint (n, >, 0);
}

static char *
read_line (GDataInputStream *output)
{
  char *line = g_data_input_stream_read_line (output, NULL, NULL, NULL);

  g_assert_nonnull (line);
  return line;
}

/* Starts the server and adds its accounts, of which the first has posts and reactions. */
static GPtrArray *
add_accounts (Fixture     *fixture,
              GSubprocess *server)
{
  GPtrArray *accounts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GDataInputStream) output =
    g_data_input_stream_new (g_subprocess_get_stdout_pipe (server));
  g_autofree char *first = read_line (output);
  g_auto(GStrv) words = g_strsplit (first, " ", 2);

  for (guint i = 0; i < N_ACCOUNTS; i++)
    {
      g_autofree char *name = i == 0 ? g_strdup ("ann") : g_strdup_printf ("person%u", i);
      g_autofree char *join = g_strdup_printf ("join %s\n", name);
      g_autofree char *handle = g_strdup_printf ("@%s@%s", name, words[0] + strlen ("http://"));
      g_auto(Await) one = AWAIT_INIT;
      g_autoptr(GError) error = NULL;

      if (i > 0)
        {
          g_output_stream_write_all (g_subprocess_get_stdin_pipe (server), join, strlen (join),
                                     NULL, NULL, NULL);
          g_free (read_line (output));
        }
      clout_engine_add_by_handle_async (fixture->engine, "mastodon", handle, NULL, await_cb, &one);
      g_ptr_array_add (accounts, clout_finish_pointer (await_result (&one), &error));
      g_assert_no_error (error);
    }
  return accounts;
}

static void
print_rows (const Memory *day,
            const Memory *month)
{
  bench_row_print (&(BenchRow) { "private memory after a month of syncs, 30 accounts",
                                 month->private_mb, "MB", "after the first day", day->private_mb,
                                 1.05 });
  bench_row_print (&(BenchRow) { "allocated after a month of syncs, 30 accounts",
                                 month->allocated_kb, "kB", "after the first day",
                                 day->allocated_kb, 1.05 });
}

int
main (int    argc,
      char **argv)
{
  Fixture fixture;
  g_autoptr(GSubprocess) server = NULL;
  g_autoptr(GPtrArray) accounts = NULL;
  g_autoptr(GError) error = NULL;
  guint hours = argc > 2 ? (guint) g_ascii_strtoull (argv[2], NULL, 10) : MONTH;
  Memory day = { 0, };
  Memory month;

  limit_memory ();
  server = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                             &error, argv[1], "mastodon", "40", "60", NULL);
  g_assert_no_error (error);
  fixture_set_up (&fixture);
  accounts = add_accounts (&fixture, server);
  for (guint hour = 0; hour < hours; hour += HOURS_BETWEEN)
    {
      Memory now;

      pass_hours (&fixture, accounts);
      now = measure ();
      if (hour < 24)
        day = now;
      if (hour % 24 == 0)
        g_printerr ("day %u: private %.1f MB, allocated %.1f kB\n", hour / 24, now.private_mb,
                    now.allocated_kb);
    }
  month = measure ();
  print_rows (&day, &month);
  g_clear_pointer (&accounts, g_ptr_array_unref);
  fixture_tear_down (&fixture);
  g_subprocess_force_exit (server);
  return 0;
}
