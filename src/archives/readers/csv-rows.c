/* csv-rows.c: rows of a CSV file by the names of its header.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/readers/csv-rows.h"

#include <string.h>

#include "archives/error.h"
#include "base/csv.h"

/* Notes before an export's header have only a few lines. */
#define MAX_PREAMBLE 20

/* A table's first character outside ASCII decides. */
typedef enum
{
  ENCODING_ASCII,
  ENCODING_UTF8,
  ENCODING_WINDOWS     /* Windows-1252, which includes Latin-1's letters */
} Encoding;

struct _CloutCsvRows
{
  CloutCsv *csv;
  char *column;
  GPtrArray *header;   /* (nullable): column names, %NULL until read */
  GPtrArray *decoded;  /* the row's cells, for tables not in UTF-8 */
  guint n_rows;
  Encoding encoding;
  gboolean failed;
};

/**
 * clout_csv_rows_new:
 * @column: (nullable): a column in the header: everything before the header is skipped. If %NULL,
 *   the first row is the header, cells can also be accessed by number, and backslashes are
 *   ordinary characters
 *
 * Creates a reader that also accepts a quote escaped by a backslash, because LinkedIn writes both.
 * Cells may be separated by tabs or semicolons: the first separator in the header decides. Tables
 * that a spreadsheet saved in Windows-1252 are read as well.
 *
 * Returns: (transfer full): a reader at the beginning of the file
 */
CloutCsvRows *
clout_csv_rows_new (const char *column)
{
  CloutCsvRows *self = g_new0 (CloutCsvRows, 1);

  self->column = g_strdup (column);
  self->csv = clout_csv_new ('\0', column != NULL);
  self->decoded = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
clout_csv_rows_free (CloutCsvRows *self)
{
  g_clear_pointer (&self->header, g_ptr_array_unref);
  g_clear_pointer (&self->decoded, g_ptr_array_unref);
  clout_csv_free (self->csv);
  g_free (self->column);
  g_free (self);
}

static gboolean
fail (CloutCsvRows       *self,
      CloutArchiveError   code,
      const char         *message,
      GError            **error)
{
  self->failed = TRUE;
  g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, code, message);

  return FALSE;
}

/* Ignores spaces and case: "Shared URL" is "SharedUrl". */
static gboolean
is_column (const char *name,
           const char *column)
{
  for (;; name++, column++)
    {
      name += strspn (name, " ");
      column += strspn (column, " ");
      if (g_ascii_tolower (*name) != g_ascii_tolower (*column))
        return FALSE;
      if (*name == '\0')
        return TRUE;
    }
}

static gboolean
is_column_cb (gconstpointer name,
              gconstpointer column)
{
  return is_column (name, column);
}

static const char *
get_cell (CloutCsvRows *self,
          guint         i)
{
  return self->encoding == ENCODING_WINDOWS ? g_ptr_array_index (self->decoded, i)
                                            : clout_csv_get_cell (self->csv, i, NULL);
}

/* A spreadsheet that saved the file may have added spaces around a name. */
static GPtrArray *
dup_names (CloutCsvRows *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < clout_csv_get_n_cells (self->csv); i++)
    g_ptr_array_add (names, g_strstrip (g_strdup (get_cell (self, i))));

  return names;
}

static gboolean
lacks_header (CloutCsvRows  *self,
              GError       **error)
{
  g_autofree char *message = NULL;

  if (self->column == NULL)
    return fail (self, CLOUT_ARCHIVE_ERROR_DAMAGED, "The table has no header", error);
  message = g_strdup_printf ("The table has no column “%s”", self->column);

  return fail (self, CLOUT_ARCHIVE_ERROR_DAMAGED, message, error);
}

static gboolean
take_header (CloutCsvRows  *self,
             GError       **error)
{
  g_autoptr(GPtrArray) names = dup_names (self);

  if (self->column == NULL
      || g_ptr_array_find_with_equal_func (names, self->column, is_column_cb, NULL))
    {
      self->header = g_steal_pointer (&names);
      clout_csv_find_separator (self->csv, FALSE);
      return TRUE;
    }
  clout_csv_find_separator (self->csv, TRUE);
  if (++self->n_rows < MAX_PREAMBLE)
    return TRUE;

  return lacks_header (self, error);
}

/* Returns %NULL for a row with only separators. */
static JsonNode *
dup_row (CloutCsvRows *self)
{
  guint n = MIN (self->header->len, clout_csv_get_n_cells (self->csv));
  g_autoptr(JsonObject) row = NULL;

  for (guint i = 0; i < n; i++)
    {
      const char *cell = get_cell (self, i);

      if (*cell == '\0')
        continue;
      if (row == NULL)
        row = json_object_new ();
      json_object_set_string_member (row, g_ptr_array_index (self->header, i), cell);
      if (self->column == NULL)
        {
          char number[16];

          g_snprintf (number, sizeof number, "%u", i + 1);
          json_object_set_string_member (row, number, cell);
        }
    }

  return row != NULL ? json_node_init_object (json_node_alloc (), row) : NULL;
}

/* Looked at as a row grows: one that never ends isn't read to its end. */
static gboolean
check (CloutCsvRows  *self,
       GError       **error)
{
  switch (clout_csv_get_problem (self->csv))
    {
    case CLOUT_CSV_TOO_LONG:
      return fail (self, CLOUT_ARCHIVE_ERROR_HOSTILE, "A row is longer than any export's", error);
    case CLOUT_CSV_TOO_WIDE:
      return fail (self, CLOUT_ARCHIVE_ERROR_HOSTILE, "A row has more columns than any export",
                   error);
    case CLOUT_CSV_NONE:
    case CLOUT_CSV_BEHIND_QUOTE:
    case CLOUT_CSV_OPEN_QUOTE:
    default:
      return TRUE;
    }
}

/* Invalid UTF-8 after valid characters is damage, not another encoding. */
static gboolean
is_valid (CloutCsvRows *self,
          const char   *cell,
          gsize         length)
{
  if (self->encoding == ENCODING_WINDOWS)
    return strlen (cell) == length;
  if (!g_utf8_validate_len (cell, length, NULL))
    {
      if (self->encoding == ENCODING_UTF8 || strlen (cell) != length)
        return FALSE;
      self->encoding = ENCODING_WINDOWS;
    }
  else if (!g_str_is_ascii (cell))
    self->encoding = ENCODING_UTF8;

  return TRUE;
}

static gboolean
decode_row (CloutCsvRows *self)
{
  guint n = clout_csv_get_n_cells (self->csv);

  for (guint i = 0; i < n; i++)
    {
      gsize length;
      const char *cell = clout_csv_get_cell (self->csv, i, &length);

      if (!is_valid (self, cell, length))
        return FALSE;
    }
  g_ptr_array_set_size (self->decoded, 0);
  for (guint i = 0; i < n && self->encoding == ENCODING_WINDOWS; i++)
    {
      const char *cell = clout_csv_get_cell (self->csv, i, NULL);
      /* Windows itself would make control characters of the bytes that Windows-1252 lacks. */
      char *text = strpbrk (cell, "\x81\x8d\x8f\x90\x9d") == NULL
        ? g_convert (cell, -1, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL) : NULL;

      if (text == NULL)
        return FALSE;
      g_ptr_array_add (self->decoded, text);
    }

  return TRUE;
}

static gboolean
take_row (CloutCsvRows  *self,
          JsonNode     **ret_row,
          GError       **error)
{
  if (!decode_row (self))
    return fail (self, CLOUT_ARCHIVE_ERROR_DAMAGED, "The text is not in UTF-8", error);
  if (self->header == NULL)
    return take_header (self, error);
  *ret_row = dup_row (self);
  return TRUE;
}

/**
 * clout_csv_rows_feed:
 * @self: a reader
 * @data: the next @size bytes of the stream
 * @size: number of bytes
 * @ret_used: (out): number of bytes consumed; feed the rest again
 * @ret_row: (out) (transfer full) (nullable): a complete row with its nonempty cells as strings
 *   by column name; %NULL if all bytes were consumed without completing a row
 *
 * Consumes bytes until a row below the header is complete or the bytes run out. How bytes are
 * split between calls affects neither rows nor errors. After an error no more bytes are consumed.
 *
 * Returns: %FALSE with %CLOUT_ARCHIVE_ERROR_DAMAGED or %CLOUT_ARCHIVE_ERROR_HOSTILE
 */
gboolean
clout_csv_rows_feed (CloutCsvRows  *self,
                     const char    *data,
                     gsize          size,
                     gsize         *ret_used,
                     JsonNode     **ret_row,
                     GError       **error)
{
  gsize used, total = 0;

  *ret_row = NULL;
  *ret_used = 0;
  if (self->failed)
    return fail (self, CLOUT_ARCHIVE_ERROR_DAMAGED, "The table was already found damaged", error);

  while (total < size && *ret_row == NULL)
    {
      gboolean whole = clout_csv_feed (self->csv, data + total, size - total, &used);

      total += used;
      *ret_used = total;
      if (!check (self, error) || (whole && !take_row (self, ret_row, error)))
        return FALSE;
    }
  return TRUE;
}

/**
 * clout_csv_rows_finish:
 * @self: a reader
 *
 * Ends the stream. A last row without a line feed must have been given one.
 *
 * Returns: %FALSE with %CLOUT_ARCHIVE_ERROR_DAMAGED if it ended early or had no header with the
 *   column
 */
gboolean
clout_csv_rows_finish (CloutCsvRows  *self,
                       GError       **error)
{
  if (self->failed)
    return fail (self, CLOUT_ARCHIVE_ERROR_DAMAGED, "The table was already found damaged", error);
  if (clout_csv_end (self->csv))
    return fail (self, CLOUT_ARCHIVE_ERROR_DAMAGED, "The table ends too early", error);

  return self->header != NULL || lacks_header (self, error);
}

/* Line number, from 1, where the current row begins. */
gint64
clout_csv_rows_get_line (CloutCsvRows *self)
{
  return clout_csv_get_line (self->csv);
}

/**
 * clout_csv_rows_get_cell:
 * @row: a row
 * @column: a column's name, in any case, with or without spaces
 *
 * Returns: (transfer none) (nullable): the cell, or %NULL if it is empty
 */
const char *
clout_csv_rows_get_cell (JsonNode   *row,
                         const char *column)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *cell;

  json_object_iter_init (&iter, json_node_get_object (row));
  while (json_object_iter_next (&iter, &name, &cell))
    if (is_column (name, column))
      return json_node_get_string (cell);

  return NULL;
}
