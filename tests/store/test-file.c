/* test-file.c: files that are damaged, newer, not Clout's, linked or read-only.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "networks/network.h"
#include "store/fixture.h"
#include "store/score/away-periods.h"
#include "store/score/load-history.h"
#include "store/score/points.h"
#include "support/await.h"

#define PAGES 40
#define UNPRIVILEGED 65534

static GBytes *
read_file (const char *path)
{
  char *text = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  return g_bytes_new_take (text, length);
}

static void
write_file (const char *path,
            GBytes     *bytes)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  g_assert_true (g_file_set_contents (path, data, length, NULL));
}

static void
assert_same (const char *path,
             GBytes     *bytes)
{
  g_autoptr(GBytes) found = read_file (path);

  g_assert_true (g_bytes_equal (found, bytes));
}

static char **
list_names (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_strv_builder_add (names, name);
  return g_strv_builder_end (names);
}

static void
run_sql (const char *path,
         const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
  sqlite3_close (db);
}

static void
fill (Fixture *f)
{
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(GError) error = NULL;

  store_upsert_pages (f->store, account, 0, PAGES, &error);
  g_assert_no_error (error);
}

/* The store works, with all readable accounts, and the old file is kept unchanged beside it. */
static void
assert_moved_aside (Fixture *f,
                    GBytes  *before)
{
  g_autofree char *path = NULL;
  g_autoptr(CloutAccount) account = NULL;
  gint64 accounts;

  store_reopen (f);
  path = g_strdup (clout_store_get_moved_aside (f->store));
  g_assert_nonnull (path);
  g_assert_true (g_str_has_prefix (path, f->path));
  g_assert_nonnull (strstr (path, ".damaged-2026-"));
  assert_same (path, before);
  accounts = clout_store_get_salvage (f->store)->accounts;
  account = store_add_account (f->store, "2");
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM account"), ==, accounts + 1);
  store_reopen (f);
  g_assert_null (clout_store_get_moved_aside (f->store));
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM account"), ==, accounts + 1);
}

static GBytes *
make_damaged (const char *how,
              GBytes     *whole)
{
  gsize length = g_bytes_get_size (whole);
  g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (whole, NULL), length);

  g_assert_cmpuint (length, >, 8 * 4096);
  if (g_str_equal (how, "half"))
    length /= 2;
  else if (g_str_equal (how, "page-cut"))
    length -= 100;
  else if (g_str_equal (how, "header-cut"))
    length = 60;
  else if (g_str_equal (how, "bytes"))
    length = 10;
  else if (g_str_equal (how, "zeros"))
    memset (bytes, 0, length);
  else if (g_str_equal (how, "hole"))
    memset (bytes + 4096, 0, 4 * 4096);
  else if (g_str_equal (how, "schema"))
    memset (bytes + 100, 0xff, 3000);
  else
    memset (bytes, 'z', 4096);
  return g_bytes_new (bytes, length);
}

static void
test_damaged (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(GBytes) whole = NULL;
  g_autoptr(GBytes) damaged = NULL;

  fill (f);
  store_close (&f->store);
  whole = read_file (f->path);
  damaged = make_damaged (data, whole);
  write_file (f->path, damaged);
  assert_moved_aside (f, damaged);
}

static void
test_empty (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(GBytes) nothing = g_bytes_new_static ("", 0);

  store_close (&f->store);
  write_file (f->path, nothing);
  store_reopen (f);
  g_assert_null (clout_store_get_moved_aside (f->store));
}

static void
test_log (Fixture       *f,
          gconstpointer  data)
{
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL);
  g_autofree char *moved = NULL;
  g_autoptr(GBytes) logged = NULL;
  g_autoptr(GBytes) text = g_bytes_new_static ("no database", 11);

  fill (f);
  run_sql (f->path, "PRAGMA wal_checkpoint (TRUNCATE); UPDATE account SET name = 'Ada'");
  logged = read_file (log);
  g_assert_cmpuint (g_bytes_get_size (logged), >, 4096);
  store_close (&f->store);
  write_file (f->path, text);
  write_file (log, logged);
  store_reopen (f);
  g_assert_nonnull (clout_store_get_moved_aside (f->store));
  moved = g_strconcat (clout_store_get_moved_aside (f->store), "-wal", NULL);
  assert_same (moved, logged);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM post"), ==, 0);
}

static void
test_twice (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(GBytes) first = g_bytes_new_static ("SQLite format 3\0first", 21);
  g_autoptr(GBytes) second = g_bytes_new_static ("SQLite format 3\0second", 22);
  g_autofree char *path = NULL;

  store_close (&f->store);
  write_file (f->path, first);
  store_reopen (f);
  path = g_strdup (clout_store_get_moved_aside (f->store));
  store_close (&f->store);
  write_file (f->path, second);
  assert_moved_aside (f, second);
  assert_same (path, first);
}

/* The quick check at startup doesn't notice a row missing from an index; the full check does. */
static void
lose_index_rows (const char *path)
{
  g_autofree char *root = store_ask (path, "SELECT rootpage FROM sqlite_schema"
                                     " WHERE name = 'post_answers'");
  g_autofree char *sql = store_ask (path, "SELECT sql FROM sqlite_schema"
                                    " WHERE name = 'post_answers'");
  g_autofree char *back = g_strdup_printf ("PRAGMA writable_schema = ON; INSERT INTO sqlite_schema"
                                           " VALUES ('index', 'post_answers', 'post', %s, '%s')",
                                           root, sql);

  run_sql (path, "PRAGMA writable_schema = ON;"
           " DELETE FROM sqlite_schema WHERE name = 'post_answers'");
  run_sql (path, "UPDATE post SET answers = 'a' || id");
  run_sql (path, back);
}

static void
test_suspect (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *suspect = g_strconcat (f->path, "-suspect", NULL);
  g_autoptr(GBytes) damaged = NULL;

  fill (f);
  store_close (&f->store);
  g_assert_true (g_file_set_contents (suspect, "", 0, NULL));
  store_reopen (f);
  g_assert_null (clout_store_get_moved_aside (f->store));
  g_assert_false (g_file_test (suspect, G_FILE_TEST_EXISTS));
  store_close (&f->store);
  lose_index_rows (f->path);
  store_reopen (f);
  g_assert_null (clout_store_get_moved_aside (f->store));
  store_close (&f->store);
  g_assert_true (g_file_set_contents (suspect, "", 0, NULL));
  damaged = read_file (f->path);
  assert_moved_aside (f, damaged);
  g_assert_false (g_file_test (suspect, G_FILE_TEST_EXISTS));
}

/* Damage to an open store makes a query fail, and is repaired at the next start. */
static void
test_later (Fixture       *f,
            gconstpointer  data)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autofree char *suspect = g_strconcat (f->path, "-suspect", NULL);
  g_autoptr(CloutStoreHistory) history = NULL;
  g_autoptr(GError) error = NULL;
  gint64 root;

  fill (f);
  root = store_count (f->path, "SELECT rootpage FROM sqlite_schema WHERE name = 'reaction'");
  run_sql (f->path, "UPDATE account SET name = 'Ada'; PRAGMA wal_checkpoint (TRUNCATE)");
  store_damage (f->path, (root - 1) * 4096, 4096);
  clout_store_load_history_async (f->store, clout_networks_get_weights (), NOW, NULL,
                                  CLOUT_HISTORY_DAYS, NULL, await_cb, &one);
  history = clout_finish_pointer (await_result (&one), &error);
  g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_DAMAGED);
  g_assert_null (history);
  g_assert_true (g_file_test (suspect, G_FILE_TEST_EXISTS));
  await_clear (&one);
  store_reopen (f);
  g_assert_nonnull (clout_store_get_moved_aside (f->store));
  g_assert_false (g_file_test (suspect, G_FILE_TEST_EXISTS));
}

static void
test_newer (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(GBytes) before = NULL;
  g_autoptr(GError) error = NULL;
  struct stat status[2];

  fill (f);
  store_close (&f->store);
  run_sql (f->path, "PRAGMA journal_mode = DELETE; PRAGMA user_version = 99");
  before = read_file (f->path);
  g_assert_cmpint (stat (f->path, &status[0]), ==, 0);
  f->store = store_open (f->path, &error);
  g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_NEWER);
  assert_same (f->path, before);
  g_assert_cmpint (stat (f->path, &status[1]), ==, 0);
  g_assert_cmpint (status[0].st_mtim.tv_nsec, ==, status[1].st_mtim.tv_nsec);
}

/* A newer program that was killed leaves a log, which only the newer program may read. */
static void
test_newer_log (Fixture       *f,
                gconstpointer  data)
{
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL);
  g_autoptr(GBytes) before = NULL;
  g_autoptr(GBytes) logged = NULL;
  g_autoptr(GError) error = NULL;

  run_sql (f->path, "PRAGMA user_version = 99");
  before = read_file (f->path);
  logged = read_file (log);
  store_close (&f->store);
  write_file (f->path, before);
  write_file (log, logged);
  f->store = store_open (f->path, &error);
  g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_NEWER);
  assert_same (f->path, before);
  assert_same (log, logged);
}

/* A schema step that fails leaves no trace. */
static void
test_migration (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  store_close (&f->store);
  g_assert_cmpint (g_unlink (f->path), ==, 0);
  run_sql (f->path, "CREATE TABLE account (network, server, remote, last_sync)");
  f->store = store_open (f->path, &error);
  g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FAILED);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM sqlite_schema"), ==, 1);
  g_assert_cmpint (store_count (f->path, "PRAGMA user_version"), ==, 0);
}

/* Another program's database isn't converted, and keeps its journal mode. */
static void
test_foreign (Fixture       *f,
              gconstpointer  data)
{
  static const char *const foreign[] = {
    "CREATE TABLE score_point (theirs)",
    "CREATE TABLE account (id, name); PRAGMA user_version = 3",
    "PRAGMA application_id = 77; CREATE TABLE t (a)",
    "PRAGMA journal_mode = WAL; CREATE TABLE moz_places (id); PRAGMA user_version = 70",
  };

  store_close (&f->store);
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_autoptr(GBytes) before = NULL;
      g_autoptr(GError) error = NULL;
      struct stat status;

      g_unlink (f->path);
      run_sql (f->path, foreign[i]);
      g_assert_cmpint (chmod (f->path, 0644), ==, 0);
      before = read_file (f->path);
      g_assert_null (store_open (f->path, &error));
      g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FOREIGN);
      assert_same (f->path, before);
      g_assert_cmpint (stat (f->path, &status), ==, 0);
      g_assert_cmphex (status.st_mode & 0777, ==, 0644);
    }
}

/* A file that never was a store isn't renamed, changed, locked or marked. */
static void
test_other_file (Fixture       *f,
                 gconstpointer  data)
{
  static const char *const starts[] = { "Dear diary, this is no database.\n", "\x0d\n", "\x89PNG",
                                        "\x02\x05\x0a\x0d", "SQ" };
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);

  store_close (&f->store);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (starts); i++)
    {
      const char *start = starts[i / 2];
      g_autoptr(GByteArray) bytes = g_byte_array_new ();
      g_autoptr(GBytes) before = NULL;
      g_autoptr(GError) error = NULL;
      g_auto(GStrv) names = NULL;
      struct stat status;

      /* The second time, its pages start like a database's. */
      g_byte_array_append (bytes, (const guint8 *) start, strlen (start));
      while (i % 2 == 1 && bytes->len < 50 * 4096)
        {
          guint8 byte = bytes->len % 4096 == 0 ? 0x0d : g_rand_int_range (rand, 0, 256);

          g_byte_array_append (bytes, &byte, 1);
        }
      before = g_bytes_new (bytes->data, bytes->len);
      write_file (f->path, before);
      g_assert_cmpint (chmod (f->path, 0644), ==, 0);
      g_assert_null (store_open (f->path, &error));
      g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FOREIGN);
      assert_same (f->path, before);
      g_assert_cmpint (stat (f->path, &status), ==, 0);
      g_assert_cmphex (status.st_mode & 0777, ==, 0644);
      names = list_names (f->folder);
      g_assert_cmpuint (g_strv_length (names), ==, 1);
    }
}

/* Stores from versions without an ID get one. */
static void
test_signed (Fixture       *f,
             gconstpointer  data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmphex (store_count (f->path, "PRAGMA application_id"), ==, 0x436c6f75);
      store_close (&f->store);
      run_sql (f->path, "PRAGMA application_id = 0");
      store_reopen (f);
    }
}

/* A query fails on the missing table, and the next start recreates it. */
static void
test_table (Fixture       *f,
            gconstpointer  data)
{
  g_auto(Await) one = AWAIT_INIT;
  g_autoptr(GArray) away_periods = NULL;
  g_autoptr(GError) error = NULL;

  fill (f);
  store_close (&f->store);
  run_sql (f->path, "DROP TABLE holiday");
  store_reopen (f);
  g_assert_null (clout_store_get_moved_aside (f->store));
  clout_store_list_away_periods_async (f->store, NULL, await_cb, &one);
  away_periods = clout_finish_pointer (await_result (&one), &error);
  g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_DAMAGED);
  await_clear (&one);
  one = (Await) AWAIT_INIT;
  store_reopen (f);
  g_assert_nonnull (clout_store_get_moved_aside (f->store));
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM holiday"), ==, 0);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM post"), ==, PAGES);
}

/* Each cause has its own error. */
static void
test_causes (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (f->folder, "a", NULL);
  g_autofree char *fifo = g_build_filename (f->folder, "fifo", NULL);
  g_autofree char *below = g_build_filename (f->path, "clout.db", NULL);
  g_autofree char *name = g_strnfill (300, 'a');
  g_autofree char *lengthy = g_build_filename (f->folder, name, NULL);
  const struct
  {
    const char *path;
    CloutStoreError code;
  } causes[] = {
    { "", CLOUT_STORE_ERROR_BAD_NAME },
    { lengthy, CLOUT_STORE_ERROR_BAD_NAME },
    { folder, CLOUT_STORE_ERROR_NOT_A_FILE },
    { fifo, CLOUT_STORE_ERROR_NOT_A_FILE },
    { below, CLOUT_STORE_ERROR_NOT_A_FILE },
  };

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (store_open (causes[i].path, &error));
      g_assert_error (error, CLOUT_STORE_ERROR, (int) causes[i].code);
    }
}

static void
assert_mode (const char *path,
             const char *suffix)
{
  g_autofree char *file = g_strconcat (path, suffix, NULL);
  struct stat status;

  g_assert_cmpint (stat (file, &status), ==, 0);
  g_assert_cmphex (status.st_mode & 0777, ==, 0600);
}

static void
test_private (Fixture       *f,
              gconstpointer  data)
{
  mode_t mask = umask (0);

  store_close (&f->store);
  for (guint round = 0; round < 2; round++)
    {
      if (round == 0)
        g_assert_cmpint (g_unlink (f->path), ==, 0);
      else
        g_assert_cmpint (chmod (f->path, 0666), ==, 0);
      store_reopen (f);
      fill (f);
      assert_mode (f->path, "");
      assert_mode (f->path, "-wal");
      assert_mode (f->path, "-shm");
      store_close (&f->store);
    }
  umask (mask);
}

static void
test_linked (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (f->folder, "link", NULL);
  g_autofree char *through = g_build_filename (folder, "clout.db", NULL);
  g_autofree char *file = g_build_filename (f->folder, "other.db", NULL);
  g_autoptr(GError) error = NULL;
  CloutStore *store;

  fill (f);
  store_close (&f->store);
  g_assert_cmpint (symlink (f->folder, folder), ==, 0);
  store = store_open (through, &error);
  g_assert_no_error (error);
  store_close (&store);
  g_assert_cmpint (symlink (f->path, file), ==, 0);
  g_assert_null (store_open (file, &error));
  g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_NOT_A_FILE);
}

/* root can write to any file. */
static void
drop_root (Fixture *f)
{
  if (geteuid () != 0)
    return;
  g_assert_cmpint (chown (f->folder, UNPRIVILEGED, UNPRIVILEGED), ==, 0);
  g_assert_cmpint (chown (f->path, UNPRIVILEGED, UNPRIVILEGED), ==, 0);
  g_assert_cmpint (setgid (UNPRIVILEGED), ==, 0);
  g_assert_cmpint (setuid (UNPRIVILEGED), ==, 0);
  prctl (PR_SET_DUMPABLE, 1);
}

static void
test_read_only (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(GBytes) before = NULL;
  g_autoptr(GError) error = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  fill (f);
  store_close (&f->store);
  before = read_file (f->path);
  g_assert_cmpint (chmod (f->path, 0400), ==, 0);
  drop_root (f);
  g_assert_null (store_open (f->path, &error));
  g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_READ_ONLY);
  assert_same (f->path, before);
}

int
main (int    argc,
      char **argv)
{
  static const char *const damages[] = { "half", "page-cut", "header-cut", "bytes", "zeros",
                                         "hole", "schema", "first-page" };
  static const StoreTest tests[] = {
    { "/store/file/empty-is-fresh", test_empty },
    { "/store/file/log-is-moved-along", test_log },
    { "/store/file/moved-aside-twice-in-a-second", test_twice },
    { "/store/file/suspect-is-checked-whole", test_suspect },
    { "/store/file/damage-found-later", test_later },
    { "/store/file/newer-is-not-touched", test_newer },
    { "/store/file/newer-log-is-not-touched", test_newer_log },
    { "/store/file/migration-whole-or-not-at-all", test_migration },
    { "/store/file/foreign-is-not-touched", test_foreign },
    { "/store/file/other-file-is-not-touched", test_other_file },
    { "/store/file/old-is-signed", test_signed },
    { "/store/file/missing-table", test_table },
    { "/store/file/causes", test_causes },
    { "/store/file/private-from-the-first-byte", test_private },
    { "/store/file/folder-may-be-a-link", test_linked },
    { "/store/file/read-only", test_read_only },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strconcat ("/store/file/damaged-", damages[i], NULL);

      g_test_add (path, Fixture, damages[i], store_set_up, test_damaged, store_tear_down);
    }
  store_add_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
