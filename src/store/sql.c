/* sql.c: SQLite statements whose failures are GErrors.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sql.h"

#include <stdarg.h>

#include "store/store.h"

static CloutStoreError
code_of (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_FULL:
      return CLOUT_STORE_ERROR_FULL;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return CLOUT_STORE_ERROR_DAMAGED;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return CLOUT_STORE_ERROR_BUSY;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return CLOUT_STORE_ERROR_READ_ONLY;
    default:
      return CLOUT_STORE_ERROR_FAILED;
    }
}

/**
 * clout_sql_fail:
 * @db: a connection whose last call failed
 *
 * Returns: %FALSE, with the reason in @error
 */
gboolean
clout_sql_fail (sqlite3  *db,
                GError  **error)
{
  g_set_error (error, CLOUT_STORE_ERROR, code_of (sqlite3_extended_errcode (db)),
               "store: %s", sqlite3_errmsg (db));
  return FALSE;
}

gboolean
clout_sql_exec (sqlite3     *db,
                const char  *sql,
                GError     **error)
{
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
  int result = sqlite3_step (statement);

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

const char *
clout_sql_text (sqlite3_stmt *statement,
                int           column)
{
  return (const char *) sqlite3_column_text (statement, column);
}
