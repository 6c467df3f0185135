/* fuzz-counters.c: any CSV with counters is written back row by row, with a score or an empty one.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/counters.h"
#include "fuzz.h"

/* The end of the row that starts at @row: a line break outside quotes, or @end. */
static const char *
find_row_end (const char *row,
              const char *end)
{
  const char *cell = row;

  while (cell < end)
    {
      const char *p = cell;

      if (*p == '"')
        do
          p = memchr (p + 1, '"', end - p - 1);
        while (p != NULL && p + 1 < end && p[1] == '"' && p++);
      if (p == NULL)
        return end;
      while (p < end && *p != ',' && *p != '\n')
        p++;
      if (p == end || *p == '\n')
        return p;
      cell = p + 1;
    }
  return end;
}

static gsize
count_rows (const char *text,
            gsize       size)
{
  const char *end = text + size;
  gsize n = 0;

  for (const char *row = text; row < end; row = find_row_end (row, end) + 1)
    n++;
  return n;
}

static void
check_row (const char *row,
           gsize       length)
{
  gsize at = length;
  double score;

  while (at > 0 && row[at - 1] != ',')
    at--;
  g_assert_cmpuint (at, >, 0);
  if (at == length)
    return;
  score = g_ascii_strtod (row + at, NULL);
  g_assert_cmpfloat (score, >=, 0);
  g_assert_cmpfloat (score, <=, 100);
}

/* A row with an unclosed quote extends to the end of the text and is the last row. */
static void
check_output (const char *out,
              gsize       size,
              gboolean    has_header)
{
  const char *end = out + size;

  for (const char *row = out; row < end; has_header = FALSE)
    {
      const char *stop = find_row_end (row, end);

      if (stop == end)
        {
          g_assert_cmpint (end[-1], ==, '\n');
          stop--;
        }
      if (!has_header)
        check_row (row, stop - row);
      row = stop + 1;
    }
}

/* The first byte chooses whether there is a header. fmemopen() fails on an empty buffer. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  gboolean has_header = size > 0 && data[0] % 2 == 0;
  char *out_text = NULL;
  char *problem_text = NULL;
  gsize out_size = 0;
  gsize problem_size = 0;
  gsize n_rows;
  FILE *in, *out, *problems;
  int result;

  if (size < 2)
    return 0;
  in = fmemopen ((void *) (data + 1), size - 1, "r");
  out = open_memstream (&out_text, &out_size);
  problems = open_memstream (&problem_text, &problem_size);
  result = clout_counters_run (in, out, problems, has_header ? NULL : "followers,name,listed");
  fclose (in);
  fclose (out);
  fclose (problems);
  n_rows = count_rows ((const char *) data + 1, size - 1);
  if (result != 2)
    {
      g_assert_cmpuint (count_rows (out_text, out_size), ==, n_rows);
      check_output (out_text, out_size, has_header);
    }
  free (out_text);
  free (problem_text);
  return 0;
}
