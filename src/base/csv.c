/* csv.c: extracts rows and cells from a stream of comma-separated values (RFC 4180).
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/csv.h"

#include <string.h>

#define MARK "\357\273\277"

typedef enum
{
  PLACE_BEGIN,    /* at the first byte of a cell */
  PLACE_PLAIN,    /* in an unquoted cell */
  PLACE_QUOTED,   /* inside quotes */
  PLACE_QUOTE,    /* after a quote, which ends the cell or is doubled */
  PLACE_ESCAPE    /* after a backslash inside quotes */
} Place;

typedef struct
{
  gsize start;   /* in the text of the row */
  gsize length;
  gsize offset;  /* among the bytes of the row as they were fed */
} Cell;

struct _CloutCsv
{
  GString *text;       /* the row's cells, each zero-terminated */
  Cell cells[CLOUT_CSV_MAX_COLUMNS];
  guint n_cells;
  gsize begin;         /* of the current cell, in @text */
  gsize offset;        /* of that cell */
  gsize n_fed;         /* bytes of the row */
  guint n_mark;        /* bytes of a byte order mark skipped so far */
  gint64 line;         /* current line, from 1 */
  gint64 row_line;     /* line where the row begins */
  CloutCsvProblem problem;
  Place place;
  char separator;      /* 0 until found */
  gboolean finds;
  gboolean escapes;
  gboolean is_over;    /* whether the row has ended, so that the next byte begins another */
};

/**
 * clout_csv_new:
 * @separator: the separator, or 0 for the first comma, tab or semicolon
 * @escapes: whether a backslash escapes a quote
 *
 * Creates a reader that buffers one row of at most %CLOUT_CSV_ROW_MAX_BYTES, however long the
 * stream. It skips a byte order mark.
 *
 * Returns: (transfer full): a reader at the beginning of a stream
 */
CloutCsv *
clout_csv_new (char     separator,
               gboolean escapes)
{
  CloutCsv *self = g_new0 (CloutCsv, 1);

  self->text = g_string_new (NULL);
  self->separator = separator;
  self->finds = separator == '\0';
  self->escapes = escapes;
  self->line = 1;
  self->row_line = 1;
  return self;
}

/**
 * clout_csv_free:
 * @self: (nullable): a reader
 *
 * Frees a reader.
 */
void
clout_csv_free (CloutCsv *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * clout_csv_find_separator:
 * @self: a reader
 * @find: %TRUE to detect the separator again, %FALSE to keep the current one
 *
 * Decides whether to detect the separator.
 */
void
clout_csv_find_separator (CloutCsv *self,
                          gboolean  find)
{
  self->finds = find;
  if (find)
    self->separator = '\0';
}

static void
set_problem (CloutCsv        *self,
             CloutCsvProblem  problem)
{
  if (self->problem == CLOUT_CSV_NONE)
    self->problem = problem;
}

static void
begin_row (CloutCsv *self)
{
  g_string_truncate (self->text, 0);
  self->n_cells = 0;
  self->begin = 0;
  self->offset = 0;
  self->n_fed = 0;
  self->row_line = self->line;
  self->problem = CLOUT_CSV_NONE;
  self->is_over = FALSE;
}

static void
end_cell (CloutCsv *self)
{
  self->place = PLACE_BEGIN;
  if (self->n_cells == CLOUT_CSV_MAX_COLUMNS)
    {
      set_problem (self, CLOUT_CSV_TOO_WIDE);
      return;
    }
  self->cells[self->n_cells++] = (Cell) {
    self->begin, self->text->len - self->begin, self->offset
  };
  g_string_append_c (self->text, '\0');
  self->begin = self->text->len;
  self->offset = self->n_fed;
}

/* Lines may have Windows line ends. */
static void
end_row (CloutCsv *self)
{
  gboolean plain = self->place == PLACE_PLAIN;

  if (plain && self->text->len > self->begin && self->text->str[self->text->len - 1] == '\r')
    g_string_truncate (self->text, self->text->len - 1);
  end_cell (self);
  self->is_over = TRUE;
}

static inline void
append (CloutCsv *self,
        char      c)
{
  if (self->text->len < CLOUT_CSV_ROW_MAX_BYTES)
    g_string_append_c (self->text, c);
  else
    set_problem (self, CLOUT_CSV_TOO_LONG);
}

static inline gboolean
is_separator (CloutCsv *self,
              char      c)
{
  if (self->finds && self->separator == '\0' && (c == ',' || c == '\t' || c == ';'))
    self->separator = c;
  return c != '\0' && c == self->separator;
}

static inline void
step_plain (CloutCsv *self,
            char      c)
{
  if (is_separator (self, c))
    end_cell (self);
  else if (c == '\n')
    end_row (self);
  else if (c == '"' && self->place == PLACE_BEGIN)
    self->place = PLACE_QUOTED;
  else
    {
      self->place = PLACE_PLAIN;
      append (self, c);
    }
}

static void
step_quoted (CloutCsv *self,
             char      c)
{
  if (c == '\\' && self->escapes)
    self->place = PLACE_ESCAPE;
  else if (c == '"')
    self->place = PLACE_QUOTE;
  else
    append (self, c);
}

/* A backslash escaped by another escapes nothing. */
static void
step_escape (CloutCsv *self,
             char      c)
{
  self->place = PLACE_QUOTED;
  if (c != '"')
    append (self, '\\');
  append (self, c);
}

static void
step_quote (CloutCsv *self,
            char      c)
{
  if (is_separator (self, c))
    end_cell (self);
  else if (c == '\n')
    end_row (self);
  else if (c == '"')
    {
      self->place = PLACE_QUOTED;
      append (self, c);
    }
  else if (c != '\r')
    {
      set_problem (self, CLOUT_CSV_BEHIND_QUOTE);
      self->place = PLACE_PLAIN;
      append (self, c);
    }
}

static inline void
step (CloutCsv *self,
      char      c)
{
  switch (self->place)
    {
    case PLACE_QUOTED:
      step_quoted (self, c);
      break;
    case PLACE_ESCAPE:
      step_escape (self, c);
      break;
    case PLACE_QUOTE:
      step_quote (self, c);
      break;
    case PLACE_BEGIN:
    case PLACE_PLAIN:
    default:
      step_plain (self, c);
      break;
    }
}

static inline gboolean
is_mark (CloutCsv *self,
         char      c)
{
  if (self->n_mark == strlen (MARK))
    return FALSE;
  if (c != MARK[self->n_mark])
    {
      self->n_mark = strlen (MARK);
      return FALSE;
    }
  self->n_mark++;
  self->offset = self->n_fed;
  return TRUE;
}

/**
 * clout_csv_feed:
 * @self: a reader
 * @data: the next @size bytes of the stream
 * @size: number of bytes
 * @ret_used: (out): number of bytes consumed; feed the rest again
 *
 * Consumes bytes until a row is complete or the bytes run out. How bytes are split between calls
 * doesn't matter. A row's cells are valid until the next call.
 *
 * Returns: whether a row ended
 */
gboolean
clout_csv_feed (CloutCsv   *self,
                const char *data,
                gsize       size,
                gsize      *ret_used)
{
  gsize used = 0;

  if (self->is_over && size > 0)
    begin_row (self);
  while (used < size && !self->is_over)
    {
      char c = data[used++];

      self->n_fed++;
      if (is_mark (self, c))
        continue;
      self->line += c == '\n';
      step (self, c);
    }
  *ret_used = used;
  return self->is_over && used > 0;
}

/**
 * clout_csv_end:
 * @self: a reader
 *
 * Ends the stream.
 *
 * Returns: whether there is a last row without a line feed
 */
gboolean
clout_csv_end (CloutCsv *self)
{
  if (self->is_over || (self->n_cells == 0 && self->n_fed == self->offset))
    return FALSE;
  if (self->place == PLACE_QUOTED || self->place == PLACE_ESCAPE)
    set_problem (self, CLOUT_CSV_OPEN_QUOTE);
  end_row (self);
  return TRUE;
}

/**
 * clout_csv_get_problem:
 * @self: a reader
 *
 * Returns: the first problem of the row, which may not have ended yet
 */
CloutCsvProblem
clout_csv_get_problem (CloutCsv *self)
{
  return self->problem;
}

/**
 * clout_csv_get_line:
 * @self: a reader
 *
 * Returns: the line, from 1, in which the row begins
 */
gint64
clout_csv_get_line (CloutCsv *self)
{
  return self->row_line;
}

/**
 * clout_csv_get_n_cells:
 * @self: a reader
 *
 * Returns: the number of complete cells in the row, at least one if the row is complete
 */
guint
clout_csv_get_n_cells (CloutCsv *self)
{
  return self->n_cells;
}

/**
 * clout_csv_get_cell:
 * @self: a reader
 * @i: less than clout_csv_get_n_cells()
 * @ret_length: (out) (optional): its length in bytes; it may contain zero bytes
 *
 * Returns: (transfer none): a cell without its quotes
 */
const char *
clout_csv_get_cell (CloutCsv *self,
                    guint     i,
                    gsize    *ret_length)
{
  g_return_val_if_fail (i < self->n_cells, NULL);

  if (ret_length != NULL)
    *ret_length = self->cells[i].length;
  return self->text->str + self->cells[i].start;
}

/**
 * clout_csv_get_cell_offset:
 * @self: a reader
 * @i: less than clout_csv_get_n_cells()
 *
 * Returns: the offset of the cell, or its opening quote, in the row's bytes
 */
gsize
clout_csv_get_cell_offset (CloutCsv *self,
                           guint     i)
{
  g_return_val_if_fail (i < self->n_cells, 0);

  return self->cells[i].offset;
}
