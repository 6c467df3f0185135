/* salvage.c: recovers the data of a damaged store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/backup/salvage.h"

#include "store/database/migrate.h"
#include "store/backup/raw-pages.h"
#include "store/database/sql.h"

/* Larger ids are damaged: after SQLite's largest id, no account could be added. */
#define RESERVE_IDS "UPDATE sqlite_sequence SET" \
  " seq = max (seq, (SELECT coalesce (max (account), 0) FROM %s WHERE account <= " \
  G_STRINGIFY (CLOUT_SALVAGE_MAX_ID) ")) WHERE name = 'account'"

/* Columns are in the order in which rows store them. */
#define LIST_COLUMNS "SELECT name, type, pk, (SELECT wr FROM pragma_table_list (?1))," \
  " (SELECT count (*) FROM pragma_table_info (?1) WHERE pk > 0) FROM pragma_table_info (?1)" \
  " ORDER BY iif ((SELECT wr FROM pragma_table_list (?1)) AND pk > 0, pk - 100, cid)"

typedef struct
{
  char *name;
  char type; /* 'I'NTEGER, 'R'EAL, 'T'EXT */
  gboolean is_rowid;
} Column;

typedef struct
{
  sqlite3 *db;
  const char *table;
  GArray *columns;
  /* By number of columns, which is smaller for older rows. */
  sqlite3_stmt *insert[CLOUT_RAW_MAX_VALUES + 1];
  GError *error;
} Table;

static void
column_clear (gpointer data)
{
  g_free (((Column *) data)->name);
}

static GArray *
list_columns (sqlite3     *db,
              const char  *table,
              GError     **error)
{
  g_autoptr(GArray) columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_autoptr(sqlite3_stmt) rows = clout_sql_prepare (db, LIST_COLUMNS, error);
  gboolean row = TRUE;

  g_array_set_clear_func (columns, column_clear);
  if (rows == NULL)
    return NULL;
  clout_sql_bind (rows, "s", table);
  while (clout_sql_step (rows, &row, error))
    {
      Column column;

      if (!row)
        return g_steal_pointer (&columns);
      column.name = g_strdup (clout_sql_text (rows, 0));
      column.type = *clout_sql_text (rows, 1);
      column.is_rowid = column.type == 'I' && sqlite3_column_int (rows, 2) == 1
        && sqlite3_column_int (rows, 3) == 0 && sqlite3_column_int (rows, 4) == 1;
      g_array_append_val (columns, column);
    }
  return NULL;
}

static sqlite3_stmt *
prepare_insert (Table *table,
                guint  n)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  if (table->insert[n] != NULL || table->error != NULL)
    return table->insert[n];
  g_string_printf (sql, "INSERT OR IGNORE INTO %s (", table->table);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "",
                            g_array_index (table->columns, Column, i).name);
  g_string_append (sql, ") VALUES (?");
  for (guint i = 1; i < n; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return table->insert[n] = clout_sql_prepare (table->db, sql->str, &table->error);
}

/* Returns whether the value is valid for the column; others are damaged. */
static gboolean
bind (sqlite3_stmt        *insert,
      int                  position,
      const Column        *column,
      const CloutRawValue *value,
      gint64               rowid)
{
  if (column->is_rowid)
    return sqlite3_bind_int64 (insert, position, rowid) == SQLITE_OK;
  switch (value->type)
    {
    case SQLITE_NULL:
      return sqlite3_bind_null (insert, position) == SQLITE_OK;
    case SQLITE_INTEGER:
      return column->type != 'T'
        && sqlite3_bind_int64 (insert, position, value->number) == SQLITE_OK;
    case SQLITE_FLOAT:
      return column->type == 'R'
        && sqlite3_bind_double (insert, position, value->real) == SQLITE_OK;
    case SQLITE_TEXT:
      return column->type == 'T'
        && g_utf8_validate_len ((const char *) value->text, value->length, NULL)
        && sqlite3_bind_text (insert, position, (const char *) value->text,
                              (int) value->length, SQLITE_TRANSIENT) == SQLITE_OK;
    default:
      return FALSE;
    }
}

static void
insert_cb (gint64               rowid,
           const CloutRawValue *values,
           guint                n_values,
           gpointer             data)
{
  Table *table = data;
  sqlite3_stmt *insert;

  if (n_values > table->columns->len || table->error != NULL)
    return;
  insert = prepare_insert (table, n_values);
  if (insert == NULL)
    return;
  for (guint i = 0; i < n_values; i++)
    if (!bind (insert, (int) i + 1, &g_array_index (table->columns, Column, i), &values[i], rowid))
      return;
  clout_sql_run (insert, &table->error);
}

/**
 * clout_salvage_reserve_ids:
 * @db: a connection
 * @table: a table with a column "account"
 *
 * Keeps new accounts from reusing the id of one whose row is lost: they would get its data.
 */
gboolean
clout_salvage_reserve_ids (sqlite3    *db,
                           const char *table,
                           GError    **error)
{
  g_autofree char *sql = g_strdup_printf (RESERVE_IDS, table);

  return clout_sql_exec (db, sql, error);
}

static gboolean
read_table (sqlite3        *db,
            CloutRawPages  *pages,
            const char     *name,
            guint32         root,
            GError        **error)
{
  g_autoptr(GArray) columns = list_columns (db, name, error);
  Table table = { db, name, columns, { NULL, }, NULL };

  if (columns == NULL)
    return FALSE;
  clout_raw_pages_read (pages, root, insert_cb, &table);
  for (guint i = 0; i < G_N_ELEMENTS (table.insert); i++)
    sqlite3_finalize (table.insert[i]);
  if (table.error != NULL)
    {
      g_propagate_error (error, table.error);
      return FALSE;
    }
  for (guint i = 0; i < columns->len; i++)
    if (g_str_equal (g_array_index (columns, Column, i).name, "account"))
      return clout_salvage_reserve_ids (db, name, error);
  return TRUE;
}

/* Rows of the damaged schema: type, name, table, root page, SQL. */
static void
root_cb (gint64               rowid,
         const CloutRawValue *values,
         guint                n_values,
         gpointer             data)
{
  GHashTable *roots = data;

  if (n_values == 5 && values[1].type == SQLITE_TEXT && values[3].type == SQLITE_INTEGER
      && values[3].number > 1 && values[3].number <= G_MAXUINT32)
    g_hash_table_insert (roots, g_strndup ((const char *) values[1].text, values[1].length),
                         GUINT_TO_POINTER ((guint32) values[3].number));
}

static gboolean
is_taken (gpointer key,
          gpointer root,
          gpointer wanted)
{
  return root == wanted;
}

/* If the schema can't be read, assume the root page that this program uses. */
static guint32
find_root (GHashTable *roots,
           const char *name,
           gint64      usual)
{
  gpointer root = g_hash_table_lookup (roots, name);

  if (root != NULL)
    return GPOINTER_TO_UINT (root);
  return g_hash_table_find (roots, is_taken, GUINT_TO_POINTER ((guint32) usual)) != NULL
    ? 0 : (guint32) usual;
}

typedef struct
{
  sqlite3 *db;
  GError *error;
} Sequence;

static void
sequence_cb (gint64               rowid,
             const CloutRawValue *values,
             guint                n_values,
             gpointer             data)
{
  Sequence *sequence = data;
  g_autofree char *name = NULL;
  g_autoptr(sqlite3_stmt) raise = NULL;

  if (n_values != 2 || values[0].type != SQLITE_TEXT || values[1].type != SQLITE_INTEGER
      || sequence->error != NULL)
    return;
  name = g_strndup ((const char *) values[0].text, values[0].length);
  raise = clout_sql_prepare (sequence->db, "UPDATE sqlite_sequence SET seq = max (seq, ?2)"
                             " WHERE name = ?1", &sequence->error);
  if (raise == NULL)
    return;
  clout_sql_bind (raise, "si", name, values[1].number);
  clout_sql_run (raise, &sequence->error);
}

/* Collect the names first: the statement must be finished before writing the tables. */
static GPtrArray *
list_tables (sqlite3    *db,
             GArray     *roots,
             GError    **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (db, "SELECT name, rootpage FROM sqlite_schema WHERE type = 'table'"
                       " ORDER BY name = 'sqlite_sequence', rowid", error);
  gboolean row = TRUE;

  if (rows == NULL)
    return NULL;
  while (clout_sql_step (rows, &row, error))
    {
      gint64 root = row ? sqlite3_column_int64 (rows, 1) : 0;

      if (!row)
        return g_steal_pointer (&names);
      g_ptr_array_add (names, g_strdup (clout_sql_text (rows, 0)));
      g_array_append_val (roots, root);
    }
  return NULL;
}

typedef struct
{
  CloutRawPages *pages;
  GHashTable *roots;
} Source;

static gboolean
copy (sqlite3   *db,
      gpointer   data,
      GError   **error)
{
  Source *source = data;
  Sequence sequence = { db, NULL };
  g_autoptr(GArray) usual = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GPtrArray) names = list_tables (db, usual, error);

  if (names == NULL
      || !clout_sql_exec (db, CLOUT_SALVAGE_NO_IDS, error))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      guint32 root = find_root (source->roots, name, g_array_index (usual, gint64, i));

      if (g_str_equal (name, "sqlite_sequence"))
        clout_raw_pages_read (source->pages, root, sequence_cb, &sequence);
      else if (!g_str_has_prefix (name, "sqlite_")
               && !read_table (db, source->pages, name, root, error))
        return FALSE;
    }
  if (sequence.error == NULL)
    return TRUE;
  g_propagate_error (error, sequence.error);
  return FALSE;
}

static gboolean
count (sqlite3            *db,
       CloutStoreSalvage  *salvage,
       GError            **error)
{
  return clout_sql_find (db, "SELECT count (*) FROM account", NULL, &salvage->accounts, error)
    && clout_sql_find (db, "SELECT count (*) FROM post", NULL, &salvage->posts, error)
    && clout_sql_find (db, "SELECT (SELECT count (*) FROM reaction)"
                      " + (SELECT count (*) FROM remark)", NULL, &salvage->reactions, error)
    && clout_sql_find (db, "SELECT count (*) FROM endorsement", NULL, &salvage->endorsements,
                       error);
}

/**
 * clout_salvage:
 * @damaged: a damaged database; only read
 * @fresh: path of an empty file to write to
 * @ret_salvage: (out caller-allocates): number of rows recovered
 *
 * Stores every row that can still be read in @fresh, with @damaged's schema, and then migrates to
 * the newest.
 *
 * Returns: %FALSE if @fresh can't be written or @damaged can't be opened
 */
gboolean
clout_salvage (const char         *damaged,
               const char         *fresh,
               CloutStoreSalvage  *ret_salvage,
               GError            **error)
{
  g_autoptr(CloutRawPages) pages = clout_raw_pages_new (damaged, error);
  g_autoptr(GHashTable) roots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Source source = { pages, roots };
  sqlite3 *db = NULL;
  gboolean done;

  if (pages == NULL)
    return FALSE;
  clout_raw_pages_read (pages, 1, root_cb, roots);
  done = sqlite3_open_v2 (fresh, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL)
      == SQLITE_OK || clout_sql_fail (db, error);
  done = done && clout_sql_exec (db, "PRAGMA auto_vacuum = INCREMENTAL", error)
    && clout_store_migrate_to (db, clout_raw_pages_get_version (pages), error)
    && clout_sql_write (db, copy, &source, error)
    && clout_store_migrate (db, error)
    && count (db, ret_salvage, error);
  sqlite3_close (db);
  return done;
}
