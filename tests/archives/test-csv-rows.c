/* test-csv-rows.c: the reader returns the same rows regardless of how the bytes are split.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <string.h>

#include "archives/archive.h"
#include "archives/readers/csv-rows.h"
#include "base/csv.h"
#include "base/json.h"

static void
print_row (GString  *out,
           JsonNode *row)
{
  g_autoptr(GList) columns = json_object_get_members (json_node_get_object (row));

  for (GList *at = columns; at != NULL; at = at->next)
    g_string_append_printf (out, "%s=%s|", (char *) at->data,
                            clout_json_opt_string (row, at->data, NULL));
  g_string_append_c (out, '\n');
}

/* One row per line, then "ok" or the error. */
static char *
cut (const char *text,
     gsize       left,
     gsize       portion)
{
  g_autoptr(CloutCsvRows) rows = clout_csv_rows_new ("Date");
  g_autoptr(GError) error = NULL;
  GString *out = g_string_new (NULL);

  while (left > 0 && error == NULL)
    {
      g_autoptr(JsonNode) row = NULL;
      gsize used;

      if (!clout_csv_rows_feed (rows, text, MIN (left, portion), &used, &row, &error))
        break;
      if (row != NULL)
        print_row (out, row);
      text += used;
      left -= used;
    }
  if (error == NULL)
    clout_csv_rows_finish (rows, &error);
  g_string_append (out, error != NULL ? error->message : "ok");

  return g_string_free (out, FALSE);
}

static const struct
{
  const char *text;
  const char *rows;
} cases[] = {
  { "Date,Text\n1,a\n2,b\n", "Date=1|Text=a|\nDate=2|Text=b|\nok" },
  { "\357\273\277Date,Text\r\n1,a\r\n", "Date=1|Text=a|\nok" },
  { " Date , Text\n1,a\n", "Date=1|Text=a|\nok" },
  { "\"Date\",\"Text\"\r\n\"1\",\"a,\r\nb \"\"c\"\"\"\r\n", "Date=1|Text=a,\r\nb \"c\"|\nok" },
  { "Date,Text\n1,\"\\\"a\\\", b \\n \\\\\"\"\"\n", "Date=1|Text=\"a\", b \\n \\\\\"|\nok" },
  { "Date,Text\n1,\"C:\\\\\"\n2,\"\\\"no\\\"\"\n", "Date=1|Text=C:\\\\|\nDate=2|Text=\"no\"|\nok" },
  { "Date\tText\n1\ta, b; c\n", "Date=1|Text=a, b; c|\nok" },
  { "\"Date\"\t\"Text\"\n\"1\"\t\"a\tb\"\n", "Date=1|Text=a\tb|\nok" },
  { "DA TE;Text\n1;a, b\n", "DA TE=1|Text=a, b|\nok" },
  { "Notes, and;\tmore\n\nDate;Text\n1;a\n", "Date=1|Text=a|\nok" },
  { "Date,Text\n1,\"\\\"a\\\", b \\n\"\n", "Date=1|Text=\"a\", b \\n|\nok" },
  { "Notes:\n\"many, \n lines\"\n\nDate\n1\n", "Date=1|\nok" },
  { "Date,Text\n\n,,\n1\n2,b,c,d\n", "Date=1|\nDate=2|Text=b|\nok" },
  { "Date,Text\n1,a\"b\n2,\"a\"b\n", "Date=1|Text=a\"b|\nDate=2|Text=ab|\nok" },
  { "Date\n", "ok" },
  { "", "The table has no column “Date”" },
  { "Day,Text\n1,a\n", "The table has no column “Date”" },
  { "Date,Text\n1,\"open\n", "The table ends too early" },
  { "Date,Text\n1,cut", "The table ends too early" },
  { "Date,Text\n1,\326l f\374r 5 \200 \223k\224\n2,caf\303\251\n",
    "Date=1|Text=Öl für 5 € “k”|\nDate=2|Text=cafÃ©|\nok" },
  { "Date,Gr\366\337e\n1,2\n", "Date=1|Größe=2|\nok" },
  { "Date,Text\n1,caf\303\251\n2,caf\351\n", "Date=1|Text=café|\nThe text is not in UTF-8" },
  { "Date,Text\n1,\201\n", "The text is not in UTF-8" },
};

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize portion = 1; portion < 12; portion++)
      {
        g_autofree char *rows = cut (cases[i].text, strlen (cases[i].text), portion);

        g_assert_cmpstr (rows, ==, cases[i].rows);
      }
}

static void
test_zero_byte (void)
{
  static const char text[] = "Date,Text\n1,a\0b\n";
  g_autofree char *rows = cut (text, sizeof text - 1, G_MAXSIZE);

  g_assert_cmpstr (rows, ==, "The text is not in UTF-8");
}

static void
test_limits (void)
{
  g_autofree char *commas = g_strnfill (CLOUT_CSV_MAX_COLUMNS + 1, ',');
  g_autofree char *letters = g_strnfill (CLOUT_CSV_ROW_MAX_BYTES + 1, 'x');
  g_autofree char *lines = g_strnfill (1000, '\n');
  g_autofree char *wide = cut (commas, strlen (commas), G_MAXSIZE);
  g_autofree char *longest = cut (letters, strlen (letters), G_MAXSIZE);
  g_autofree char *headless = cut (lines, strlen (lines), G_MAXSIZE);

  g_assert_cmpstr (wide, ==, "A row has more columns than any export");
  g_assert_cmpstr (longest, ==, "A row is longer than any export's");
  g_assert_cmpstr (headless, ==, "The table has no column “Date”");
}

/* Without a column to look for, the first row is the header, and cells also have numbers. */
static void
test_numbers (void)
{
  static const char text[] = "A,B,C\n1,\"say \\\"\"x\\\"\", y\",\n";
  g_autoptr(CloutCsvRows) rows = clout_csv_rows_new (NULL);
  g_autoptr(CloutCsvRows) none = clout_csv_rows_new (NULL);
  g_autoptr(JsonNode) row = NULL;
  g_autoptr(GError) error = NULL;
  gsize used;

  g_assert_true (clout_csv_rows_feed (rows, text, strlen (text), &used, &row, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (clout_json_opt_string (row, "1", NULL), ==, "1");
  g_assert_cmpstr (clout_json_opt_string (row, "2", NULL), ==, "say \\\"x\\\", y");
  g_assert_cmpstr (clout_csv_rows_get_cell (row, "b"), ==, "say \\\"x\\\", y");
  g_assert_null (clout_json_find (row, "3"));
  g_assert_true (clout_csv_rows_finish (rows, &error));
  g_assert_false (clout_csv_rows_finish (none, &error));
  g_assert_error (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_DAMAGED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archives/csv-rows/table", test_table);
  g_test_add_func ("/archives/csv-rows/zero-byte", test_zero_byte);
  g_test_add_func ("/archives/csv-rows/limits", test_limits);
  g_test_add_func ("/archives/csv-rows/numbers", test_numbers);
  return g_test_run ();
}
