/* test-table.c: columns line up by display width, not by bytes.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/table.h"

static void
test_width (void)
{
  static const struct
  {
    const char *text;
    gsize width;
  } rows[] = {
    { "", 0 },
    { "score", 5 },
    { "Rücknahme", 9 },
    { "−0.3", 4 },
    { "スコア", 6 },
    { "点数 54", 7 },
    { "e\xcc\x81t\xc3\xa9", 3 },
    { "a\xe2\x80\x8b" "b", 2 },
    { "🌱", 2 },
    { "한국", 4 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (clout_table_width (rows[i].text), ==, rows[i].width);
}

static void
test_align (void)
{
  static const struct
  {
    const char *text;
    gsize width;
    gboolean at_end;
    const char *aligned;
  } rows[] = {
    { "ab", 4, FALSE, "ab  " },
    { "ab", 4, TRUE, "  ab" },
    { "點", 4, FALSE, "點  " },
    { "−1.5", 5, TRUE, " −1.5" },
    { "too long", 3, FALSE, "too long" },
    { "", 2, TRUE, "  " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *aligned =
        clout_table_align (rows[i].text, rows[i].width, rows[i].at_end);

      g_assert_cmpstr (aligned, ==, rows[i].aligned);
    }
}

static void
test_table (void)
{
  g_autoptr(CloutTable) table = clout_table_new ("lrl");
  g_autofree char *none = clout_table_to_string (table, 2);
  g_autofree char *text = NULL;

  g_assert_cmpstr (none, ==, "");
  clout_table_add (table, "ネット", "点", "", NULL);
  clout_table_add (table, "x", "−1.0", "wide", NULL);
  clout_table_add (table, "only", NULL);
  text = clout_table_to_string (table, 2);
  g_assert_cmpstr (text, ==, "  ネット    点\n"
                             "  x       −1.0  wide\n"
                             "  only\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/table/width", test_width);
  g_test_add_func ("/cli/table/align", test_align);
  g_test_add_func ("/cli/table/rows", test_table);
  return g_test_run ();
}
