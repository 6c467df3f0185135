/* terminal.c: keeps untrusted text from controlling the terminal.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/terminal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Escape sequences begin with a control character, either a single byte or a C1 code;
   bidirectional controls (Unicode Standard Annex #9, section 2) can make one name look like
   another. */
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
 * Returns: (transfer full): the text in UTF-8, with line feeds and tabs but no other control
 *   characters
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

/* Locales without these characters would show question marks, which would lose a minus sign. */
static const char *
plain_spelling (gunichar c)
{
  static const struct
  {
    gunichar sign;
    const char *plain;
  } spellings[] = {
    { 0x2212, "-" }, { 0x00b1, "+/-" }, { 0x2013, "-" }, { 0x2014, "-" }, { 0x2018, "'" },
    { 0x2019, "'" }, { 0x201c, "\"" }, { 0x201d, "\"" }, { 0x2026, "..." }, { 0x00a0, " " },
    { 0x202f, " " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (spellings); i++)
    if (spellings[i].sign == c)
      return spellings[i].plain;
  return NULL;
}

/**
 * clout_terminal_dup_in_charset:
 * @text: UTF-8
 * @charset: charset of a terminal that doesn't use UTF-8, such as "ANSI_X3.4-1968"
 *
 * Returns: (transfer full): @text in @charset; missing typographic characters are replaced with
 *   ASCII, other missing characters with question marks
 */
char *
clout_terminal_dup_in_charset (const char *text,
                               const char *charset)
{
  g_autoptr(GString) converted = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *plain = plain_spelling (g_utf8_get_char (p));
      gsize length = g_utf8_next_char (p) - p;
      g_autofree char *one = g_convert (p, length, charset, "UTF-8", NULL, NULL, NULL);

      g_string_append (converted, one != NULL ? one : plain != NULL ? plain : "?");
    }
  return g_string_free (g_steal_pointer (&converted), FALSE);
}

/* The first error on standard output, or 0. */
static int output_error;

static void
write_to (FILE       *file,
          const char *text)
{
  if ((fputs (text, file) == EOF || fflush (file) == EOF) && file == stdout && output_error == 0)
    output_error = errno;
}

static void
write_harmless (FILE       *file,
                const char *text)
{
  g_autofree char *harmless = clout_terminal_dup_harmless (text);
  g_autofree char *converted = NULL;
  const char *charset;

  if (!g_get_charset (&charset))
    converted = clout_terminal_dup_in_charset (harmless, charset);
  write_to (file, converted != NULL ? converted : harmless);
}

static void
print_cb (const char *text)
{
  write_harmless (stdout, text);
}

static void
print_raw_cb (const char *text)
{
  write_to (stdout, text);
}

static void
printerr_cb (const char *text)
{
  write_harmless (stderr, text);
}

/**
 * clout_terminal_guard:
 * @output: whether to filter standard output as well, because it is for people and not for a
 *   program
 *
 * Filters everything that g_print() and g_printerr() print from here on, because names, servers'
 * messages and addresses are untrusted. Writes are checked; see clout_terminal_check_output().
 */
void
clout_terminal_guard (gboolean output)
{
  g_set_printerr_handler (printerr_cb);
  g_set_print_handler (output ? print_cb : print_raw_cb);
}

/**
 * clout_terminal_write:
 * @data: (array length=size): unfiltered bytes for a program to read
 * @size: number of bytes
 *
 * Writes to standard output; clout_terminal_check_output() reports errors.
 */
void
clout_terminal_write (const char *data,
                      gsize       size)
{
  if ((fwrite (data, 1, size, stdout) != size || fflush (stdout) == EOF) && output_error == 0)
    output_error = errno;
}

/**
 * clout_terminal_check_output:
 * @error: return location for a %G_FILE_ERROR
 *
 * Reports write errors, such as a full disk or a closed pipe, which g_print() ignores.
 *
 * Returns: whether everything printed so far was written
 */
gboolean
clout_terminal_check_output (GError **error)
{
  if (fflush (stdout) == EOF && output_error == 0)
    output_error = errno;
  if (output_error == 0 && ferror (stdout))
    output_error = EIO;
  if (output_error == 0)
    return TRUE;
  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (output_error),
                       g_strerror (output_error));
  return FALSE;
}
