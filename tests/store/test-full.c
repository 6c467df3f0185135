/* test-full.c: a full disk loses nothing; an import is stored completely or not at all.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "store/fixture.h"

#define MANY 100000

/* The store's connection, for functions that need a connection. */
static sqlite3 *connection;

static int
opened_cb (sqlite3     *db,
           const char **message,
           const void  *api)
{
  if (connection == NULL)
    connection = db;
  return SQLITE_OK;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  connection = NULL;
  store_set_up (f, data);
}

/* Limits the size of files to @bytes; 0 lifts the limit. */
static void
limit_files (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes == 0 ? limit.rlim_max : bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
limit_pages (gint64 more)
{
  g_autofree char *sql = NULL;
  sqlite3_stmt *count = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (connection, "PRAGMA page_count", -1, &count, NULL), ==,
                   SQLITE_OK);
  sqlite3_step (count);
  sql = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT,
                         (gint64) sqlite3_column_int64 (count, 0) + more);
  sqlite3_finalize (count);
  g_assert_cmpint (sqlite3_exec (connection, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static void
fill_up (gboolean pages)
{
  if (pages)
    limit_pages (12);
  else
    limit_files (256 * 1024);
}

static void
make_room (gboolean pages)
{
  if (pages)
    limit_pages (MANY);
  else
    limit_files (0);
}

static void
test_page (Fixture       *f,
           gconstpointer  data)
{
  gboolean pages = GPOINTER_TO_INT (data);
  g_autoptr(CloutAccount) account = store_add_account (f->store, "1");
  g_autoptr(GError) error = NULL;
  guint refused;

  store_upsert_pages (f->store, account, 0, 3, NULL);
  fill_up (pages);
  refused = store_upsert_pages (f->store, account, 3, MANY, &error);
  make_room (pages);
  g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_cmpint (store_count (f->path, "SELECT cursor FROM cursor"), ==, refused);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM post"), ==, refused);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM reaction"), ==,
                   refused * PAGE_LIKES);
  store_upsert_pages (f->store, account, refused, refused + 3, &error);
  g_assert_no_error (error);
  store_reopen (f);
  g_assert_null (clout_store_get_moved_aside (f->store));
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM post"), ==, refused + 3);
}

static void
test_import (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(CloutAccount) other = store_add_account (f->store, "other");
  g_autoptr(GError) error = NULL;

  store_upsert_pages (f->store, other, 0, 3, NULL);
  for (guint commit = 0; commit <= 1; commit++)
    {
      g_autoptr(CloutAccount) account = clout_account_new ("x", "", CLOUT_ACCOUNT_ARCHIVE);
      guint refused;

      clout_account_set_remote_id (account, "7");
      store_begin_import (f->store, account);
      limit_pages (12);
      refused = store_upsert_pages (f->store, account, 0, MANY, &error);
      limit_pages (MANY);
      g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FULL);
      g_clear_error (&error);
      /* There is space again, but the first pages are lost: the rest must not be stored without
       * them. */
      g_assert_cmpuint (store_upsert_pages (f->store, account, refused + 1, MANY, &error), ==,
                        refused + 1);
      g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FULL);
      g_clear_error (&error);
      g_assert_true (store_end_import (f->store, commit, &error) == !commit);
      g_clear_error (&error);
      g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM account"), ==, 1);
      g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM post"), ==, 3);
      g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM reaction"), ==, 3 * PAGE_LIKES);
    }
  store_upsert_pages (f->store, other, 3, 6, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM post"), ==, 6);
}

/* The whole import is in memory when the disk turns out to be full at commit. */
static void
test_commit (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(CloutAccount) other = store_add_account (f->store, "other");
  g_autoptr(CloutAccount) account = clout_account_new ("x", "", CLOUT_ACCOUNT_ARCHIVE);
  g_autoptr(GError) error = NULL;

  store_upsert_pages (f->store, other, 0, 3, NULL);
  clout_account_set_remote_id (account, "7");
  store_begin_import (f->store, account);
  g_assert_cmpuint (store_upsert_pages (f->store, account, 0, 300, &error), ==, 300);
  limit_files (256 * 1024);
  g_assert_false (store_end_import (f->store, TRUE, &error));
  limit_files (0);
  g_assert_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FULL);
  g_clear_error (&error);
  store_upsert_pages (f->store, other, 3, 6, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM account"), ==, 1);
  g_assert_cmpint (store_count (f->path, "SELECT count (*) FROM post"), ==, 6);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  signal (SIGXFSZ, SIG_IGN);
  sqlite3_auto_extension ((void (*) (void)) opened_cb);
  g_test_add ("/store/full/page-on-the-disk", Fixture, GINT_TO_POINTER (FALSE), set_up,
              test_page, store_tear_down);
  g_test_add ("/store/full/page-in-the-file", Fixture, GINT_TO_POINTER (TRUE), set_up,
              test_page, store_tear_down);
  g_test_add ("/store/full/import-on-the-disk", Fixture, NULL, set_up, test_commit,
              store_tear_down);
  g_test_add ("/store/full/import-in-the-file", Fixture, NULL, set_up, test_import,
              store_tear_down);
  return g_test_run ();
}
