/* table.c: text columns that line up on a terminal, in every script.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/table.h"

#include <string.h>

#define GAP 2

struct _CloutTable
{
  char *columns;
  gsize n_columns;
  GPtrArray *rows;
  gsize *widths;
};

/**
 * clout_table_width:
 * @text: valid UTF-8
 *
 * Returns: how many terminal cells it takes: two for wide East Asian characters, none for
 *   combining characters
 */
gsize
clout_table_width (const char *text)
{
  gsize width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar sign = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (sign))
        width += g_unichar_iswide (sign) ? 2 : 1;
    }
  return width;
}

/**
 * clout_table_align:
 * @text: valid UTF-8
 * @width: width in terminal cells
 * @at_end: whether to align it at the end, as for numbers
 *
 * Pads a text to the width of a column.
 *
 * Returns: (transfer full): the text padded with spaces to that width; longer text isn't cut
 */
char *
clout_table_align (const char *text,
                   gsize       width,
                   gboolean    at_end)
{
  gsize taken = clout_table_width (text);
  g_autofree char *spaces = g_strnfill (width - MIN (taken, width), ' ');

  return at_end ? g_strconcat (spaces, text, NULL) : g_strconcat (text, spaces, NULL);
}

/**
 * clout_table_new:
 * @columns: a letter for each column: 'l' for text, 'r' for numbers, which are aligned at the end
 *
 * Returns: (transfer full): an empty table
 */
CloutTable *
clout_table_new (const char *columns)
{
  CloutTable *self = g_new0 (CloutTable, 1);

  self->columns = g_strdup (columns);
  self->n_columns = strlen (columns);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->widths = g_new0 (gsize, self->n_columns);
  return self;
}

void
clout_table_free (CloutTable *self)
{
  g_free (self->columns);
  g_free (self->widths);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * clout_table_add_cells:
 * @self: a table
 * @cells: (array zero-terminated=1): as many as there are columns, or fewer
 *
 * Adds a row.
 */
void
clout_table_add_cells (CloutTable        *self,
                       const char *const *cells)
{
  GStrv row;

  g_return_if_fail (g_strv_length ((char **) cells) <= self->n_columns);

  row = g_strdupv ((char **) cells);
  for (gsize i = 0; row[i] != NULL; i++)
    self->widths[i] = MAX (self->widths[i], clout_table_width (row[i]));
  g_ptr_array_add (self->rows, row);
}

/**
 * clout_table_add:
 * @self: a table
 * @...: its cells, %NULL-terminated
 *
 * Adds a row.
 */
void
clout_table_add (CloutTable *self,
                 ...)
{
  g_autoptr(GPtrArray) cells = g_ptr_array_new ();
  const char *cell;
  va_list list;

  va_start (list, self);
  do
    {
      cell = va_arg (list, const char *);
      g_ptr_array_add (cells, (gpointer) cell);
    }
  while (cell != NULL);
  va_end (list);
  clout_table_add_cells (self, (const char *const *) cells->pdata);
}

static void
append_row (CloutTable *self,
            GStrv       row,
            gsize       indent,
            GString    *text)
{
  g_autoptr(GString) line = g_string_new (NULL);

  for (gsize i = 0; row[i] != NULL; i++)
    {
      g_autofree char *cell =
        clout_table_align (row[i], self->widths[i], self->columns[i] == 'r');

      g_string_append_printf (line, "%*s%s", (int) (i == 0 ? indent : GAP), "", cell);
    }
  g_string_append_printf (text, "%s\n", g_strchomp (line->str));
}

/**
 * clout_table_to_string:
 * @self: a table
 * @indent: spaces before each row
 *
 * Returns: (transfer full): one line per row, without trailing spaces
 */
char *
clout_table_to_string (CloutTable *self,
                       gsize       indent)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    append_row (self, self->rows->pdata[i], indent, text);
  return g_string_free (text, FALSE);
}

/* Prints clout_table_to_string() to standard output. */
void
clout_table_print (CloutTable *self,
                   gsize       indent)
{
  g_autofree char *text = clout_table_to_string (self, indent);

  g_print ("%s", text);
}
