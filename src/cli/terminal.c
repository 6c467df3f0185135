/* terminal.c: keeps what others wrote from commanding the terminal.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/terminal.h"

#include <stdio.h>
#include <string.h>

/* Escape sequences begin with a control character, in one byte or in C1; what turns the direction
 * of writing (Unicode Standard Annex #9, section 2) can make a name look like another one. */
static gboolean
is_harmless (gunichar c)
{
  if (c == '\n' || c == '\t')
    return TRUE;

  return !g_unichar_iscntrl (c) && !(c >= 0x202a && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069);
}

/**
 * clout_terminal_dup_harmless:
 * @text: any bytes
 *
 * Returns: (transfer full): the same in UTF-8, with lines and tabs, and nothing else that a
 *   terminal would obey
 */
char *
clout_terminal_dup_harmless (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *harmless = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (is_harmless (g_utf8_get_char (p)))
      g_string_append_unichar (harmless, g_utf8_get_char (p));

  return g_string_free (harmless, FALSE);
}

static void
write_to (FILE       *file,
          const char *text)
{
  g_autofree char *harmless = clout_terminal_dup_harmless (text);
  g_autofree char *converted = NULL;
  const char *charset;

  if (!g_get_charset (&charset))
    converted = g_convert_with_fallback (harmless, -1, charset, "UTF-8", "?", NULL, NULL, NULL);
  fputs (converted != NULL ? converted : harmless, file);
  fflush (file);
}

static void
print_cb (const char *text)
{
  write_to (stdout, text);
}

static void
printerr_cb (const char *text)
{
  write_to (stderr, text);
}

/**
 * clout_terminal_guard:
 * @output: whether the standard output is for people, too, and not for a program to read
 *
 * From here on, what g_print() and g_printerr() say is harmless to a terminal, whoever wrote it:
 * names, words of servers and addresses come from strangers.
 */
void
clout_terminal_guard (gboolean output)
{
  g_set_printerr_handler (printerr_cb);
  if (output)
    g_set_print_handler (print_cb);
}
