/* test-killed.c: a sync killed at any request continues without losing or doubling anything.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "mastodon-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_POSTS 45
#define N_PEOPLE 12
/* CLOUT_TEST_KILLS raises the number of kills. */
#define KILLS 8

static const char *program;

static void
copy_store (const char *from,
            const char *to)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *source = g_strconcat (from, endings[i], NULL);
      g_autofree char *target = g_strconcat (to, endings[i], NULL);
      g_autofree char *data = NULL;
      gsize length;

      g_unlink (target);
      if (g_file_get_contents (source, &data, &length, NULL))
        g_assert_true (g_file_set_contents (target, data, length, NULL));
    }
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  *(gboolean *) data = TRUE;
}

static GSubprocess *
start_sync (const char  *store,
            GError     **error)
{
  return g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                           error, program, "--store", store, "sync", NULL);
}

static gboolean
has_succeeded (GSubprocess *child)
{
  return g_subprocess_get_if_exited (child) && g_subprocess_get_exit_status (child) == 0;
}

/* Runs a sync in another process and kills it at its @n-th request, or lets it finish if that is 0.
 * Returns whether it exited successfully. */
static gboolean
sync_and_kill (Fixture    *fixture,
               const char *store,
               guint       n)
{
  g_autoptr(GError) error = NULL;
  gboolean ended = FALSE;
  g_autoptr(GSubprocess) child = start_sync (store, &error);

  g_assert_no_error (error);
  g_subprocess_wait_async (child, NULL, ended_cb, &ended);
  mastodon_server_kill_at (fixture->server, child, n);
  await_flag (&ended);
  mastodon_server_kill_at (fixture->server, NULL, 0);
  return has_succeeded (child);
}

/* The account is signed in; the store is as before its first sync. */
static void
set_up (Fixture  *fixture,
        char    **start,
        char    **copy)
{
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(GError) error = NULL;

  fixture_set_up_mastodon (fixture, MASTODON_SERVER_MASTODON);
  mastodon_server_populate (fixture->server, fixture->now, N_POSTS, N_PEOPLE);
  account = fixture_sign_in (fixture, NULL, "ann", TRUE, &error);
  g_assert_no_error (error);
  g_clear_object (&account);
  fixture_close (fixture);
  /* The copies use the same path in turn, since the keyring identifies a store by its path. */
  *copy = g_strdup (fixture->path);
  *start = g_build_filename (fixture->folder, "start.db", NULL);
  copy_store (*copy, *start);
}

static void
test_every_request (void)
{
  Fixture fixture;
  g_autofree char *start = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *wanted = NULL;
  guint n_requests;

  set_up (&fixture, &start, &copy);
  copy_store (start, copy);
  n_requests = mastodon_server_get_n_asked (fixture.server, "/");
  g_assert_true (sync_and_kill (&fixture, copy, 0));
  n_requests = mastodon_server_get_n_asked (fixture.server, "/") - n_requests;
  g_assert_cmpuint (n_requests, >, 8);
  wanted = fixture_dump_store (copy);
  for (guint n = 1; n <= n_requests; n++)
    {
      g_autofree char *got = NULL;

      copy_store (start, copy);
      g_assert_false (sync_and_kill (&fixture, copy, n));
      g_assert_true (sync_and_kill (&fixture, copy, 0));
      got = fixture_dump_store (copy);
      g_assert_cmpstr (got, ==, wanted);
    }
  g_test_message ("%u places", n_requests);
  fixture_tear_down (&fixture);
}

/* A computer that keeps losing power still finishes. */
static void
test_again_and_again (void)
{
  Fixture fixture;
  g_autofree char *start = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *got = NULL;
  guint tries = 0;

  set_up (&fixture, &start, &copy);
  copy_store (start, copy);
  g_assert_true (sync_and_kill (&fixture, copy, 0));
  wanted = fixture_dump_store (copy);
  copy_store (start, copy);
  while (!sync_and_kill (&fixture, copy, 6))
    g_assert_cmpuint (++tries, <, 50);
  g_assert_cmpuint (tries, >, 1);
  got = fixture_dump_store (copy);
  g_assert_cmpstr (got, ==, wanted);
  fixture_tear_down (&fixture);
}

static gboolean
kill_cb (gpointer child)
{
  g_subprocess_force_exit (child);
  return G_SOURCE_REMOVE;
}

/* Like sync_and_kill(), but kills after a number of milliseconds. */
static gboolean
sync_and_kill_after (Fixture    *fixture,
                     const char *store,
                     guint       ms)
{
  g_autoptr(GError) error = NULL;
  gboolean ended = FALSE;
  g_autoptr(GSource) alarm = g_timeout_source_new (ms);
  g_autoptr(GSubprocess) child = start_sync (store, &error);

  g_assert_no_error (error);
  g_subprocess_wait_async (child, NULL, ended_cb, &ended);
  g_source_set_callback (alarm, kill_cb, child, NULL);
  g_source_attach (alarm, NULL);
  await_flag (&ended);
  g_source_destroy (alarm);
  return has_succeeded (child);
}

/* Wherever a sync is killed, even while storing, the next ones finish it. */
static void
test_at_any_time (void)
{
  const char *wish = g_getenv ("CLOUT_TEST_KILLS");
  guint kills = wish != NULL ? (guint) g_ascii_strtoull (wish, NULL, 10) : KILLS;
  Fixture fixture;
  g_autofree char *start = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *wanted = NULL;
  guint killed = 0;
  gint64 begun;
  int longest;

  set_up (&fixture, &start, &copy);
  copy_store (start, copy);
  begun = g_get_monotonic_time ();
  g_assert_true (sync_and_kill (&fixture, copy, 0));
  longest = (int) ((g_get_monotonic_time () - begun) / 1000) + 1;
  wanted = fixture_dump_store (copy);
  while (killed < kills)
    {
      g_autofree char *got = NULL;

      copy_store (start, copy);
      while (killed < kills
             && !sync_and_kill_after (&fixture, copy, g_test_rand_int_range (0, longest)))
        killed++;
      g_assert_true (sync_and_kill (&fixture, copy, 0));
      got = fixture_dump_store (copy);
      g_assert_cmpstr (got, ==, wanted);
    }
  g_test_message ("%u kills", killed);
  fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  program = argv[1];
  g_test_add_func ("/sync/killed/every-request", test_every_request);
  g_test_add_func ("/sync/killed/again-and-again", test_again_and_again);
  g_test_add_func ("/sync/killed/at-any-time", test_at_any_time);
  return g_test_run ();
}
