/* test-repair.c: text that Facebook mis-encoded is repaired, and nothing else is changed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib.h>

#include "archives/readers/repair.h"

/* The characters as decoded from the JSON, before they are repaired. */
static const struct
{
  const char *before;
  const char *after;
} cases[] = {
  { "", "" },
  { "plain", "plain" },
  { "\u00c3\u00a9", "\u00e9" },
  { "p\u00c3\u00a5 s\u00c3\u00b8ndag", "p\u00e5 s\u00f8ndag" },
  { "\303\260\302\237\302\230\302\200", "\U0001f600" },
  { "\303\250\302\214\302\266", "\u8336" },
  /* Correct already. */
  { "caf\u00e9", "caf\u00e9" },
  { "\u8336 \u00c3\u00a9", "\u8336 \u00c3\u00a9" },
  { "\U0001f600", "\U0001f600" },
  /* Truncated within a character. */
  { "\303\260\302\237", "\303\260\302\237" },
};

static void
test_table (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *repaired = clout_repair_utf8 (cases[i].before);

      g_assert_cmpstr (repaired, ==, cases[i].after);
    }
  g_assert_null (clout_repair_utf8 (NULL));
}

/* Any text survives being mis-encoded by Facebook and repaired. */
static void
test_round_trip (void)
{
  for (guint round = 0; round < 1000; round++)
    {
      g_autoptr(GString) meant = g_string_new (NULL);
      g_autoptr(GString) escaped = g_string_new (NULL);
      g_autofree char *repaired = NULL;

      for (guint i = 0; i < 20; i++)
        {
          gunichar c = g_test_rand_int_range (1, 0x2fff);

          g_string_append_unichar (meant, c >= 0xd800 && c < 0xe000 ? 'x' : c);
        }
      for (gsize i = 0; i < meant->len; i++)
        g_string_append_unichar (escaped, (guchar) meant->str[i]);
      repaired = clout_repair_utf8 (escaped->str);
      g_assert_cmpstr (repaired, ==, meant->str);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archives/repair/table", test_table);
  g_test_add_func ("/archives/repair/round-trip", test_round_trip);
  return g_test_run ();
}
