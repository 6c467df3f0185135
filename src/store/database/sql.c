/* sql.c: SQLite statements with GError.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/database/sql.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdarg.h>
#include <string.h>

#include "platform/file.h"

/* SQLite doesn't always keep the system error of a failed commit. */
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
      return clout_platform_is_quota (problem) ? CLOUT_STORE_ERROR_FULL : CLOUT_STORE_ERROR_FAILED;
    }
}

/**
 * clout_sql_code_of_errno:
 * @problem: errno from the system
 *
 * Maps a system error to SQLite's code.
 *
 * Returns: the corresponding code; quotas and limits count as a full disk
 */
CloutStoreError
clout_sql_code_of_errno (int problem)
{
  switch (problem)
    {
    case ENOSPC:
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
      return clout_platform_is_quota (problem) ? CLOUT_STORE_ERROR_FULL : CLOUT_STORE_ERROR_FAILED;
    }
}

/**
 * clout_sql_suspect:
 * @path: a database
 *
 * Gets the path of the file that marks a database as possibly damaged.
 *
 * Returns: (transfer full): path of a marker file, created when a query finds damage, which makes
 *   the next start check every page of @path
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
  fd = clout_platform_open (suspect, CLOUT_OPEN_CREATE);
  if (fd >= 0)
    g_close (fd, NULL);
}

/**
 * clout_sql_fail:
 * @db: a connection whose last call failed
 *
 * Sets @error from SQLite's last error. Marks damaged files, so that the next start checks them
 * completely. A wait ended by the thread's current cancellable is %G_IO_ERROR_CANCELLED.
 *
 * Returns: %FALSE, with @error set
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
 * clout_sql_bind:
 * @statement: a statement
 * @types: one letter per parameter: i for a gint64, d for a double, s for a string or %NULL,
 *   which must be valid until the next step
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
 * @statement: a statement
 * @ret_row: (out): whether there is a row
 *
 * Executes a statement up to its next row.
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

/* Steps a statement and ignores its rows, if any. */
gboolean
clout_sql_run (sqlite3_stmt  *statement,
               GError       **error)
{
  gboolean row;
  gboolean done = clout_sql_step (statement, &row, error);

  sqlite3_reset (statement);
  return done;
}

typedef union
{
  gint64 number;
  double real;
  char *text;
} Value;

struct _CloutBinds
{
  char *types;
  Value *values;
};

/**
 * clout_binds_new:
 * @types: as for clout_sql_bind()
 *
 * Returns: (transfer full): a statement's parameters, with copies of the strings
 */
CloutBinds *
clout_binds_new (const char *types,
                 ...)
{
  CloutBinds *self = g_new0 (CloutBinds, 1);
  va_list values;

  self->types = g_strdup (types);
  self->values = g_new0 (Value, strlen (types));
  va_start (values, types);
  for (gsize i = 0; types[i] != '\0'; i++)
    switch (types[i])
      {
      case 'i': self->values[i].number = va_arg (values, gint64); break;
      case 'd': self->values[i].real = va_arg (values, double); break;
      case 's': self->values[i].text = g_strdup (va_arg (values, const char *)); break;
      default: g_assert_not_reached ();
      }
  va_end (values);
  return self;
}

void
clout_binds_free (CloutBinds *self)
{
  for (gsize i = 0; self->types[i] != '\0'; i++)
    if (self->types[i] == 's')
      g_free (self->values[i].text);
  g_free (self->values);
  g_free (self->types);
  g_free (self);
}

static void
bind_all (sqlite3_stmt     *statement,
          const CloutBinds *binds)
{
  for (gsize i = 0; binds != NULL && binds->types[i] != '\0'; i++)
    switch (binds->types[i])
      {
      case 'i': sqlite3_bind_int64 (statement, i + 1, binds->values[i].number); break;
      case 'd': sqlite3_bind_double (statement, i + 1, binds->values[i].real); break;
      case 's': sqlite3_bind_text (statement, i + 1, binds->values[i].text, -1,
                                   SQLITE_TRANSIENT); break;
      default: g_assert_not_reached ();
      }
}

/**
 * clout_sql_select:
 * @db: a connection
 * @sql: a statement
 * @binds: (transfer full) (nullable): the parameters
 *
 * Prepares a statement for clout_sql_next().
 */
sqlite3_stmt *
clout_sql_select (sqlite3     *db,
                  const char  *sql,
                  CloutBinds  *binds,
                  GError     **error)
{
  g_autoptr(CloutBinds) owned = binds;
  sqlite3_stmt *rows = clout_sql_prepare (db, sql, error);

  if (rows != NULL)
    bind_all (rows, owned);
  return rows;
}

/**
 * clout_sql_next:
 * @rows: (nullable): a statement
 *
 * Moves to the next row of a statement.
 *
 * Returns: whether there is another row; clout_sql_end() distinguishes the end from an error
 */
gboolean
clout_sql_next (sqlite3_stmt *rows)
{
  errno = 0;
  return rows != NULL && sqlite3_step (rows) == SQLITE_ROW;
}

/**
 * clout_sql_end:
 * @rows: (nullable): a statement after its last row
 *
 * Checks that a statement has ended without an error.
 *
 * Returns: whether all rows were read; otherwise @error is set, now or when the statement was
 *   prepared
 */
gboolean
clout_sql_end (sqlite3_stmt  *rows,
               GError       **error)
{
  int problem = errno;

  if (rows == NULL)
    return FALSE;
  if (sqlite3_reset (rows) == SQLITE_OK)
    return TRUE;
  errno = problem;
  return clout_sql_fail (sqlite3_db_handle (rows), error);
}

/**
 * clout_sql_list:
 * @db: a connection
 * @binds: (transfer full) (nullable): the parameters
 *
 * Returns: (transfer full): the items of all rows
 */
GPtrArray *
clout_sql_list (sqlite3             *db,
                const CloutSqlList  *list,
                CloutBinds          *binds,
                GError             **error)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (list->free_item);
  g_autoptr(sqlite3_stmt) rows = clout_sql_select (db, list->sql, binds, error);

  while (clout_sql_next (rows))
    {
      gpointer item = list->read_row (rows);

      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  return clout_sql_end (rows, error) ? g_steal_pointer (&items) : NULL;
}

/**
 * clout_sql_list_names:
 * @db: a connection
 * @sql: a statement
 * @binds: (transfer full) (nullable): the parameters
 *
 * Returns: (transfer full): the first column of all rows
 */
GStrv
clout_sql_list_names (sqlite3     *db,
                      const char  *sql,
                      CloutBinds  *binds,
                      GError     **error)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr(sqlite3_stmt) rows = clout_sql_select (db, sql, binds, error);

  while (clout_sql_next (rows))
    g_strv_builder_add (names, clout_sql_text (rows, 0));
  return clout_sql_end (rows, error) ? g_strv_builder_end (names) : NULL;
}

/**
 * clout_sql_find:
 * @db: a connection
 * @sql: a statement
 * @binds: (transfer full) (nullable): the parameters
 * @number: (inout): first column of the first row; unchanged if missing or null
 *
 * Runs a statement and reads one number.
 */
gboolean
clout_sql_find (sqlite3     *db,
                const char  *sql,
                CloutBinds  *binds,
                gint64      *number,
                GError     **error)
{
  g_autoptr(sqlite3_stmt) rows = clout_sql_select (db, sql, binds, error);

  if (clout_sql_next (rows) && sqlite3_column_type (rows, 0) != SQLITE_NULL)
    *number = sqlite3_column_int64 (rows, 0);
  return clout_sql_end (rows, error);
}

/**
 * clout_sql_change:
 * @db: a connection
 * @sql: one or more statements
 * @binds: (transfer full) (nullable): the parameters, for each of them
 *
 * Runs statements and ignores their rows, if any.
 */
gboolean
clout_sql_change (sqlite3     *db,
                  const char  *sql,
                  CloutBinds  *binds,
                  GError     **error)
{
  g_autoptr(CloutBinds) owned = binds;

  while (*sql != '\0')
    {
      g_autoptr(sqlite3_stmt) statement = NULL;

      if (sqlite3_prepare_v2 (db, sql, -1, &statement, &sql) != SQLITE_OK)
        return clout_sql_fail (db, error);
      bind_all (statement, owned);
      if (!clout_sql_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * clout_sql_write:
 * @db: a connection outside a transaction
 * @func: function to run in a transaction
 * @data: data for @func
 *
 * Runs @func in a transaction, and rolls it back if it fails. Takes the lock at the beginning,
 * because a transaction that starts by reading couldn't wait for another program that writes.
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
