/* export.c: exports all data as one JSON document.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/backup/export.h"

#include <math.h>
#include <string.h>

#include "base/sanitize.h"
#include "store/database/migrate.h"
#include "store/backup/read-export.h"
#include "store/database/call.h"

/* Every table is an array of objects with the columns as members. SQLite's json_object() isn't
   used because it writes only 15 digits of a number. */
static const char *const tables[] = {
  "account", "person", "post", "tag", "post_tag", "featured_tag", "reaction", "remark",
  "given", "own_act", "endorsement", "hidden_endorsement", "hidden_topic", "plus_k",
  "score_point", "holiday", "perk_feed", "perk", "follower_count", "tip",
  "spending", "budget", "charged", "cursor", "asked", "repository", "alias",
  "list", "list_member", "merged_person",
};

/* Returns whether exports have a table of this name. */
gboolean
clout_export_is_table (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (tables[i], name))
      return TRUE;
  return FALSE;
}

static void
append_string (GString    *json,
               const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  g_string_append_c (json, '"');
  for (const char *p = valid; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (json, "\\%c", *p);
    else if ((guchar) *p < 0x20)
      g_string_append_printf (json, "\\u%04x", (guint) *p);
    else
      g_string_append_c (json, *p);
  g_string_append_c (json, '"');
}

static void
append_value (GString      *json,
              sqlite3_stmt *rows,
              int           column)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  double real;

  switch (sqlite3_column_type (rows, column))
    {
    case SQLITE_INTEGER:
      g_string_append_printf (json, "%" G_GINT64_FORMAT,
                              (gint64) sqlite3_column_int64 (rows, column));
      break;
    case SQLITE_FLOAT:
      /* JSON can express infinity only as a number that is too large. */
      real = sqlite3_column_double (rows, column);
      g_string_append (json, isfinite (real) ? g_ascii_dtostr (number, sizeof number, real)
                                             : real > 0 ? "1e999" : "-1e999");
      break;
    case SQLITE_NULL:
      g_string_append (json, "null");
      break;
    default:
      append_string (json, clout_sql_text (rows, column));
    }
}

static void
append_row (GString      *json,
            sqlite3_stmt *rows)
{
  for (int i = 0; i < sqlite3_column_count (rows); i++)
    {
      g_string_append (json, i > 0 ? ", " : "    {");
      append_string (json, sqlite3_column_name (rows, i));
      g_string_append (json, ": ");
      append_value (json, rows, i);
    }
  g_string_append_c (json, '}');
}

static gboolean
write_table (sqlite3       *db,
             const char    *table,
             GOutputStream *stream,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", table);
  g_autoptr(sqlite3_stmt) rows = clout_sql_prepare (db, sql, error);
  g_autoptr(GString) json = g_string_new (NULL);
  const char *separator = "\n";
  gboolean row = FALSE;

  if (rows == NULL)
    return FALSE;
  while (TRUE)
    {
      if (!clout_sql_step (rows, &row, error))
        return FALSE;
      if (!row || json->len > 65536)
        {
          g_autofree char *escaped = clout_sanitize_escape_json (json->str);

          if (!g_output_stream_write_all (stream, escaped, strlen (escaped), NULL, cancellable,
                                          error))
            return FALSE;
          g_string_truncate (json, 0);
        }
      if (!row)
        return TRUE;
      g_string_append (json, separator);
      separator = ",\n";
      append_row (json, rows);
    }
}

/* The stream's calls end when the export is canceled. */
static gboolean
export (sqlite3   *db,
        gpointer   args,
        GError   **error)
{
  GOutputStream *stream = args;
  GCancellable *cancellable = g_cancellable_get_current ();
  gboolean done = g_output_stream_printf (stream, NULL, cancellable, error,
                                          "{\n  \"format\": \"clout-export\",\n  \"version\": 1,"
                                          "\n  \"schema\": %" G_GINT64_FORMAT,
                                          clout_store_get_newest_schema ());

  for (gsize i = 0; done && i < G_N_ELEMENTS (tables); i++)
    done = g_output_stream_printf (stream, NULL, cancellable, error, ",\n  \"%s\": [", tables[i])
      && write_table (db, tables[i], stream, cancellable, error)
      && g_output_stream_printf (stream, NULL, cancellable, error, "\n  ]");
  return done && g_output_stream_printf (stream, NULL, cancellable, error, "\n}\n");
}

/**
 * clout_store_export_async:
 * @self: a store
 * @stream: output stream; written in the store's thread
 *
 * Writes all the person's data as one JSON document. There are no tokens in it, because the store
 * has none.
 *
 * clout_finish_boolean() returns whether everything was written.
 */
void
clout_store_export_async (CloutStore          *self,
                          GOutputStream       *stream,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .change = export,
                                       .free_args = g_object_unref };

  clout_store_call_async (self, &call, g_object_ref (stream), cancellable, callback, user_data);
}
