/* test-terminal.c: names and servers can't control the terminal.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/terminal.h"

static void
test_harmless (void)
{
  const char *const rows[][2] = {
    { "Ada\n\tand \u00e9\u4e2d \U0001f469\u200d\U0001f4bb\n",
      "Ada\n\tand \u00e9\u4e2d \U0001f469\u200d\U0001f4bb\n" },
    { "\x1b]0;root\x07" "a", "]0;roota" },
    { "\x1b[2J\x1b[31mred", "[2J[31mred" },
    { "back\x08\x08\x7f", "back" },
    { "a\rb", "ab" },
    { "\xc2\x9b" "31m", "31m" },
    { "bank\u202egro\u202c \u2066x\u2069", "bankgro x" },
    { "\xff\x1b", "\ufffd" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *harmless = clout_terminal_dup_harmless (rows[i][0]);

      g_assert_cmpstr (harmless, ==, rows[i][1]);
    }
}

static void
test_charset (void)
{
  const char *const rows[][2] = {
    { "\u22120.3 points", "-0.3 points" },
    { "\u201cscore\u201d \u2026 it\u2019s", "\"score\" ... it's" },
    { "1\u202f000 \u2013 2", "1 000 - 2" },
    { "\u00b10.0", "+/-0.0" },
    { "Zo\u00eb \u4e2d", "Zo? ?" },
    { "plain\n", "plain\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = clout_terminal_dup_in_charset (rows[i][0], "ANSI_X3.4-1968");
      g_autofree char *latin = clout_terminal_dup_in_charset ("Zo\u00eb", "ISO-8859-1");

      g_assert_cmpstr (text, ==, rows[i][1]);
      g_assert_cmpstr (latin, ==, "Zo\xeb");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/terminal/harmless", test_harmless);
  g_test_add_func ("/cli/terminal/charset", test_charset);
  return g_test_run ();
}
