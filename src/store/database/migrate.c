/* migrate.c: applies numbered SQL files, each in one transaction.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/database/migrate.h"

#include "store/database/sql.h"

/* “Clou”, in the header of the file. */
#define APPLICATION_ID 0x436c6f75

#define NEWEST_SCHEMA 21

static gboolean
read_version (sqlite3  *db,
              gint64   *ret_version,
              GError  **error)
{
  gint64 version = 0;

  if (!clout_sql_find (db, "PRAGMA user_version", NULL, &version, error))
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

/* Reads the version again inside the transaction, because another program may have migrated it. */
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

/* Tables that every version of Clout has, with columns that hardly any other program has. */
#define LOOKS_OURS "SELECT (SELECT count (*) FROM pragma_table_info ('account')" \
  " WHERE name IN ('network', 'server', 'remote', 'last_sync')) = 4" \
  " OR (SELECT count (*) FROM sqlite_schema) = 0"

/**
 * clout_store_check_owner:
 * @db: a connection that hasn't written anything
 *
 * Rejects another program's database with %CLOUT_STORE_ERROR_FOREIGN. Older stores have no id and
 * are recognized by their tables.
 */
gboolean
clout_store_check_owner (sqlite3  *db,
                         GError  **error)
{
  gint64 id = 0;
  gint64 ours;

  if (!clout_sql_find (db, "PRAGMA application_id", NULL, &id, error))
    return FALSE;
  ours = id == APPLICATION_ID;
  if (id == 0 && !clout_sql_find (db, LOOKS_OURS, NULL, &ours, error))
    return FALSE;
  if (ours)
    return TRUE;
  g_set_error_literal (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FOREIGN,
                       "store: it is the database of another program");
  return FALSE;
}

/* Writes the id if it is missing. If another program is writing to the file, a later start does
   it. */
void
clout_store_sign (sqlite3 *db)
{
  gint64 id = 0;

  if (clout_sql_find (db, "PRAGMA application_id", NULL, &id, NULL) && id == 0)
    clout_sql_exec (db, "PRAGMA application_id = " G_STRINGIFY (APPLICATION_ID), NULL);
}

/* Returns the newest schema version. */
gint64
clout_store_get_newest_schema (void)
{
  return NEWEST_SCHEMA;
}

/**
 * clout_store_check_version:
 * @db: a connection that hasn't written anything
 *
 * Rejects a schema newer than this program's with %CLOUT_STORE_ERROR_NEWER.
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
 * @wanted: a schema version; 0 and unknown versions mean the newest
 *
 * Migrates the schema to @wanted, with a transaction for each step.
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

/* Migrates the schema to the newest version. */
gboolean
clout_store_migrate (sqlite3  *db,
                     GError  **error)
{
  return clout_store_migrate_to (db, NEWEST_SCHEMA, error);
}

#define TABLES "SELECT name FROM sqlite_schema WHERE type = 'table'"

/* Returns (transfer full): the tables' names as an SQL list. */
static char *
dup_names (sqlite3  *db,
           GError  **error)
{
  g_autoptr(sqlite3_stmt) names =
    clout_sql_prepare (db, "SELECT group_concat (quote (name)) FROM (" TABLES ")", error);
  gboolean row = FALSE;

  if (names == NULL || !clout_sql_step (names, &row, error) || !row)
    return NULL;
  return g_strdup (clout_sql_text (names, 0));
}

/**
 * clout_store_check_tables:
 * @db: a connection whose schema is up to date
 *
 * Fails with %CLOUT_STORE_ERROR_DAMAGED if a table is missing.
 */
gboolean
clout_store_check_tables (sqlite3  *db,
                          GError  **error)
{
  g_autofree char *names = NULL;
  g_autofree char *sql = NULL;
  sqlite3 *fresh = NULL;
  gint64 there = 0;
  gint64 n = 0;
  gboolean done = sqlite3_open (":memory:", &fresh) == SQLITE_OK
    && clout_store_migrate (fresh, error)
    && clout_sql_find (fresh, "SELECT count (*) FROM (" TABLES ")", NULL, &n, error)
    && (names = dup_names (fresh, error)) != NULL;

  sqlite3_close (fresh);
  if (!done)
    return FALSE;
  sql = g_strdup_printf ("SELECT count (*) FROM (" TABLES ") WHERE name IN (%s)", names);
  if (!clout_sql_find (db, sql, NULL, &there, error))
    return FALSE;
  if (there == n)
    return TRUE;
  g_set_error_literal (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_DAMAGED,
                       "store: a table is missing");
  return FALSE;
}
