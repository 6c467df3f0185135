/* migrate.c: numbered SQL files, each in one transaction.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/migrate.h"

#include "store/sql.h"
#include "store/store.h"

#define NEWEST_SCHEMA 1

static gboolean
read_version (sqlite3  *db,
              gint64   *ret_version,
              GError  **error)
{
  g_autoptr(sqlite3_stmt) statement = clout_sql_prepare (db, "PRAGMA user_version", error);
  gboolean row = FALSE;

  if (statement == NULL || !clout_sql_step (statement, &row, error))
    return FALSE;
  *ret_version = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

static gboolean
apply (sqlite3  *db,
       gint64    version,
       GError  **error)
{
  g_autofree char *path =
    g_strdup_printf ("/io/github/cloutapp/Clout/store/sql/%03" G_GINT64_FORMAT ".sql", version);
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %" G_GINT64_FORMAT, version);
  g_autoptr(GBytes) sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (sql == NULL || !clout_sql_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (clout_sql_exec (db, g_bytes_get_data (sql, NULL), error)
      && clout_sql_exec (db, mark, error)
      && clout_sql_exec (db, "COMMIT", error))
    return TRUE;
  clout_sql_exec (db, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * clout_store_migrate:
 * @db: a connection
 *
 * Brings the schema up to date. A newer one is refused with
 * %CLOUT_STORE_ERROR_NEWER and not touched.
 */
gboolean
clout_store_migrate (sqlite3  *db,
                     GError  **error)
{
  gint64 version = 0;

  if (!read_version (db, &version, error))
    return FALSE;
  if (version > NEWEST_SCHEMA)
    {
      g_set_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_NEWER,
                   "store: its schema is %" G_GINT64_FORMAT ", this program knows %d",
                   version, NEWEST_SCHEMA);
      return FALSE;
    }
  while (version < NEWEST_SCHEMA)
    if (!apply (db, ++version, error))
      return FALSE;
  return TRUE;
}
