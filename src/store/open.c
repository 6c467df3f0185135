/* open.c: the file, made private, checked and brought up to date.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/open.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/migrate.h"
#include "store/sql.h"

/* Above this size a check of the whole file at each start would be felt. */
#define CHECKED_BYTES (32 * 1024 * 1024)

#define BUSY_MILLISECONDS 5000

/* The log and its index; they share the file's fate. */
static const char *const companions[] = { "-wal", "-shm" };

static gboolean
fail_errno (const char  *what,
            const char  *path,
            GError     **error)
{
  int problem = errno;

  g_set_error (error, CLOUT_STORE_ERROR, clout_sql_code_of_errno (problem), "store: %s “%s”: %s",
               what, path, g_strerror (problem));
  return FALSE;
}

static gboolean
close_to_others (const char  *path,
                 GError     **error)
{
  struct stat status;

  if (lstat (path, &status) != 0)
    return errno == ENOENT || fail_errno ("cannot look at", path, error);
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FAILED,
                   "store: “%s” is not a plain file", path);
      return FALSE;
    }
  if ((status.st_mode & 077) != 0 && chmod (path, status.st_mode & 0700) != 0)
    return fail_errno ("cannot make private", path, error);
  return TRUE;
}

/* The file is there before SQLite opens it, for the companions take their mode from it. One
 * that is there already is not opened: closing it would drop the locks that this process has. */
static gboolean
make_private (const char  *path,
              GError     **error)
{
  int fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

  if (fd >= 0)
    return g_close (fd, error);
  if (errno != EEXIST)
    return fail_errno ("cannot make", path, error);
  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *companion = g_strconcat (path, companions[i], NULL);

      if (!close_to_others (companion, error))
        return FALSE;
    }
  return close_to_others (path, error);
}

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

/* Quick where the file is small, whole after a query has met damage. */
static gboolean
check (sqlite3     *db,
       const char  *path,
       GError     **error)
{
  g_autofree char *suspect = clout_sql_suspect (path);
  struct stat status;

  if (g_file_test (suspect, G_FILE_TEST_EXISTS))
    {
      if (!is_sound (db, "PRAGMA integrity_check (1)", error))
        return FALSE;
      g_unlink (suspect);
      return TRUE;
    }
  return (stat (path, &status) == 0 && status.st_size > CHECKED_BYTES)
    || is_sound (db, "PRAGMA quick_check (1)", error);
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

/* The vacuum's kind is part of a fresh file, so it comes before all that writes. After a large
 * import the log is cut to what a sync needs. */
static gboolean
set_up (sqlite3  *db,
        GError  **error)
{
  return clout_sql_exec (db, "PRAGMA auto_vacuum = INCREMENTAL", error)
    && clout_sql_exec (db, "PRAGMA journal_mode = WAL", error)
    && clout_sql_exec (db, "PRAGMA journal_size_limit = 16777216", error)
    && clout_sql_exec (db, "PRAGMA synchronous = NORMAL", error)
    && clout_sql_exec (db, "PRAGMA secure_delete = ON", error)
    && clout_sql_exec (db, "PRAGMA foreign_keys = ON", error);
}

/* Nothing is written, not even by closing, before the version is known and the file sound. */
static sqlite3 *
open_sound (const char  *path,
            GError     **error)
{
  g_autofree char *log = g_strconcat (path, companions[0], NULL);
  gboolean logged = g_file_test (log, G_FILE_TEST_EXISTS);
  sqlite3 *db;

  if (!make_private (path, error) || !connect_db (path, SQLITE_OPEN_READWRITE, &db, error))
    return NULL;
  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, (int) logged, NULL);
  if (is_writable (db, path, error)
      && clout_store_check_version (db, error)
      && check (db, path, error)
      && set_up (db, error)
      && clout_store_migrate (db, error))
    {
      sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
      return db;
    }
  sqlite3_close (db);
  return NULL;
}

/* Returns: (transfer full): a name beside the file that is not taken */
static char *
name_aside (const char *path,
            gint64      now)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc (now);
  g_autofree char *stamp = g_date_time_format (date, "%Y-%m-%d-%H%M%S");
  char *moved = g_strdup_printf ("%s.damaged-%s", path, stamp);

  for (guint i = 2; g_file_test (moved, G_FILE_TEST_EXISTS); i++)
    {
      g_free (moved);
      moved = g_strdup_printf ("%s.damaged-%s-%u", path, stamp, i);
    }
  return moved;
}

/* The companions go first: what is left of a move that was cut short is never a fresh file
 * beside an old log. */
static gboolean
move_aside (const char  *path,
            gint64       now,
            char       **ret_moved,
            GError     **error)
{
  g_autofree char *moved = name_aside (path, now);

  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *from = g_strconcat (path, companions[i], NULL);
      g_autofree char *to = g_strconcat (moved, companions[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        return fail_errno ("cannot move aside", from, error);
    }
  if (g_rename (path, moved) != 0)
    return fail_errno ("cannot move aside", path, error);
  *ret_moved = g_steal_pointer (&moved);
  return TRUE;
}

/* Programs that start together open one after the other. Where the file system has no such
 * locks, SQLite's own must do.
 * Returns: what to close afterwards, or -1 */
static int
lock_folder (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  while (fd >= 0 && flock (fd, LOCK_EX) != 0 && errno == EINTR)
    continue;
  return fd;
}

/* SQLite refuses a link anywhere in a path; a link to the folder is the person's own. */
static char *
find_file (const char  *path,
           GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char *real;
  char *found;

  if (g_mkdir_with_parents (folder, 0700) != 0 || (real = realpath (folder, NULL)) == NULL)
    {
      fail_errno ("cannot make the folder", folder, error);
      return NULL;
    }
  found = g_build_filename (real, name, NULL);
  free (real);
  return found;
}

/**
 * clout_store_open_db:
 * @path: the file; it and its folder are made where they are missing
 * @now: Unix seconds
 * @ret_moved_aside: (out) (nullable): where a damaged file was moved
 *
 * Opens the file with its schema up to date. One that is no sound database is moved
 * aside with its log, and a fresh one begun; a newer one is not touched.
 *
 * Returns: (transfer full): a connection, or %NULL
 */
sqlite3 *
clout_store_open_db (const char  *path,
                     gint64       now,
                     char       **ret_moved_aside,
                     GError     **error)
{
  g_autoptr(GError) problem = NULL;
  g_autofree char *file = find_file (path, error);
  g_autofree char *folder = NULL;
  sqlite3 *db;
  int lock;

  if (file == NULL)
    return NULL;
  folder = g_path_get_dirname (file);
  lock = lock_folder (folder);
  db = open_sound (file, &problem);
  if (g_error_matches (problem, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_DAMAGED))
    {
      g_clear_error (&problem);
      if (move_aside (file, now, ret_moved_aside, &problem))
        db = open_sound (file, &problem);
    }
  if (lock >= 0)
    close (lock);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return db;
}

/**
 * clout_store_open_reader:
 * @db: a connection
 *
 * Returns: (transfer full): another one, that sees only what is committed, or %NULL
 */
sqlite3 *
clout_store_open_reader (sqlite3  *db,
                         GError  **error)
{
  sqlite3 *reader = NULL;

  connect_db (sqlite3_db_filename (db, "main"), SQLITE_OPEN_READWRITE, &reader, error);
  return reader;
}
