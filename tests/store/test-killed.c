/* test-killed.c: a killed program leaves only complete pages and complete imports.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>

#include "store/backup/backup.h"
#include "store/fixture.h"

/* CLOUT_TEST_KILLS sets a higher number. */
#define ROUNDS 12
#define IMPORT_PAGES 12
#define MANY "1000000"

static guint
count_rounds (void)
{
  const char *kills = g_getenv ("CLOUT_TEST_KILLS");

  return kills != NULL ? (guint) g_ascii_strtoull (kills, NULL, 10) : ROUNDS;
}

static GSubprocess *
start (Fixture    *f,
       const char *what,
       const char *remote,
       const char *pages)
{
  g_autofree char *child = g_test_build_filename (G_TEST_BUILT, "store", "store-child", NULL);
  g_autoptr(GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, child, what,
                                           f->path, remote, pages, NULL);

  g_assert_no_error (error);
  return process;
}

/* Kills the program after step @ticks. */
static void
kill_after (GSubprocess *process,
            gsize        ticks)
{
  GInputStream *pipe = g_subprocess_get_stdout_pipe (process);
  char bytes[64];

  g_assert_cmpuint (ticks, <=, sizeof bytes);
  g_assert_true (g_input_stream_read_all (pipe, bytes, ticks, NULL, NULL, NULL));
  g_usleep (g_test_rand_int_range (0, 2000));
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
}

static void
assert_sound (Fixture *f)
{
  g_autofree char *answer = store_ask (f->path, "PRAGMA integrity_check");

  g_assert_cmpstr (answer, ==, "ok");
}

static void
test_pages (Fixture       *f,
            gconstpointer  data)
{
  gint64 pages = 0;

  store_close (&f->store);
  for (guint round = 0; round < count_rounds (); round++)
    {
      g_autoptr(GSubprocess) process = start (f, "pages", "1", MANY);
      gint64 before = pages;
      gsize ticks = g_test_rand_int_range (1, 12);

      kill_after (process, ticks);
      assert_sound (f);
      pages = store_count (f->path, "SELECT max (cast (cursor AS INTEGER)) FROM cursor");
      g_assert_cmpint (pages, >=, before + ticks);
      g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM post"), ==, pages);
      g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM reaction"), ==,
                       pages * PAGE_LIKES);
      g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM remark"), ==,
                       pages * PAGE_REPLIES);
    }
}

static void
test_import (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(CloutAccount) other = store_add_account (f->store, "other");
  g_autofree char *pages = g_strdup_printf ("%d", IMPORT_PAGES);
  gint64 imports = 0;

  store_upsert_pages (f->store, other, 0, 3, NULL);
  store_close (&f->store);
  for (guint round = 0; round < count_rounds (); round++)
    {
      g_autofree char *remote = g_strdup_printf ("%u", round);
      g_autoptr(GSubprocess) process = start (f, "import", remote, pages);
      gsize ticks = g_test_rand_int_range (0, IMPORT_PAGES + 3);
      gint64 whole;

      kill_after (process, ticks);
      assert_sound (f);
      whole = store_count (f->path, "SELECT count (*) FROM account") - 1;
      g_assert_cmpint (whole - imports, ==, CLAMP (whole - imports, ticks > IMPORT_PAGES + 1, 1));
      imports = whole;
      g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM post"), ==,
                       3 + imports * IMPORT_PAGES);
      g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM reaction"), ==,
                       (3 + imports * IMPORT_PAGES) * PAGE_LIKES);
    }
}

static void
test_opening (Fixture       *f,
              gconstpointer  data)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (guint round = 0; round < count_rounds (); round++)
    {
      g_autoptr(GSubprocess) process = NULL;

      store_close (&f->store);
      for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
        {
          g_autofree char *path = g_strconcat (f->path, suffixes[i], NULL);
          g_autoptr(GFile) file = g_file_new_for_path (path);

          g_file_delete (file, NULL, NULL);
        }
      process = start (f, "pages", "1", MANY);
      g_usleep (g_test_rand_int_range (0, 12000));
      kill_after (process, 0);
      store_reopen (f);
      g_assert_null (clout_store_get_moved_aside (f->store));
      assert_sound (f);
    }
}

/* One program syncs an account, another imports its archive, and both are killed: every page
 * confirmed to the sync is stored, and the archive is stored once or not at all. */
static void
test_beside (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *pages = g_strdup_printf ("%d", IMPORT_PAGES);
  gint64 synced = 0;
  gint64 imported = 0;

  store_close (&f->store);
  for (guint round = 0; round < count_rounds (); round++)
    {
      g_autoptr(GSubprocess) import = start (f, "import-shared", "42", pages);
      g_autoptr(GSubprocess) sync = start (f, "sync-shared", "42", "900000");
      gsize ticks[2] = { (gsize) g_test_rand_int_range (0, 6),
                         (gsize) g_test_rand_int_range (0, 3) };
      gint64 before = synced;
      gint64 whole;

      kill_after (sync, ticks[0]);
      kill_after (import, ticks[1]);
      assert_sound (f);
      g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM account"), <=, 1);
      synced = store_count (f->path, "SELECT coalesce (max (cast (cursor AS INTEGER)), 0)"
                            " FROM cursor");
      g_assert_cmpint (synced, >=, before + (gint64) ticks[0]);
      whole = store_count (f->path, "SELECT count (*) FROM post"
                           " WHERE cast (substr (remote, 2) AS INTEGER) >= 1000000");
      g_assert_true (whole == 0 || whole == IMPORT_PAGES);
      g_assert_cmpint (whole, >=, ticks[1] > 0 ? IMPORT_PAGES : imported);
      imported = whole;
      g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM post"), ==, synced + whole);
      g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM reaction"), ==,
                       (synced + whole) * PAGE_LIKES);
      g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM remark"), ==,
                       (synced + whole) * PAGE_REPLIES);
    }
}

/* Reactions of each post are complete, and each belongs to an account that exists. */
static void
assert_whole (const char *path)
{
  g_autofree char *answer = store_ask (path, "PRAGMA integrity_check");

  g_assert_cmpstr (answer, ==, "ok");
  g_assert_cmpint (store_count (path, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
  g_assert_cmpint (store_count (path, "SELECT count (*) FROM reaction WHERE account NOT IN"
                                " (SELECT id FROM account)"), ==, 0);
  g_assert_cmpint (store_count (path, "SELECT count (*) FROM reaction"), ==,
                   store_count (path, "SELECT count (*) FROM post") * PAGE_LIKES);
}

/* A program that backs up and removes accounts is killed: store and backups are whole, and an
 * account that was removed isn't in a backup any more. */
static void
test_removal (Fixture       *f,
              gconstpointer  data)
{
  static const char removed[] = "SELECT count (*) FROM account WHERE remote = 'removed'";

  store_close (&f->store);
  for (guint round = 0; round < count_rounds (); round++)
    {
      g_autofree char *day = g_strdup_printf ("%u", round * 20);
      g_autoptr(GSubprocess) process = start (f, "remove", day, "3");
      g_autoptr(GPtrArray) backups = NULL;

      kill_after (process, g_test_rand_int_range (0, 12));
      assert_whole (f->path);
      backups = clout_backup_list (f->path, NULL);
      for (guint i = 0; i < backups->len; i++)
        {
          const CloutBackup *backup = backups->pdata[i];

          assert_whole (backup->path);
          g_assert_cmpint (store_count (backup->path, removed), <=, store_count (f->path, removed));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/killed/pages-are-whole", Fixture, NULL, store_set_up, test_pages,
              store_tear_down);
  g_test_add ("/store/killed/an-import-is-whole-or-absent", Fixture, NULL, store_set_up,
              test_import, store_tear_down);
  g_test_add ("/store/killed/a-sync-beside-an-import", Fixture, NULL, store_set_up, test_beside,
              store_tear_down);
  g_test_add ("/store/killed/removal-and-backups", Fixture, NULL, store_set_up, test_removal,
              store_tear_down);
  g_test_add ("/store/killed/opening-can-be-begun-again", Fixture, NULL, store_set_up,
              test_opening, store_tear_down);
  return g_test_run ();
}
