/* test-backup.c: a backup for each day on which data changed, and restoring it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/duration.h"
#include "store/backup/backup.h"
#include "store/fixture.h"
#include "store/backup/restore.h"
#include "support/await.h"

#define COUNT_POSTS "SELECT count (*) FROM post"

static const char *const networks[] = { "mastodon", NULL };

static void
test_rule (void)
{
  static const struct
  {
    const char *dates;
    const char *today;
    gboolean due;
    const char *expired;
  } rows[] = {
    { "", "2026-03-01", TRUE, "" },
    { "2026-03-01", "2026-03-01", FALSE, "" },
    { "2026-02-28", "2026-03-01", TRUE, "" },
    { "2026-02-28 2026-02-27 2026-02-26", "2026-03-01", TRUE, "" },
    { "2026-03-01 2026-02-28 2026-02-27", "2026-03-01", FALSE, "" },
    { "2026-02-27 2026-02-28 2026-03-01 2026-02-20", "2026-03-01", FALSE, "2026-02-20" },
    { "2026-01-01 2025-12-31 2025-12-30 2025-12-29 2025-12-28", "2026-01-01", FALSE,
      "2025-12-29 2025-12-28" },
    /* The clock was ahead, and is right now. */
    { "2027-01-03 2027-01-02 2027-01-01", "2026-03-01", TRUE, "" },
    { "2027-01-03 2027-01-02 2027-01-01 2026-03-01", "2026-03-01", FALSE, "2027-01-01" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto(GStrv) dates = g_strsplit (rows[i].dates, " ", -1);
      g_auto(GStrv) expired = NULL;
      g_autofree char *joined = NULL;

      g_assert_cmpint (clout_backup_is_due ((const char *const *) dates, rows[i].today), ==,
                       rows[i].due);
      expired = clout_backup_list_expired ((const char *const *) dates, rows[i].today);
      joined = g_strjoinv (" ", expired);
      g_assert_cmpstr (joined, ==, rows[i].expired);
    }
}

static void
test_date (void)
{
  static const char *const others[] = { "", "2026-3-01", "2026-03-01-2", "2026/03/01",
                                        "new-AB12CD", "yyyy-mm-dd" };

  g_assert_true (clout_backup_is_date ("2026-03-01"));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (clout_backup_is_date (others[i]));
}

static void
back_up (Fixture *f,
         gint64   now)
{
  g_autoptr(GError) error = NULL;

  store_back_up (f->store, now, &error);
  g_assert_no_error (error);
}

static void
assert_dates (Fixture    *f,
              const char *expected)
{
  g_autoptr(GPtrArray) backups = clout_backup_list (f->path, NULL);
  g_autoptr(GString) dates = g_string_new (NULL);

  for (guint i = 0; i < backups->len; i++)
    {
      const CloutBackup *backup = backups->pdata[i];
      struct stat status;

      g_assert_cmpint (stat (backup->path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
      g_assert_cmpint (status.st_size, ==, backup->bytes);
      g_string_append_printf (dates, "%s%s", i > 0 ? " " : "", backup->date);
    }
  g_assert_cmpstr (dates->str, ==, expected);
}

/* NOW is on 2026-09-21. */
static void
test_days (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autofree char *copy = g_strconcat (f->path, ".backup-2026-09-22", NULL);

  store_upsert_pages (f->store, account, 0, 2, NULL);
  back_up (f, NOW);
  assert_dates (f, "2026-09-21");
  store_upsert_pages (f->store, account, 2, 4, NULL);
  back_up (f, NOW + 3600);
  assert_dates (f, "2026-09-21");
  back_up (f, NOW + CLOUT_DAY);
  assert_dates (f, "2026-09-22 2026-09-21");
  for (guint i = 2; i < 5; i++)
    {
      store_upsert_pages (f->store, account, 2 * i, 2 * i + 2, NULL);
      back_up (f, NOW + i * CLOUT_DAY);
    }
  assert_dates (f, "2026-09-25 2026-09-24 2026-09-23");
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

/* Sync bookkeeping isn't a change. */
static void
test_unchanged (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(CloutBatch) batch = clout_batch_new ();
  g_autoptr(CloutCursor) cursor = clout_cursor_new ("posts", "7", "8", NOW + CLOUT_DAY);
  g_auto(Await) one = AWAIT_INIT;

  store_upsert_pages (f->store, account, 0, 2, NULL);
  back_up (f, NOW);
  clout_account_set_last_sync (account, NOW + CLOUT_DAY);
  clout_store_save_account_async (f->store, account, NULL, await_cb, &one);
  g_assert_true (clout_store_save_account_finish (f->store, await_result (&one), NULL));
  g_assert_true (store_upsert (f->store, account, batch, cursor, NULL));
  back_up (f, NOW + CLOUT_DAY);
  assert_dates (f, "2026-09-21");
  clout_account_set_name (account, "Ada L.");
  g_clear_pointer (&one.result, g_object_unref);
  clout_store_save_account_async (f->store, account, NULL, await_cb, &one);
  g_assert_true (clout_store_save_account_finish (f->store, await_result (&one), NULL));
  back_up (f, NOW + CLOUT_DAY);
  assert_dates (f, "2026-09-22 2026-09-21");
}

/* A backup made during an import into the same store has none of the import's data. */
static void
test_beside_import (Fixture       *f,
                    gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autofree char *copy = g_strconcat (f->path, ".backup-2026-09-21", NULL);

  store_upsert_pages (f->store, account, 0, 2, NULL);
  store_begin_import (f->store, account);
  store_upsert_pages (f->store, account, 2, 9, NULL);
  back_up (f, NOW);
  g_assert_true (store_end_import (f->store, TRUE, NULL));
  g_assert_cmpint (store_count (copy, COUNT_POSTS), ==, 2);
}

/* Clears away what a killed program left, but not what another program may be writing. */
static void
test_leftover (Fixture       *f,
               gconstpointer  data)
{
  g_autofree char *old = g_strconcat (f->path, ".backup-new-OLD123", NULL);
  g_autofree char *young = g_strconcat (f->path, ".backup-new-NEW123", NULL);
  g_autoptr(CloutAccount) account = NULL;
  struct stat status;

  g_assert_true (g_file_set_contents (old, "x", 1, NULL));
  g_assert_cmpint (stat (old, &status), ==, 0);
  back_up (f, status.st_mtime + 2 * CLOUT_DAY);
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (young, "x", 1, NULL));
  account = store_add_account (f->store, "1");
  back_up (f, status.st_mtime + 3600);
  g_assert_true (g_file_test (young, G_FILE_TEST_EXISTS));
}

/* Removing an account removes it from the backups as well, and nothing else. */
static void
test_forget (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(CloutAccount) other = store_add_account (f->store, "2");
  g_autofree char *copy = g_strconcat (f->path, ".backup-2026-09-21", NULL);
  g_autofree char *broken = g_strconcat (f->path, ".backup-2026-09-20", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  store_upsert_pages (f->store, account, 0, 2, NULL);
  store_upsert_pages (f->store, other, 0, 3, NULL);
  back_up (f, NOW);
  g_assert_true (g_file_set_contents (broken, "not a database, but longer than a page", -1, NULL));
  g_assert_true (store_remove (f->store, account, NULL));
  g_assert_cmpint (store_count (copy, "SELECT count (*) FROM account"), ==, 1);
  g_assert_cmpint (store_count (copy, COUNT_POSTS), ==, 3);
  assert_dates (f, "2026-09-21");
  g_assert_true (store_remove (f->store, other, NULL));
  g_assert_true (g_file_get_contents (copy, &bytes, &length, NULL));
  g_assert_null (g_strstr_len (bytes, (gssize) length, "ada@example.social"));
}

static gboolean
restore (Fixture     *f,
         const char  *source,
         char       **ret_replaced,
         GError     **error)
{
  CloutRestore run = { f->path, source, networks, NOW, NULL, 0 };
  gboolean done = clout_restore_run (&run, error);

  if (ret_replaced != NULL)
    *ret_replaced = run.replaced;
  else
    g_free (run.replaced);
  return done;
}

static void
test_restore (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autofree char *copy = g_strconcat (f->path, ".backup-2026-09-21", NULL);
  g_autofree char *replaced = NULL;
  g_autofree char *again = NULL;
  g_autoptr(GError) error = NULL;

  store_upsert_pages (f->store, account, 0, 2, NULL);
  back_up (f, NOW);
  store_upsert_pages (f->store, account, 2, 5, NULL);
  store_close (&f->store);
  g_assert_true (restore (f, copy, &replaced, &error));
  g_assert_no_error (error);
  g_assert_cmpint (store_count (replaced, COUNT_POSTS), ==, 5);
  g_assert_true (restore (f, copy, &again, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (again, !=, replaced);
  g_assert_cmpint (store_count (replaced, COUNT_POSTS), ==, 5);
  store_reopen (f);
  g_assert_null (clout_store_get_moved_aside (f->store));
  g_assert_cmpint (store_count (f->path, COUNT_POSTS), ==, 2);
  g_assert_cmpint (store_count (copy, COUNT_POSTS), ==, 2);
}

/* Otherwise another connection would continue writing to the file that was moved. */
static void
test_restore_open (Fixture       *f,
                   gconstpointer  data)
{
  g_autofree char *copy = g_strconcat (f->path, ".backup-2026-09-21", NULL);
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(GError) error = NULL;

  back_up (f, NOW);
  store_upsert_pages (f->store, account, 0, 2, NULL);
  g_assert_false (restore (f, copy, NULL, &error));
  g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_BUSY);
  g_assert_cmpint (store_count (f->path, COUNT_POSTS), ==, 2);
  store_upsert_pages (f->store, account, 2, 3, &error);
}

/* A damaged store is replaced and kept; a missing one is only restored. */
static void
test_restore_damaged (Fixture       *f,
                      gconstpointer  data)
{
  g_autofree char *copy = g_strconcat (f->path, ".backup-2026-09-21", NULL);
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autofree char *replaced = NULL;
  g_autofree char *none = NULL;

  store_upsert_pages (f->store, account, 0, 2, NULL);
  back_up (f, NOW);
  store_close (&f->store);
  store_damage (f->path, 0, 8192);
  g_assert_true (restore (f, copy, &replaced, NULL));
  g_assert_true (g_file_test (replaced, G_FILE_TEST_EXISTS));
  g_assert_cmpint (store_count (f->path, COUNT_POSTS), ==, 2);
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  g_assert_true (restore (f, copy, &none, NULL));
  g_assert_null (none);
  g_assert_cmpint (store_count (f->path, COUNT_POSTS), ==, 2);
}

static void
make_foreign (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE TABLE notes (text)", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (db);
}

/* A file that isn't a valid store from this or an older version of Clout changes nothing. */
static void
test_refused (Fixture       *f,
              gconstpointer  data)
{
  static const struct
  {
    const char *name;
    CloutStoreError code;
  } rows[] = {
    { "none", CLOUT_STORE_ERROR_NOT_A_FILE },
    { "foreign", CLOUT_STORE_ERROR_FOREIGN },
    { "text", CLOUT_STORE_ERROR_DAMAGED },
    { "damaged", CLOUT_STORE_ERROR_DAMAGED },
    { "newer", CLOUT_STORE_ERROR_NEWER },
  };
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autofree char *foreign = g_build_filename (f->folder, "foreign", NULL);
  g_autofree char *text = g_build_filename (f->folder, "text", NULL);
  g_autofree char *damaged = g_build_filename (f->folder, "damaged", NULL);
  g_autofree char *newer = g_build_filename (f->folder, "newer", NULL);
  g_autofree char *copy = g_strconcat (f->path, ".backup-2026-09-21", NULL);
  g_autofree char *bytes = NULL;
  gsize length;
  sqlite3 *db = NULL;

  store_upsert_pages (f->store, account, 0, 30, NULL);
  back_up (f, NOW);
  store_close (&f->store);
  make_foreign (foreign);
  g_assert_true (g_file_set_contents (text, "Dear diary, this is long enough.", -1, NULL));
  g_assert_true (g_file_get_contents (copy, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (damaged, bytes, (gssize) length, NULL));
  store_damage (damaged, 4096 * 3, 8192);
  g_assert_true (g_file_set_contents (newer, bytes, (gssize) length, NULL));
  g_assert_cmpint (sqlite3_open (newer, &db), ==, SQLITE_OK);
  sqlite3_exec (db, "PRAGMA user_version = 9999", NULL, NULL, NULL);
  sqlite3_close (db);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *source = g_build_filename (f->folder, rows[i].name, NULL);
      g_autofree char *suspect = g_strconcat (source, "-suspect", NULL);
      g_autoptr(GError) error = NULL;

      g_assert_false (restore (f, source, NULL, &error));
      g_assert_error (error, CLOUT_STORE_ERROR, rows[i].code);
      g_assert_false (g_file_test (suspect, G_FILE_TEST_EXISTS));
      g_assert_cmpint (store_count (f->path, COUNT_POSTS), ==, 30);
    }
}

/* Another program's database at the store's path is never moved. */
static void
test_foreign_store (Fixture       *f,
                    gconstpointer  data)
{
  g_autofree char *copy = g_strconcat (f->path, ".backup-2026-09-21", NULL);
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(GError) error = NULL;

  back_up (f, NOW);
  store_close (&f->store);
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  make_foreign (f->path);
  g_assert_false (restore (f, copy, NULL, &error));
  g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FOREIGN);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM notes"), ==, 0);
}

/* Nor is a file that never was a store. */
static void
test_other_file (Fixture       *f,
                 gconstpointer  data)
{
  g_autofree char *copy = g_strconcat (f->path, ".backup-2026-09-21", NULL);
  g_autofree char *suspect = g_strconcat (f->path, "-suspect", NULL);
  g_autofree char *after = NULL;
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(GError) error = NULL;

  back_up (f, NOW);
  store_close (&f->store);
  g_assert_true (g_file_set_contents (f->path, "Dear diary", -1, NULL));
  g_assert_false (restore (f, copy, NULL, &error));
  g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FOREIGN);
  g_assert_true (g_file_get_contents (f->path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "Dear diary");
  g_assert_false (g_file_test (suspect, G_FILE_TEST_EXISTS));
}

#define ADD(path, func) \
  g_test_add ("/store/backup/" path, Fixture, NULL, store_set_up, func, store_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/backup/rule", test_rule);
  g_test_add_func ("/store/backup/date", test_date);
  ADD ("days", test_days);
  ADD ("unchanged", test_unchanged);
  ADD ("beside-import", test_beside_import);
  ADD ("leftover", test_leftover);
  ADD ("forget", test_forget);
  ADD ("restore", test_restore);
  ADD ("restore-open", test_restore_open);
  ADD ("restore-damaged", test_restore_damaged);
  ADD ("refused", test_refused);
  ADD ("foreign-store", test_foreign_store);
  ADD ("other-file", test_other_file);
  return g_test_run ();
}
