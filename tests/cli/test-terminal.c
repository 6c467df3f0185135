/* test-terminal.c: no name and no server commands the terminal.
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/terminal/harmless", test_harmless);
  return g_test_run ();
}
