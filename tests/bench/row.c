/* row.c: prints one result of a benchmark as a line of JSON.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "row.h"

#include <stdio.h>

static void
append_number (GString    *line,
               const char *name,
               double      value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (line, ", \"%s\": %s", name,
                          g_ascii_formatd (text, sizeof text, "%.6g", value));
}

/* No name has characters that JSON would escape. */
void
bench_row_print (const BenchRow *row)
{
  g_autoptr(GString) line = g_string_new (NULL);

  g_string_append_printf (line, "{\"name\": \"%s\", \"unit\": \"%s\"", row->name, row->unit);
  append_number (line, "figure", row->figure);
  if (row->peer != NULL)
    {
      g_string_append_printf (line, ", \"peer\": \"%s\"", row->peer);
      append_number (line, "ratio", row->figure / row->peer_figure);
    }
  if (row->limit > 0)
    append_number (line, "limit", row->limit);
  /* Not g_print(), which would write the locale's characters. */
  g_string_append_c (line, '}');
  puts (line->str);
  fflush (stdout);
}
