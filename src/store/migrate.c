/* migrate.c: numbered SQL files, each in one transaction.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/migrate.h"

#include "store/sql.h"

#define NEWEST_SCHEMA 9

static gboolean
read_version (sqlite3  *db,
              gint64   *ret_version,
              GError  **error)
{
  gint64 version = 0;

  if (!clout_sql_ask (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version < 0 || version > NEWEST_SCHEMA)
    {
      g_set_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_NEWER,
                   "store: its schema is %" G_GINT64_FORMAT ", this program knows %d",
                   version, NEWEST_SCHEMA);
      return FALSE;
    }
  *ret_version = version;
  return TRUE;
}

/* The version is read again inside: another program may have been faster. */
static gboolean
apply_next (sqlite3  *db,
            gint64    wanted,
            GError  **error)
{
  g_autofree char *path = NULL;
  g_autofree char *mark = NULL;
  g_autoptr(GBytes) sql = NULL;
  gint64 version;

  if (!read_version (db, &version, error))
    return FALSE;
  if (version >= wanted)
    return TRUE;
  version++;
  path = g_strdup_printf ("/io/github/cloutapp/Clout/store/sql/%03d.sql", (int) version);
  mark = g_strdup_printf ("PRAGMA user_version = %d", (int) version);
  sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  return sql != NULL
    && clout_sql_exec (db, g_bytes_get_data (sql, NULL), error)
    && clout_sql_exec (db, mark, error);
}

/**
 * clout_store_check_version:
 * @db: a connection that nothing was written through
 *
 * Refuses a schema newer than this program's with %CLOUT_STORE_ERROR_NEWER.
 */
gboolean
clout_store_check_version (sqlite3  *db,
                           GError  **error)
{
  gint64 version;

  return read_version (db, &version, error);
}

/**
 * clout_store_migrate_to:
 * @db: a connection
 * @wanted: a schema; 0 and schemas that this program doesn't know are the newest one
 *
 * Brings the schema up to @wanted, each step whole or not at all.
 */
gboolean
clout_store_migrate_to (sqlite3  *db,
                        gint64    wanted,
                        GError  **error)
{
  gint64 version;

  if (wanted <= 0 || wanted > NEWEST_SCHEMA)
    wanted = NEWEST_SCHEMA;
  while (TRUE)
    {
      if (!read_version (db, &version, error))
        return FALSE;
      if (version >= wanted)
        return TRUE;
      if (!clout_sql_exec (db, "BEGIN IMMEDIATE", error))
        return FALSE;
      if (!apply_next (db, wanted, error) || !clout_sql_exec (db, "COMMIT", error))
        {
          clout_sql_exec (db, "ROLLBACK", NULL);
          return FALSE;
        }
    }
}

/* Brings the schema up to date. */
gboolean
clout_store_migrate (sqlite3  *db,
                     GError  **error)
{
  return clout_store_migrate_to (db, NEWEST_SCHEMA, error);
}
