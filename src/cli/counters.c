/* counters.c: reads rows of counts and appends a score to each, in constant memory.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/counters.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "cli/terminal.h"
#include "score/signals.h"

/* A longer row can't be a row of counts. */
#define LONGEST_ROW (1024 * 1024)

#define MAX_COLUMNS 256

#define NO_SIGNAL CLOUT_N_SIGNALS

typedef struct
{
  FILE *in;
  GString *row;
  gboolean too_long;
  gint64 line;       /* where the row begins */
  gint64 next_line;
} Reader;

typedef struct
{
  char *start;
  gsize length;
} Field;

static const char *const names[CLOUT_N_SIGNALS] = {
  [CLOUT_SIGNAL_FOLLOWERS] = "followers",
  [CLOUT_SIGNAL_FOLLOWING] = "following",
  [CLOUT_SIGNAL_LISTED] = "listed",
  [CLOUT_SIGNAL_POSTS] = "posts",
  [CLOUT_SIGNAL_MENTIONS] = "mentions_received",
  [CLOUT_SIGNAL_RESHARES] = "reshares_received",
  [CLOUT_SIGNAL_LIKES] = "likes_received",
};

/* The parser's state within a row. */
typedef enum
{
  CELL_BEGINS,
  IN_CELL,
  IN_QUOTES,
  BEHIND_QUOTE  /* end of the quotes, unless another follows */
} Place;

static inline Place
go_on (Place place,
       int   c)
{
  if (place == IN_QUOTES)
    return c == '"' ? BEHIND_QUOTE : IN_QUOTES;
  if (c == '"' && place != IN_CELL)
    return IN_QUOTES;
  return c == ',' ? CELL_BEGINS : IN_CELL;
}

/* Reads one row without its line end; a quoted line break doesn't end a row (RFC 4180, section
   2.6). Returns %FALSE at the end of the input. */
static gboolean
read_row (Reader *self)
{
  int c = getc_unlocked (self->in);
  Place place = CELL_BEGINS;

  if (c == EOF)
    return FALSE;
  g_string_truncate (self->row, 0);
  self->too_long = FALSE;
  self->line = self->next_line++;
  for (; c != EOF && (place == IN_QUOTES || c != '\n'); c = getc_unlocked (self->in))
    {
      place = go_on (place, c);
      self->next_line += c == '\n';
      if (self->row->len < LONGEST_ROW)
        g_string_append_c (self->row, c);
      else
        self->too_long = TRUE;
    }
  if (self->row->len > 0 && self->row->str[self->row->len - 1] == '\r')
    g_string_truncate (self->row, self->row->len - 1);
  return TRUE;
}

/* Splits a row as in RFC 4180. Returns %FALSE for an unclosed quote or too many cells. */
static gboolean
split_row (char  *row,
           Field *fields,
           guint *ret_n)
{
  guint n = 0;

  for (char *p = row; ; p++)
    {
      gboolean quoted = *p == '"';

      if (n == MAX_COLUMNS)
        return FALSE;
      fields[n].start = p + quoted;
      if (quoted)
        {
          for (p++; *p != '\0' && !(*p == '"' && p[1] != '"'); p++)
            p += *p == '"';
          if (*p == '\0')
            return FALSE;
          fields[n].length = p - fields[n].start;
          n++;
          p++;
          if (*p != ',' && *p != '\0')
            return FALSE;
        }
      else
        {
          p += strcspn (p, ",");
          fields[n].length = p - fields[n].start;
          n++;
        }
      if (*p == '\0')
        break;
    }
  *ret_n = n;
  return TRUE;
}

static gboolean
read_number (const Field *field,
             double      *ret_value)
{
  char *end = NULL;
  double value = 0;
  gsize i;

  for (i = 0; i < field->length && g_ascii_isdigit (field->start[i]) && i < 15; i++)
    value = value * 10 + (field->start[i] - '0');
  if (i < field->length)
    {
      value = g_ascii_strtod (field->start, &end);
      if (end != field->start + field->length || g_ascii_isspace (*field->start)
          || !isfinite (value) || value < 0)
        return FALSE;
    }
  if (field->length > 0)
    *ret_value = value;
  return TRUE;
}

/* Otherwise a misspelled name would silently make a signal unknown in every row. */
static void
tell_unknown (const Field       *fields,
              const CloutSignal *columns,
              guint              n,
              FILE              *problems)
{
  for (guint i = 0; i < n; i++)
    {
      gboolean told = columns[i] != NO_SIGNAL;

      for (guint k = 0; k < i && !told; k++)
        told = fields[k].length == fields[i].length
               && strncmp (fields[k].start, fields[i].start, fields[i].length) == 0;
      if (!told)
        {
          g_autofree char *bytes = g_strndup (fields[i].start, fields[i].length);
          g_autofree char *name = clout_terminal_dup_harmless (bytes);

          /* Translators: %s is the name of a column in the user's file */
          g_autofree char *sentence = g_strdup_printf (
            _("unknown column “%s” (passed through)"), name);

          fprintf (problems, "%s\n", sentence);
        }
    }
}

static guint
read_header (char        *row,
             CloutSignal *columns,
             FILE        *problems)
{
  Field fields[MAX_COLUMNS];
  guint n = 0;

  if (!split_row (row, fields, &n))
    return 0;
  for (guint i = 0; i < n; i++)
    {
      columns[i] = NO_SIGNAL;
      for (guint s = 0; s < CLOUT_N_SIGNALS; s++)
        if (fields[i].length == strlen (names[s])
            && strncmp (fields[i].start, names[s], fields[i].length) == 0)
          columns[i] = s;
    }
  tell_unknown (fields, columns, n, problems);
  return n;
}

/* A row that continues after a zero byte would be read as a shorter one. */
static gboolean
is_text (Reader *self)
{
  return !self->too_long && strlen (self->row->str) == self->row->len;
}

/* Returns the problem with a row as a translatable sentence that takes its number, or %NULL with
   the row's score. */
static const char *
score_row (Reader            *self,
           const CloutSignal *columns,
           guint              n_columns,
           double            *ret_score)
{
  Field fields[MAX_COLUMNS];
  CloutSignals signals;
  guint n = 0;

  if (self->too_long)
    /* Translators: of a file with a row of counts on each line; %s is a line number */
    return N_("line %s: too long");
  if (!is_text (self) || !split_row (self->row->str, fields, &n))
    /* Translators: CSV is a file format; %s is a line number */
    return N_("line %s: is not CSV");
  if (n != n_columns)
    /* Translators: %s is a line number */
    return N_("line %s: wrong number of columns");
  clout_signals_init (&signals);
  for (guint i = 0; i < n; i++)
    if (columns[i] != NO_SIGNAL && !read_number (&fields[i], &signals.value[columns[i]]))
      /* Translators: a count is a number, such as of followers; %s is a line number */
      return N_("line %s: not a number");
  *ret_score = clout_signals_score (&signals);
  return NULL;
}

static void
tell_row (const char *problem,
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

/* Writes a row as it was read, but with an apostrophe before formulas (OWASP, CSV injection). */
static void
write_row (const GString *row,
           FILE          *out)
{
  const char *from = row->str;
  Place place = CELL_BEGINS;

  for (const char *p = row->str; *p != '\0'; place = go_on (place, *p++))
    {
      const char *cell = p + (*p == '"');

      if (place == CELL_BEGINS && is_formula (cell))
        {
          fwrite (from, 1, cell - from, out);
          fputc ('\'', out);
          from = cell;
        }
    }
  fwrite (from, 1, row->str + row->len - from, out);
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
 * would run as a formula gets an apostrophe. A bad row gets an empty score.
 *
 * Returns: 0, or 1 if a row was bad or writing failed, or 2 for a bad header
 */
int
clout_counters_run (FILE       *in,
                    FILE       *out,
                    FILE       *problems,
                    const char *columns)
{
  Reader self = { in, g_string_sized_new (256), FALSE, 0, 1 };
  CloutSignal signals[MAX_COLUMNS];
  g_autofree char *header = g_strdup (columns);
  guint n = 0;
  int result = 0;

  if (columns == NULL && read_row (&self))
    {
      if (is_text (&self))
        header = g_strdup (g_str_has_prefix (self.row->str, "\xef\xbb\xbf")
                           ? self.row->str + 3 : self.row->str);
      write_row (self.row, out);
      fputs (",score\n", out);
    }
  if (header != NULL)
    n = read_header (header, signals, problems);
  for (guint i = 0; i <= n; i++)
    if (i == n)
      {
        fprintf (problems, "%s\n", _("line 1: no known column"));
        g_string_free (self.row, TRUE);
        return 2;
      }
    else if (signals[i] != NO_SIGNAL)
      break;
  while (read_row (&self))
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE] = "";
      double score = 0;
      const char *problem = score_row (&self, signals, n, &score);

      if (problem == NULL)
        g_ascii_formatd (text, sizeof text, "%.6f", score);
      else
        {
          tell_row (problem, self.line, problems);
          result = 1;
        }
      write_row (self.row, out);
      fprintf (out, ",%s\n", text);
    }
  g_string_free (self.row, TRUE);
  return fflush (out) != 0 || ferror (out) || ferror (in) ? 1 : result;
}
