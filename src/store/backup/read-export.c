/* read-export.c: makes a store from an export.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/backup/read-export.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "model/account.h"
#include "model/endorsement.h"
#include "platform/file.h"
#include "score/reaction.h"
#include "store/backup/json-scan.h"
#include "store/backup/salvage.h"
#include "store/database/migrate.h"
#include "store/database/sql.h"

#define VERSION 1

/* Exports without a schema version have at most this one; missing columns have defaults. */
#define UNNAMED_SCHEMA 12

/* The marker must be within this many bytes. */
#define HEAD_BYTES 256

/* More columns than any table has. */
#define MAX_COLUMNS 32

/* Columns with values of an enumeration. */
static const struct
{
  const char *table;
  const char *column;
  gint64 largest;
} ranges[] = {
  { "account", "source", CLOUT_ACCOUNT_ARCHIVE },
  { "account", "state", CLOUT_ACCOUNT_FAILED },
  { "reaction", "kind", CLOUT_REACTION_FOLLOW },
  { "remark", "kind", CLOUT_REACTION_FOLLOW },
  { "given", "kind", CLOUT_REACTION_FOLLOW },
  { "own_act", "kind", CLOUT_REACTION_FOLLOW },
  { "endorsement", "state", CLOUT_ENDORSEMENT_REFUSED },
  { "endorsement", "visibility", CLOUT_VISIBILITY_DIRECT },
  { "plus_k", "visibility", CLOUT_VISIBILITY_DIRECT },
};

/* Columns with addresses that can be opened. */
static const char *const addresses[] = { "url", "avatar", "link", "origin", NULL };

typedef struct
{
  char *name;
  char type; /* 'I'NTEGER, 'R'EAL, 'T'EXT */
  gboolean is_key;
  gint64 largest;
} Column;

typedef struct
{
  const Column *column;
  int type;
  gint64 number;
  double real;
  GString *text;
} Value;

typedef struct
{
  CloutJsonScan scan;
  const char *const *networks;
  gint64 schema;
  GHashTable *seen;
  GString *name;

  /* The table being read. */
  const char *table;
  GArray *columns;
  Value values[MAX_COLUMNS];
  guint n_values;
  const Column *inserted[MAX_COLUMNS];
  guint n_inserted;
  sqlite3_stmt *insert;
} Reader;

static gboolean
fail (GError     **error,
      const char  *what)
{
  g_set_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_BAD_EXPORT, "store: the export: %s",
               what);
  return FALSE;
}

static void
column_clear (gpointer data)
{
  g_free (((Column *) data)->name);
}

static gint64
find_largest (const char *table,
              const char *column)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (g_str_equal (ranges[i].table, table) && g_str_equal (ranges[i].column, column))
      return ranges[i].largest;
  return -1;
}

static gboolean
list_columns (Reader   *self,
              sqlite3  *db,
              GError  **error)
{
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (db, "SELECT name, type, pk FROM pragma_table_info (?1)", error);
  gboolean row = TRUE;

  g_array_set_size (self->columns, 0);
  if (rows == NULL)
    return FALSE;
  clout_sql_bind (rows, "s", self->table);
  while (clout_sql_step (rows, &row, error))
    {
      Column column;

      if (!row)
        return TRUE;
      column.name = g_strdup (clout_sql_text (rows, 0));
      column.type = *clout_sql_text (rows, 1);
      column.is_key = sqlite3_column_int (rows, 2) > 0;
      column.largest = find_largest (self->table, column.name);
      g_array_append_val (self->columns, column);
    }
  return FALSE;
}

static const Column *
find_column (Reader     *self,
             const char *name)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);

      if (g_str_equal (column->name, name))
        return column;
    }
  return NULL;
}

/* Drops an address that isn't a web address, if the column may be empty. */
static void
check_address (Value *value)
{
  if (g_strv_contains (addresses, value->column->name) && value->text->len > 0
      && g_ascii_strncasecmp (value->text->str, "https://", 8) != 0
      && g_ascii_strncasecmp (value->text->str, "http://", 7) != 0)
    value->type = SQLITE_NULL;
}

static gboolean
is_network (Reader      *self,
            const Value *value)
{
  return !g_str_equal (self->table, "account") || !g_str_equal (value->column->name, "network")
    || g_strv_contains (self->networks, value->text->str);
}

/* Reads a value that is valid for its column. */
static gboolean
read_value (Reader *self,
            Value  *value)
{
  gboolean is_real;

  if (clout_json_scan_word (&self->scan, "null"))
    {
      value->type = SQLITE_NULL;
      return !value->column->is_key;
    }
  if (value->column->type == 'T')
    {
      value->type = SQLITE_TEXT;
      if (!clout_json_scan_string (&self->scan, value->text) || !is_network (self, value))
        return FALSE;
      check_address (value);
      return TRUE;
    }
  if (!clout_json_scan_number (&self->scan, &is_real, &value->number, &value->real))
    return FALSE;
  value->type = is_real ? SQLITE_FLOAT : SQLITE_INTEGER;
  if (value->column->type == 'R')
    return TRUE;
  return !is_real && (value->column->largest < 0
                      || (value->number >= 0 && value->number <= value->column->largest));
}

static gboolean
is_prepared (Reader *self)
{
  if (self->insert == NULL || self->n_values != self->n_inserted)
    return FALSE;
  for (guint i = 0; i < self->n_values; i++)
    if (self->values[i].column != self->inserted[i])
      return FALSE;
  return TRUE;
}

static gboolean
prepare (Reader   *self,
         sqlite3  *db,
         GError  **error)
{
  g_autoptr(GString) sql = g_string_new ("INSERT INTO ");

  if (is_prepared (self))
    return TRUE;
  g_clear_pointer (&self->insert, sqlite3_finalize);
  g_string_append_printf (sql, "%s (", self->table);
  for (guint i = 0; i < self->n_values; i++)
    {
      self->inserted[i] = self->values[i].column;
      g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", self->inserted[i]->name);
    }
  self->n_inserted = self->n_values;
  g_string_append (sql, ") VALUES (?");
  for (guint i = 1; i < self->n_values; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  self->insert = clout_sql_prepare (db, sql->str, error);
  return self->insert != NULL;
}

static void
bind (sqlite3_stmt *insert,
      int           position,
      const Value  *value)
{
  switch (value->type)
    {
    case SQLITE_INTEGER:
      sqlite3_bind_int64 (insert, position, value->number);
      break;
    case SQLITE_FLOAT:
      sqlite3_bind_double (insert, position, value->real);
      break;
    case SQLITE_TEXT:
      sqlite3_bind_text (insert, position, value->text->str, (int) value->text->len,
                         SQLITE_STATIC);
      break;
    default:
      sqlite3_bind_null (insert, position);
    }
}

/* A duplicate row, or one without a required value, is the file's fault. */
static gboolean
insert_row (Reader   *self,
            sqlite3  *db,
            GError  **error)
{
  g_autoptr(GError) problem = NULL;

  if (!prepare (self, db, error))
    return FALSE;
  for (guint i = 0; i < self->n_values; i++)
    bind (self->insert, (int) i + 1, &self->values[i]);
  if (clout_sql_run (self->insert, &problem))
    return TRUE;
  if ((sqlite3_errcode (db) & 0xff) == SQLITE_CONSTRAINT)
    return fail (error, problem->message);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
has_value (Reader       *self,
           const Column *column)
{
  for (guint i = 0; i < self->n_values; i++)
    if (self->values[i].column == column)
      return TRUE;
  return FALSE;
}

static gboolean
read_row (Reader   *self,
          sqlite3  *db,
          GError  **error)
{
  self->n_values = 0;
  if (!clout_json_scan_take (&self->scan, '{'))
    return fail (error, "a row was expected");
  do
    {
      Value *value = &self->values[self->n_values];

      if (!clout_json_scan_string (&self->scan, self->name)
          || !clout_json_scan_take (&self->scan, ':'))
        return fail (error, "a member was expected");
      value->column = find_column (self, self->name->str);
      if (value->column == NULL || has_value (self, value->column))
        return fail (error, "there is no such column");
      if (!read_value (self, value))
        return fail (error, "the value can't be in its column");
      self->n_values++;
    }
  while (clout_json_scan_take (&self->scan, ','));
  if (!clout_json_scan_take (&self->scan, '}'))
    return fail (error, "the row doesn't end");
  return insert_row (self, db, error);
}

static gboolean
read_table (Reader   *self,
            sqlite3  *db,
            GError  **error)
{
  g_clear_pointer (&self->insert, sqlite3_finalize);
  if (!clout_export_is_table (self->name->str)
      || !g_hash_table_add (self->seen, g_strdup (self->name->str)))
    return fail (error, "there is no such table");
  self->table = g_hash_table_lookup (self->seen, self->name->str);
  if (!clout_json_scan_take (&self->scan, ':') || !clout_json_scan_take (&self->scan, '['))
    return fail (error, "a table was expected");
  if (!list_columns (self, db, error))
    return FALSE;
  if (clout_json_scan_take (&self->scan, ']'))
    return TRUE;
  do
    if (!read_row (self, db, error))
      return FALSE;
  while (clout_json_scan_take (&self->scan, ','));
  if (!clout_json_scan_take (&self->scan, ']'))
    return fail (error, "the table doesn't end");
  return find_column (self, "account") == NULL
         || clout_salvage_reserve_ids (db, self->table, error);
}

static gboolean
read_tables (sqlite3   *db,
             gpointer   data,
             GError   **error)
{
  Reader *self = data;
  gint64 n_beyond = 0;

  if (!clout_sql_exec (db, CLOUT_SALVAGE_NO_IDS, error))
    return FALSE;
  while (clout_json_scan_take (&self->scan, ','))
    {
      if (!clout_json_scan_string (&self->scan, self->name))
        return fail (error, "the name of a table was expected");
      if (!read_table (self, db, error))
        return FALSE;
    }
  if (!clout_json_scan_take (&self->scan, '}') || !clout_json_scan_is_done (&self->scan))
    return fail (error, "the end was expected");
  if (!clout_sql_find (db, "SELECT count (*) FROM account WHERE id > "
                       G_STRINGIFY (CLOUT_SALVAGE_MAX_ID), NULL, &n_beyond, error))
    return FALSE;
  if (n_beyond > 0)
    return fail (error, "no account has such an id");
  /* A file that was truncated after a table isn't complete. */
  return g_hash_table_contains (self->seen, "account") || fail (error, "there are no accounts");
}

static gboolean
read_member (Reader     *self,
             const char *name,
             gint64     *ret_number)
{
  gboolean is_real = FALSE;
  double real;

  return clout_json_scan_string (&self->scan, self->name) && g_str_equal (self->name->str, name)
    && clout_json_scan_take (&self->scan, ':')
    && clout_json_scan_number (&self->scan, &is_real, ret_number, &real) && !is_real
    && *ret_number > 0;
}

/* Reads the export's metadata. */
static gboolean
read_head (Reader  *self,
           GError **error)
{
  CloutJsonScan before;
  gint64 version = 0;

  if (!clout_json_scan_take (&self->scan, '{')
      || !clout_json_scan_string (&self->scan, self->name)
      || !g_str_equal (self->name->str, "format") || !clout_json_scan_take (&self->scan, ':')
      || !clout_json_scan_string (&self->scan, self->name)
      || !g_str_equal (self->name->str, "clout-export")
      || !clout_json_scan_take (&self->scan, ',') || !read_member (self, "version", &version))
    return fail (error, "its format isn't named");
  before = self->scan;
  self->schema = UNNAMED_SCHEMA;
  if (!clout_json_scan_take (&self->scan, ',') || !read_member (self, "schema", &self->schema))
    {
      self->schema = UNNAMED_SCHEMA;
      self->scan = before;
    }
  if (version <= VERSION && self->schema <= clout_store_get_newest_schema ())
    return TRUE;
  g_set_error_literal (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_NEWER,
                       "store: a newer program wrote the export");
  return FALSE;
}

static gboolean
fill (Reader      *self,
      const char  *fresh,
      GError     **error)
{
  sqlite3 *db = NULL;
  gboolean done = sqlite3_open_v2 (fresh, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL)
      == SQLITE_OK || clout_sql_fail (db, error);

  done = done && clout_sql_exec (db, "PRAGMA auto_vacuum = INCREMENTAL", error)
    && clout_store_migrate_to (db, self->schema, error)
    && clout_sql_write (db, read_tables, self, error)
    && clout_store_migrate (db, error);
  g_clear_pointer (&self->insert, sqlite3_finalize);
  sqlite3_close (db);
  return done;
}

/**
 * clout_export_is_one:
 * @path: path of any file
 *
 * Returns: whether it looks like an export, even a damaged one
 */
gboolean
clout_export_is_one (const char *path)
{
  g_autofree char *head = g_malloc0 (HEAD_BYTES + 1);
  g_autoptr(GString) text = g_string_new (NULL);
  CloutJsonScan scan = { head, head, 1 };
  int fd = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? clout_platform_open_chosen (path) : -1;
  FILE *file = fd >= 0 ? fdopen (fd, "rb") : NULL;

  if (file == NULL)
    return FALSE;
  scan.end += fread (head, 1, HEAD_BYTES, file);
  fclose (file);
  return clout_json_scan_take (&scan, '{') && clout_json_scan_string (&scan, text)
    && g_str_equal (text->str, "format") && clout_json_scan_take (&scan, ':')
    && clout_json_scan_string (&scan, text) && g_str_equal (text->str, "clout-export");
}

/* A private copy: reading a mapped file that another program truncates ends the process. */
static GMappedFile *
map_copy (const char  *path,
          const char  *name,
          GError     **error)
{
  g_autoptr(GFile) source = g_file_new_for_path (path);
  g_autoptr(GFile) copy = g_file_new_for_path (name);
  g_autoptr(GError) problem = NULL;
  GMappedFile *file = NULL;

  if (g_file_copy (source, copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &problem))
    file = g_mapped_file_new (name, FALSE, &problem);
  g_unlink (name);
  if (file == NULL)
    g_set_error (error, CLOUT_STORE_ERROR,
                 g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NO_SPACE)
                 ? CLOUT_STORE_ERROR_FULL : CLOUT_STORE_ERROR_READ_ONLY,
                 "store: %s", problem->message);
  return file;
}

/**
 * clout_read_export:
 * @path: an export
 * @fresh: path of an empty file to write to
 * @networks: known networks, %NULL-terminated
 * @ret_line: (out): line of @path where reading ended
 *
 * Stores an export's data in @fresh, with the schema it was written with, and then migrates to
 * the newest. Doesn't check foreign keys, because repaired data may have tags of missing posts.
 *
 * Returns: %FALSE with %CLOUT_STORE_ERROR_BAD_EXPORT if the export is damaged, with
 *   %CLOUT_STORE_ERROR_NEWER if a newer program wrote it, or if @fresh can't be written
 */
gboolean
clout_read_export (const char         *path,
                   const char         *fresh,
                   const char *const  *networks,
                   guint              *ret_line,
                   GError            **error)
{
  g_autofree char *copy = g_strconcat (fresh, "-export", NULL);
  GMappedFile *file = map_copy (path, copy, error);
  Reader self = { .networks = networks };
  gboolean done;

  *ret_line = 0;
  if (file == NULL)
    return FALSE;
  self.scan.at = g_mapped_file_get_contents (file);
  self.scan.end = self.scan.at + g_mapped_file_get_length (file);
  self.scan.line = 1;
  self.name = g_string_new (NULL);
  self.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self.columns, column_clear);
  for (guint i = 0; i < MAX_COLUMNS; i++)
    self.values[i].text = g_string_new (NULL);
  done = read_head (&self, error) && fill (&self, fresh, error);
  *ret_line = self.scan.line;
  for (guint i = 0; i < MAX_COLUMNS; i++)
    g_string_free (self.values[i].text, TRUE);
  g_array_unref (self.columns);
  g_hash_table_unref (self.seen);
  g_string_free (self.name, TRUE);
  g_mapped_file_unref (file);
  /* Windows doesn't remove a file while it is mapped. */
  g_unlink (copy);
  return done;
}
