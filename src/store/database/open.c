/* open.c: opens the file, private, checked and migrated.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/database/open.h"

#include <glib/gstdio.h>

#include "store/database/file.h"
#include "store/database/migrate.h"
#include "store/database/recognize.h"
#include "store/backup/salvage.h"
#include "store/database/sql.h"

/* Checking a larger file at each start would take longer than computing a score. Its damage is
   found by the first query that reads the page. */
#define CHECKED_BYTES (4 * 1024 * 1024)

#define BUSY_MILLISECONDS 5000

static gboolean
is_sound (sqlite3     *db,
          const char  *check,
          GError     **error)
{
  g_autoptr(sqlite3_stmt) statement = clout_sql_prepare (db, check, error);
  gboolean row = FALSE;

  if (statement == NULL || !clout_sql_step (statement, &row, error))
    return FALSE;
  if (row && g_strcmp0 (clout_sql_text (statement, 0), "ok") == 0)
    return TRUE;
  g_set_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_DAMAGED, "store: %s",
               clout_sql_text (statement, 0));
  return FALSE;
}

/**
 * clout_store_check_sound:
 * @db: a connection
 *
 * Fails with %CLOUT_STORE_ERROR_DAMAGED if a page or an index is damaged.
 */
gboolean
clout_store_check_sound (sqlite3  *db,
                         GError  **error)
{
  return is_sound (db, "PRAGMA integrity_check (1)", error);
}

/* Does a quick check of small files, and a full one after a query has found damage. */
static gboolean
check (sqlite3     *db,
       const char  *path,
       GError     **error)
{
  g_autofree char *suspect = clout_sql_suspect (path);
  GStatBuf status;

  if (g_file_test (suspect, G_FILE_TEST_EXISTS))
    return clout_store_check_sound (db, error);
  return (g_stat (path, &status) == 0 && status.st_size > CHECKED_BYTES)
    || is_sound (db, "PRAGMA quick_check (1)", error);
}

/* The query may have found a missing table, which isn't a damaged page. */
static gboolean
check_again (sqlite3     *db,
             const char  *path,
             GError     **error)
{
  g_autofree char *suspect = clout_sql_suspect (path);

  if (!g_file_test (suspect, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!clout_store_check_tables (db, error))
    return FALSE;
  g_unlink (suspect);
  return TRUE;
}

static gboolean
is_writable (sqlite3     *db,
             const char  *path,
             GError     **error)
{
  if (sqlite3_db_readonly (db, "main") == 0)
    return TRUE;
  g_set_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_READ_ONLY,
               "store: “%s” may not be written", path);
  return FALSE;
}

static gboolean
connect_db (const char  *path,
            int          flags,
            sqlite3    **ret_db,
            GError     **error)
{
  sqlite3 *db = NULL;

  if (sqlite3_open_v2 (path, &db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW,
                       NULL) != SQLITE_OK
      || sqlite3_busy_timeout (db, BUSY_MILLISECONDS) != SQLITE_OK)
    {
      clout_sql_fail (db, error);
      sqlite3_close (db);
      return FALSE;
    }
  *ret_db = db;
  return TRUE;
}

/* The vacuum mode can only be set in an empty file, before anything is written: later it would
   take the lock without effect. After a large import the log is truncated to what a sync needs. */
static gboolean
set_up (sqlite3  *db,
        GError  **error)
{
  gint64 pages = 0;

  return clout_sql_find (db, "PRAGMA page_count", NULL, &pages, error)
    && (pages > 0 || clout_sql_exec (db, "PRAGMA auto_vacuum = INCREMENTAL", error))
    && clout_sql_exec (db, "PRAGMA journal_mode = WAL", error)
    && clout_sql_exec (db, "PRAGMA journal_size_limit = 16777216", error)
    && clout_sql_exec (db, "PRAGMA synchronous = NORMAL", error)
    && clout_sql_exec (db, "PRAGMA secure_delete = ON", error)
    && clout_sql_exec (db, "PRAGMA foreign_keys = ON", error);
}

/* Nothing is written, not even by closing, until the version is known and the file is checked. */
static sqlite3 *
open_sound (const char  *path,
            GError     **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  gboolean logged = g_file_test (log, G_FILE_TEST_EXISTS);
  sqlite3 *db;

  if (!clout_file_make (path, error)
      || !connect_db (path, SQLITE_OPEN_READWRITE, &db, error))
    return NULL;
  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, (int) logged, NULL);
  if (is_writable (db, path, error)
      && clout_store_check_owner (db, error)
      && clout_store_check_version (db, error)
      && clout_file_make_private (path, error)
      && check (db, path, error)
      && set_up (db, error)
      && clout_store_migrate (db, error)
      && check_again (db, path, error))
    {
      sqlite3_busy_timeout (db, 0);
      clout_store_sign (db);
      sqlite3_busy_timeout (db, BUSY_MILLISECONDS);
      sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
      return db;
    }
  sqlite3_close (db);
  return NULL;
}

/* Recovered data are complete before the damaged file is moved, so one of the two is in place
   whenever the program is killed. */
static gboolean
replace_damaged (const char         *path,
                 gint64              now,
                 char              **ret_moved_aside,
                 CloutStoreSalvage  *ret_salvage,
                 GError            **error)
{
  g_autofree char *fresh = clout_file_name_salvaged (path);

  return clout_file_make_fresh (fresh, error)
    && clout_salvage (path, fresh, ret_salvage, error)
    && clout_file_move_aside (path, "damaged", now, ret_moved_aside, error)
    && clout_file_place_salvaged (path, error);
}

/**
 * clout_store_open_db:
 * @path: the file; it and its folder are created if missing
 * @now: Unix seconds
 * @ret_moved_aside: (out) (nullable): path that a damaged file was moved to
 * @ret_salvage: (out caller-allocates): number of rows recovered from it
 *
 * Opens the file and migrates its schema. Moves a damaged database aside with its log and
 * recovers its data in a new one. Doesn't touch databases of newer versions or other programs.
 *
 * Returns: (transfer full): a connection, or %NULL
 */
sqlite3 *
clout_store_open_db (const char         *path,
                     gint64              now,
                     char              **ret_moved_aside,
                     CloutStoreSalvage  *ret_salvage,
                     GError            **error)
{
  g_autoptr(GError) problem = NULL;
  g_autofree char *file = clout_file_find (path, error);
  g_autofree char *suspect = file != NULL ? clout_sql_suspect (file) : NULL;
  gboolean was_suspect = suspect != NULL && g_file_test (suspect, G_FILE_TEST_EXISTS);
  sqlite3 *db = NULL;
  int lock;

  if (file == NULL || !clout_file_lock (file, &lock, error))
    return NULL;
  if (clout_file_place_salvaged (file, &problem))
    db = open_sound (file, &problem);
  clout_store_recognize (file, was_suspect, &problem);
  if (g_error_matches (problem, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_DAMAGED))
    {
      g_clear_error (&problem);
      if (replace_damaged (file, now, ret_moved_aside, ret_salvage, &problem))
        db = open_sound (file, &problem);
    }
  if (lock >= 0)
    g_close (lock, NULL);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return db;
}

/**
 * clout_store_open_reader:
 * @db: a connection
 *
 * Opens a second connection for reading.
 *
 * Returns: (transfer full): a second connection that sees only committed data, or %NULL
 */
sqlite3 *
clout_store_open_reader (sqlite3  *db,
                         GError  **error)
{
  sqlite3 *reader = NULL;

  if (!connect_db (sqlite3_db_filename (db, "main"), SQLITE_OPEN_READWRITE, &reader, error))
    return NULL;
  if (clout_sql_exec (reader, "PRAGMA query_only = ON", error))
    return reader;
  sqlite3_close (reader);
  return NULL;
}
