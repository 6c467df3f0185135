/* counters.c: reads rows of counts and appends a score to each, in constant memory.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/counters.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/csv.h"
#include "cli/terminal.h"
#include "score/signals.h"

#define NO_SIGNAL CLOUT_N_SIGNALS

#define PIECE (64 * 1024)

typedef struct
{
  FILE *in;
  CloutCsv *csv;
  GString *row;   /* as it was read, without its end */
  gboolean too_long;
  gsize at;
  gsize filled;
  char buffer[PIECE];
} Reader;

static const char *const names[CLOUT_N_SIGNALS] = {
  [CLOUT_SIGNAL_FOLLOWERS] = "followers",
  [CLOUT_SIGNAL_FOLLOWING] = "following",
  [CLOUT_SIGNAL_LISTED] = "listed",
  [CLOUT_SIGNAL_POSTS] = "posts",
  [CLOUT_SIGNAL_MENTIONS] = "mentions_received",
  [CLOUT_SIGNAL_RESHARES] = "reshares_received",
  [CLOUT_SIGNAL_LIKES] = "likes_received",
};

static void
drop_end (GString *row,
          char     c)
{
  if (row->len > 0 && row->str[row->len - 1] == c)
    g_string_truncate (row, row->len - 1);
}

/* Reads one row, only the beginning of one that is too long; %FALSE at the end of the input. */
static gboolean
read_row (Reader *self)
{
  gboolean whole = FALSE;

  g_string_truncate (self->row, 0);
  self->too_long = FALSE;
  while (!whole)
    {
      gsize used, room;

      if (self->at == self->filled)
        {
          self->at = 0;
          self->filled = fread (self->buffer, 1, sizeof self->buffer, self->in);
          if (self->filled == 0)
            {
              drop_end (self->row, '\r');
              return clout_csv_end (self->csv);
            }
        }
      whole = clout_csv_feed (self->csv, self->buffer + self->at, self->filled - self->at, &used);
      room = CLOUT_CSV_ROW_MAX_BYTES - self->row->len;
      g_string_append_len (self->row, self->buffer + self->at, MIN (used, room));
      self->too_long |= used > room;
      self->at += used;
    }
  drop_end (self->row, '\n');
  drop_end (self->row, '\r');
  return TRUE;
}

static gboolean
read_number (const char *cell,
             gsize       length,
             double     *ret_value)
{
  char *end = NULL;
  double value = 0;
  gsize i;

  for (i = 0; i < length && g_ascii_isdigit (cell[i]) && i < 15; i++)
    value = value * 10 + (cell[i] - '0');
  if (i < length)
    {
      value = g_ascii_strtod (cell, &end);
      if (end != cell + length || g_ascii_isspace (*cell) || !isfinite (value) || value < 0)
        return FALSE;
    }
  if (length > 0)
    *ret_value = value;
  return TRUE;
}

/* Otherwise a misspelled name would silently make a signal unknown in every row. */
static void
report_unknown (CloutCsv          *header,
                const CloutSignal *columns,
                FILE              *problems)
{
  for (guint i = 0; i < clout_csv_get_n_cells (header); i++)
    {
      const char *column = clout_csv_get_cell (header, i, NULL);
      gboolean told = columns[i] != NO_SIGNAL;

      for (guint k = 0; k < i && !told; k++)
        told = g_str_equal (clout_csv_get_cell (header, k, NULL), column);
      if (!told)
        {
          g_autofree char *name = clout_terminal_dup_harmless (column);

          /* Translators: %s is the name of a column in the user's file */
          g_autofree char *sentence = g_strdup_printf (
            _("unknown column “%s” (passed through)"), name);

          fprintf (problems, "%s\n", sentence);
        }
    }
}

/* A row that continues after a zero byte would be read as a shorter one. */
static gboolean
is_good (Reader *self)
{
  return !self->too_long && clout_csv_get_problem (self->csv) == CLOUT_CSV_NONE
    && strlen (self->row->str) == self->row->len;
}

static guint
read_header (CloutCsv    *header,
             CloutSignal *columns,
             FILE        *problems)
{
  guint n = clout_csv_get_n_cells (header);

  for (guint i = 0; i < n; i++)
    {
      columns[i] = NO_SIGNAL;
      for (guint s = 0; s < CLOUT_N_SIGNALS; s++)
        if (g_str_equal (clout_csv_get_cell (header, i, NULL), names[s]))
          columns[i] = s;
    }
  report_unknown (header, columns, problems);
  return n;
}

static guint
read_columns (const char  *text,
              CloutSignal *columns,
              FILE        *problems)
{
  g_autoptr(CloutCsv) csv = clout_csv_new (',', FALSE);
  g_autofree char *row = g_strconcat (text, "\n", NULL);
  gsize used;

  if (!clout_csv_feed (csv, row, strlen (row), &used)
      || clout_csv_get_problem (csv) != CLOUT_CSV_NONE)
    return 0;
  return read_header (csv, columns, problems);
}

/* Returns the problem with a row as a translatable sentence that takes its number, or %NULL with
   the row's score. */
static const char *
score_row (Reader            *self,
           const CloutSignal *columns,
           guint              n_columns,
           double            *ret_score)
{
  CloutSignals signals;

  if (self->too_long)
    /* Translators: of a file with a row of counts on each line; %s is a line number */
    return N_("line %s: too long");
  if (!is_good (self))
    /* Translators: CSV is a file format; %s is a line number */
    return N_("line %s: not CSV");
  if (clout_csv_get_n_cells (self->csv) != n_columns)
    /* Translators: %s is a line number */
    return N_("line %s: wrong number of columns");
  clout_signals_init (&signals);
  for (guint i = 0; i < n_columns; i++)
    {
      gsize length;
      const char *cell = clout_csv_get_cell (self->csv, i, &length);

      if (columns[i] != NO_SIGNAL && !read_number (cell, length, &signals.value[columns[i]]))
        /* Translators: a count is a number, such as of followers; %s is a line number */
        return N_("line %s: not a number");
    }
  *ret_score = clout_signals_score (&signals);
  return NULL;
}

static void
report_row (const char *problem,
            gint64      line,
            FILE       *problems)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, line);
  g_autoptr(GString) text = g_string_new (_(problem));

  g_string_replace (text, "%s", number, 1);
  fprintf (problems, "%s\n", text->str);
}

/* Spreadsheets take such a cell for a formula, unless it is a number. */
static gboolean
is_formula (const char *cell)
{
  char *end = NULL;

  if (*cell == '\0' || strchr ("=+-@\t\r", *cell) == NULL)
    return FALSE;
  g_ascii_strtod (cell, &end);
  return end == cell || strchr (",\"", *end) == NULL;
}

/* Writes a row as it was read, but with an apostrophe before formulas (OWASP, CSV injection). A row
 * that is too wide is cut after the last cell that the reader knows. */
static void
write_row (Reader *self,
           FILE   *out)
{
  gboolean is_wide = clout_csv_get_problem (self->csv) == CLOUT_CSV_TOO_WIDE;
  guint n = clout_csv_get_n_cells (self->csv) - is_wide;
  const char *from = self->row->str;
  gsize length = is_wide ? clout_csv_get_cell_offset (self->csv, n) : self->row->len;
  const char *end = from + MIN (length, self->row->len);

  for (guint i = 0; i < n; i++)
    {
      const char *cell = self->row->str + MIN (clout_csv_get_cell_offset (self->csv, i),
                                               self->row->len);

      cell += *cell == '"';
      if (!is_formula (cell))
        continue;
      fwrite (from, 1, cell - from, out);
      fputc ('\'', out);
      from = cell;
    }
  if (end > from)
    fwrite (from, 1, end - from, out);
}

static gboolean
has_signal (const CloutSignal *columns,
            guint              n)
{
  for (guint i = 0; i < n; i++)
    if (columns[i] != NO_SIGNAL)
      return TRUE;
  return FALSE;
}

/**
 * clout_counters_run:
 * @in: CSV, with a header unless @columns is set
 * @out: the rows with a score column of six decimals
 * @problems: receives a line for each unknown column, with its name, and for each bad row, with
 *   its number
 * @columns: (nullable): column names, for input without a header
 *
 * Scores each row on its own. Copies rows byte for byte, except that a cell that a spreadsheet
 * would run as a formula gets an apostrophe, and that a row that is too long or too wide is cut. A
 * bad row gets an empty score.
 *
 * Returns: 0, or 1 if a row was bad or writing failed, or 2 for a bad header
 */
int
clout_counters_run (FILE       *in,
                    FILE       *out,
                    FILE       *problems,
                    const char *columns)
{
  g_autofree Reader *self = g_new0 (Reader, 1);
  g_autoptr(CloutCsv) csv = clout_csv_new (',', FALSE);
  g_autoptr(GString) row = g_string_sized_new (256);
  CloutSignal signals[CLOUT_CSV_MAX_COLUMNS];
  guint n = 0;
  int result = 0;

  self->in = in;
  self->csv = csv;
  self->row = row;
  if (columns != NULL)
    n = read_columns (columns, signals, problems);
  else if (read_row (self))
    {
      write_row (self, out);
      fputs (",score\n", out);
      if (is_good (self))
        n = read_header (csv, signals, problems);
    }
  if (!has_signal (signals, n))
    {
      fprintf (problems, "%s\n", _("line 1: no known column"));
      return 2;
    }
  while (read_row (self))
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE] = "";
      double score = 0;
      const char *problem = score_row (self, signals, n, &score);

      if (problem == NULL)
        g_ascii_formatd (text, sizeof text, "%.6f", score);
      else
        {
          report_row (problem, clout_csv_get_line (csv), problems);
          result = 1;
        }
      write_row (self, out);
      fprintf (out, ",%s\n", text);
    }
  return fflush (out) != 0 || ferror (out) || ferror (in) ? 1 : result;
}
