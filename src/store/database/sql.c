/* sql.c: SQLite statements whose failures are GErrors.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/database/sql.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdarg.h>

/* SQLite does not always keep what the system said of a commit that failed. */
static CloutStoreError
code_of (sqlite3 *db,
         int      problem)
{
  switch (sqlite3_errcode (db) & 0xff)
    {
    case SQLITE_IOERR:
      return clout_sql_code_of_errno (sqlite3_system_errno (db) != 0
                                      ? sqlite3_system_errno (db) : problem);
    case SQLITE_FULL:
      return CLOUT_STORE_ERROR_FULL;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return CLOUT_STORE_ERROR_DAMAGED;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return CLOUT_STORE_ERROR_BUSY;
    case SQLITE_CANTOPEN:
      return clout_sql_code_of_errno (sqlite3_system_errno (db));
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return CLOUT_STORE_ERROR_READ_ONLY;
    case SQLITE_ERROR:
      return g_str_has_prefix (sqlite3_errmsg (db), "no such table")
        ? CLOUT_STORE_ERROR_DAMAGED : CLOUT_STORE_ERROR_FAILED;
    default:
      return CLOUT_STORE_ERROR_FAILED;
    }
}

/**
 * clout_sql_code_of_errno:
 * @problem: what the system said
 *
 * Returns: the code that stands for it; quotas and limits are a full disk too
 */
CloutStoreError
clout_sql_code_of_errno (int problem)
{
  switch (problem)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return CLOUT_STORE_ERROR_FULL;
    case EACCES:
    case EPERM:
    case EROFS:
      return CLOUT_STORE_ERROR_READ_ONLY;
    case EISDIR:
    case ENOTDIR:
    case EEXIST:
    case ELOOP:
      return CLOUT_STORE_ERROR_NOT_A_FILE;
    case ENAMETOOLONG:
      return CLOUT_STORE_ERROR_BAD_NAME;
    case EMFILE:
    case ENFILE:
      return CLOUT_STORE_ERROR_TOO_MANY_FILES;
    default:
      return CLOUT_STORE_ERROR_FAILED;
    }
}

/**
 * clout_sql_suspect:
 * @path: a database
 *
 * Returns: (transfer full): the file whose being there asks the next start to check
 *   every page of @path, made when a query finds damage
 */
char *
clout_sql_suspect (const char *path)
{
  return g_strconcat (path, "-suspect", NULL);
}

static void
mark_suspect (sqlite3 *db)
{
  const char *path = sqlite3_db_filename (db, "main");
  g_autofree char *suspect = clout_sql_suspect (path);
  int fd;

  if (path == NULL || *path == '\0')
    return;
  fd = g_open (suspect, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (fd >= 0)
    g_close (fd, NULL);
}

/**
 * clout_sql_fail:
 * @db: a connection whose last call failed
 *
 * Damage is noted beside the file, so that the next start looks at all of it. A wait that
 * the thread's current cancellable has ended is %G_IO_ERROR_CANCELLED.
 *
 * Returns: %FALSE, with the reason in @error
 */
gboolean
clout_sql_fail (sqlite3  *db,
                GError  **error)
{
  CloutStoreError code = code_of (db, errno);

  if (code == CLOUT_STORE_ERROR_BUSY
      && g_cancellable_set_error_if_cancelled (g_cancellable_get_current (), error))
    return FALSE;
  g_set_error (error, CLOUT_STORE_ERROR, code, "store: %s", sqlite3_errmsg (db));
  if (code == CLOUT_STORE_ERROR_DAMAGED)
    mark_suspect (db);
  return FALSE;
}

gboolean
clout_sql_exec (sqlite3     *db,
                const char  *sql,
                GError     **error)
{
  errno = 0;
  return sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK || clout_sql_fail (db, error);
}

sqlite3_stmt *
clout_sql_prepare (sqlite3     *db,
                   const char  *sql,
                   GError     **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    clout_sql_fail (db, error);
  return statement;
}

/**
 * clout_sql_ask:
 * @ret_number: (out): the first column of the only row
 *
 * Asks what has one number for an answer.
 */
gboolean
clout_sql_ask (sqlite3     *db,
               const char  *sql,
               gint64      *ret_number,
               GError     **error)
{
  g_autoptr(sqlite3_stmt) statement = clout_sql_prepare (db, sql, error);
  gboolean row = FALSE;

  if (statement == NULL || !clout_sql_step (statement, &row, error))
    return FALSE;
  *ret_number = row ? sqlite3_column_int64 (statement, 0) : 0;
  return TRUE;
}

/**
 * clout_sql_bind:
 * @statement: a statement
 * @types: one letter per parameter: i for a gint64, d for a double, s for a
 *   string or %NULL that outlives the next step
 *
 * Resets the statement and binds its parameters in order.
 */
void
clout_sql_bind (sqlite3_stmt *statement,
                const char   *types,
                ...)
{
  va_list values;

  sqlite3_reset (statement);
  va_start (values, types);
  for (int i = 0; types[i] != '\0'; i++)
    switch (types[i])
      {
      case 'i': sqlite3_bind_int64 (statement, i + 1, va_arg (values, gint64)); break;
      case 'd': sqlite3_bind_double (statement, i + 1, va_arg (values, double)); break;
      case 's': sqlite3_bind_text (statement, i + 1, va_arg (values, const char *), -1,
                                   SQLITE_STATIC); break;
      default: g_assert_not_reached ();
      }
  va_end (values);
}

/**
 * clout_sql_step:
 * @ret_row: (out): whether there is a row to read
 *
 * Returns: %FALSE with @error set on failure
 */
gboolean
clout_sql_step (sqlite3_stmt  *statement,
                gboolean      *ret_row,
                GError       **error)
{
  int result;

  errno = 0;
  result = sqlite3_step (statement);
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    return clout_sql_fail (sqlite3_db_handle (statement), error);
  *ret_row = result == SQLITE_ROW;
  return TRUE;
}

/* Steps a statement whose rows, if any, are of no interest. */
gboolean
clout_sql_run (sqlite3_stmt  *statement,
               GError       **error)
{
  gboolean row;
  gboolean done = clout_sql_step (statement, &row, error);

  sqlite3_reset (statement);
  return done;
}

/**
 * clout_sql_write:
 * @db: a connection outside a transaction
 * @func: what is to be done in one transaction
 * @data: for @func
 *
 * Commits what @func has done, or rolls it back if it fails. The lock is taken at the
 * beginning: a transaction that reads first could not wait for another program that writes.
 */
gboolean
clout_sql_write (sqlite3       *db,
                 CloutSqlFunc   func,
                 gpointer       data,
                 GError       **error)
{
  if (!clout_sql_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (func (db, data, error) && clout_sql_exec (db, "COMMIT", error))
    return TRUE;
  clout_sql_exec (db, "ROLLBACK", NULL);
  return FALSE;
}

const char *
clout_sql_text (sqlite3_stmt *statement,
                int           column)
{
  return (const char *) sqlite3_column_text (statement, column);
}
