/* csv-rows.c: extracts the rows of a CSV file from a stream of bytes.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/readers/csv-rows.h"

#include <string.h>

#include "archives/archive.h"

/* Notes before an export's header have only a few lines. */
#define MAX_PREAMBLE 20

typedef enum
{
  PLACE_BEGIN,    /* at the first byte of a cell */
  PLACE_PLAIN,    /* in an unquoted cell */
  PLACE_QUOTED,   /* inside quotes */
  PLACE_QUOTE,    /* after a quote, which ends the cell or is doubled */
  PLACE_ESCAPE    /* after a backslash inside quotes */
} Place;

struct _CloutCsvRows
{
  char *column;
  GPtrArray *header;   /* (nullable): column names, %NULL until read */
  GString *text;       /* cells of the row, zero-terminated, one after another */
  GArray *starts;      /* offset of each cell in @text */
  gsize begin;         /* of the current cell */
  guint n_mark;        /* bytes of a byte order mark skipped so far */
  guint n_rows;
  gint64 line;         /* current line, from 1 */
  gint64 row_line;     /* line where the row begins */
  char separator;      /* 0 until the first one in the header */
  Place place;
  gboolean row_done;
  gboolean failed;
};

/**
 * clout_csv_rows_new:
 * @column: (nullable): a column in the header: everything before the header is skipped. If %NULL,
 *   the first row is the header, cells can also be accessed by number, and backslashes are
 *   ordinary characters
 *
 * Creates a reader that buffers one row of at most %CLOUT_CSV_ROW_MAX_BYTES at a time, however
 * long the stream. It follows RFC 4180, but also accepts a quote escaped by a backslash, because
 * LinkedIn writes both. Cells may be separated by tabs or semicolons: the first separator in the
 * header decides.
 *
 * Returns: (transfer full): a reader at the beginning of the file
 */
CloutCsvRows *
clout_csv_rows_new (const char *column)
{
  CloutCsvRows *self = g_new0 (CloutCsvRows, 1);

  self->column = g_strdup (column);
  self->text = g_string_new (NULL);
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->line = 1;
  self->row_line = 1;

  return self;
}

void
clout_csv_rows_free (CloutCsvRows *self)
{
  g_clear_pointer (&self->header, g_ptr_array_unref);
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
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

static const char *
get_cell (CloutCsvRows *self,
          guint         i)
{
  return self->text->str + g_array_index (self->starts, gsize, i);
}

/**
 * clout_csv_is_column:
 * @name: a column's name in a table
 * @column: name to compare with
 *
 * Returns: whether they are equal except for spaces and case: "Shared URL" is "SharedUrl"
 */
gboolean
clout_csv_is_column (const char *name,
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
  return clout_csv_is_column (name, column);
}

/* A spreadsheet that saved the file may have added spaces around a name. */
static GPtrArray *
dup_names (CloutCsvRows *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->starts->len; i++)
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
  g_autoptr (GPtrArray) names = dup_names (self);

  if (self->column == NULL
      || g_ptr_array_find_with_equal_func (names, self->column, is_column_cb, NULL))
    {
      self->header = g_steal_pointer (&names);
      return TRUE;
    }
  self->separator = '\0';
  if (++self->n_rows < MAX_PREAMBLE)
    return TRUE;

  return lacks_header (self, error);
}

/* Returns %NULL for a row with only separators. */
static JsonObject *
dup_row (CloutCsvRows *self)
{
  guint n = MIN (self->header->len, self->starts->len);
  JsonObject *row = NULL;

  for (guint i = 0; i < n; i++)
    {
      if (*get_cell (self, i) == '\0')
        continue;
      if (row == NULL)
        row = json_object_new ();
      json_object_set_string_member (row, g_ptr_array_index (self->header, i), get_cell (self, i));
      if (self->column == NULL)
        {
          char number[16];

          g_snprintf (number, sizeof number, "%u", i + 1);
          json_object_set_string_member (row, number, get_cell (self, i));
        }
    }

  return row;
}

static gboolean
end_cell (CloutCsvRows  *self,
          GError       **error)
{
  if (self->starts->len == CLOUT_CSV_MAX_COLUMNS)
    return fail (self, CLOUT_ARCHIVE_ERROR_HOSTILE, "A row has more columns than any export",
                 error);
  if (!g_utf8_validate_len (self->text->str + self->begin, self->text->len - self->begin, NULL))
    return fail (self, CLOUT_ARCHIVE_ERROR_DAMAGED, "The text is not in UTF-8", error);

  g_array_append_val (self->starts, self->begin);
  g_string_append_c (self->text, '\0');
  self->begin = self->text->len;
  self->place = PLACE_BEGIN;

  return TRUE;
}

static gboolean
end_row (CloutCsvRows  *self,
         gboolean       is_plain,
         GError       **error)
{
  /* Lines may have Windows line ends. */
  if (is_plain && self->text->len > self->begin && self->text->str[self->text->len - 1] == '\r')
    g_string_truncate (self->text, self->text->len - 1);
  if (!end_cell (self, error))
    return FALSE;

  self->row_done = TRUE;
  return TRUE;
}

static gboolean
append (CloutCsvRows  *self,
        char           c,
        GError       **error)
{
  if (self->text->len == CLOUT_CSV_ROW_MAX_BYTES)
    return fail (self, CLOUT_ARCHIVE_ERROR_HOSTILE, "A row is longer than any export's", error);

  g_string_append_c (self->text, c);
  return TRUE;
}

static gboolean
is_separator (CloutCsvRows *self,
              char          c)
{
  if (self->separator == '\0' && self->header == NULL && (c == ',' || c == '\t' || c == ';'))
    self->separator = c;

  return c != '\0' && c == self->separator;
}

static gboolean
step_plain (CloutCsvRows  *self,
            char           c,
            GError       **error)
{
  if (is_separator (self, c))
    return end_cell (self, error);
  if (c == '\n')
    return end_row (self, TRUE, error);
  if (c == '"' && self->place == PLACE_BEGIN)
    {
      self->place = PLACE_QUOTED;
      return TRUE;
    }

  self->place = PLACE_PLAIN;
  return append (self, c, error);
}

static gboolean
step_quoted (CloutCsvRows  *self,
             char           c,
             GError       **error)
{
  if (c == '\\' && self->column != NULL)
    self->place = PLACE_ESCAPE;
  else if (c == '"')
    self->place = PLACE_QUOTE;
  else
    return append (self, c, error);

  return TRUE;
}

/* A backslash escaped by another escapes nothing. */
static gboolean
step_escape (CloutCsvRows  *self,
             char           c,
             GError       **error)
{
  self->place = PLACE_QUOTED;

  return (c == '"' || append (self, '\\', error)) && append (self, c, error);
}

static gboolean
step_quote (CloutCsvRows  *self,
            char           c,
            GError       **error)
{
  if (is_separator (self, c))
    return end_cell (self, error);
  if (c == '\n')
    return end_row (self, FALSE, error);
  if (c == '\r')
    return TRUE;

  self->place = c == '"' ? PLACE_QUOTED : PLACE_PLAIN;
  return append (self, c, error);
}

static gboolean
step (CloutCsvRows  *self,
      char           c,
      GError       **error)
{
  switch (self->place)
    {
    case PLACE_QUOTED:
      return step_quoted (self, c, error);
    case PLACE_ESCAPE:
      return step_escape (self, c, error);
    case PLACE_QUOTE:
      return step_quote (self, c, error);
    case PLACE_BEGIN:
    case PLACE_PLAIN:
    default:
      return step_plain (self, c, error);
    }
}

static gboolean
is_mark (CloutCsvRows *self,
         char          c)
{
  static const char mark[] = "\357\273\277";

  if (self->n_mark >= 3 || c != mark[self->n_mark])
    {
      self->n_mark = 3;
      return FALSE;
    }

  self->n_mark++;
  return TRUE;
}

static gboolean
take_row (CloutCsvRows  *self,
          JsonObject   **ret_row,
          GError       **error)
{
  gboolean done = TRUE;

  self->row_done = FALSE;
  if (self->header != NULL)
    *ret_row = dup_row (self);
  else
    done = take_header (self, error);

  g_string_truncate (self->text, 0);
  g_array_set_size (self->starts, 0);
  self->begin = 0;
  self->row_line = self->line;

  return done;
}

/**
 * clout_csv_rows_feed:
 * @data: the next @size bytes of the stream
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
                     JsonObject   **ret_row,
                     GError       **error)
{
  gsize used = 0;

  *ret_row = NULL;
  if (self->failed)
    return fail (self, CLOUT_ARCHIVE_ERROR_DAMAGED, "The table was already found damaged", error);

  while (used < size && *ret_row == NULL)
    {
      char c = data[used++];

      if (is_mark (self, c))
        continue;
      self->line += c == '\n';
      if (!step (self, c, error) || (self->row_done && !take_row (self, ret_row, error)))
        {
          *ret_used = used;
          return FALSE;
        }
    }
  *ret_used = used;

  return TRUE;
}

/**
 * clout_csv_rows_finish:
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
  if (self->place != PLACE_BEGIN)
    return fail (self, CLOUT_ARCHIVE_ERROR_DAMAGED, "The table ends too early", error);

  return self->header != NULL || lacks_header (self, error);
}

/* Line number, from 1, where the current row begins. */
gint64
clout_csv_rows_get_line (CloutCsvRows *self)
{
  return self->row_line;
}

/**
 * clout_csv_get_cell:
 * @row: a row
 * @column: a column's name, as for clout_csv_is_column()
 *
 * Returns: (transfer none) (nullable): the cell, or %NULL if it is empty
 */
const char *
clout_csv_get_cell (JsonObject *row,
                    const char *column)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init (&iter, row);
  while (json_object_iter_next (&iter, &name, NULL))
    if (clout_csv_is_column (name, column))
      return json_object_get_string_member (row, name);

  return NULL;
}
