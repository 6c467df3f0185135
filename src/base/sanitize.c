/* sanitize.c: one line of what someone else wrote, fit to be shown.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sanitize.h"

#include <string.h>

#define ZERO_WIDTH_NON_JOINER 0x200c
#define ZERO_WIDTH_JOINER 0x200d

/* The two joiners are part of how words are spelt, and emoji. */
static gboolean
can_be_seen (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  if (c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER)
    return TRUE;

  return type != G_UNICODE_FORMAT && type != G_UNICODE_UNASSIGNED && type != G_UNICODE_PRIVATE_USE;
}

/**
 * clout_sanitize_dup:
 * @text: someone's words, UTF-8
 *
 * Returns: (transfer full): the same on one line, without what could not be seen, or would turn
 *   around what stands beside it
 */
char *
clout_sanitize_dup (const char *text)
{
  GString *line = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          gap = line->len > 0;
          continue;
        }
      if (!can_be_seen (c))
        continue;
      if (gap)
        g_string_append_c (line, ' ');
      g_string_append_unichar (line, c);
      gap = FALSE;
    }

  return g_string_free (line, FALSE);
}

/**
 * clout_sanitize_dup_name:
 * @text: (nullable): someone's name or handle, UTF-8
 *
 * Returns: (transfer full) (nullable): the same on one line, %CLOUT_NAME_LENGTH characters of it
 *   at most; %NULL if nothing of it can be seen
 */
char *
clout_sanitize_dup_name (const char *text)
{
  g_autofree char *line = text != NULL ? clout_sanitize_dup (text) : NULL;

  if (line == NULL || *line == '\0')
    return NULL;
  if (g_utf8_strlen (line, -1) > CLOUT_NAME_LENGTH)
    *g_utf8_offset_to_pointer (line, CLOUT_NAME_LENGTH) = '\0';

  return g_steal_pointer (&line);
}

/* What a terminal, an editor or JavaScript would obey: C1, the marks that turn the direction of
 * writing (Unicode Standard Annex #9, section 2) and the two separators of lines. */
static gboolean
commands (gunichar c)
{
  return (c >= 0x7f && c <= 0x9f) || c == 0x061c || c == 0x200e || c == 0x200f
    || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/**
 * clout_sanitize_escape_json:
 * @json: JSON, valid UTF-8
 *
 * Escapes within strings what JSON lets through and a terminal or an editor would obey. C0 and
 * quotes are escaped already, as JSON wants it.
 *
 * Returns: (transfer full): the same document
 */
char *
clout_sanitize_escape_json (const char *json)
{
  GString *escaped = g_string_sized_new (strlen (json));
  const char *from = json;

  for (const char *p = json; *p != '\0'; p = g_utf8_next_char (p))
    if (((guchar) *p >= 0x7f) && commands (g_utf8_get_char (p)))
      {
        g_string_append_len (escaped, from, p - from);
        g_string_append_printf (escaped, "\\u%04x", g_utf8_get_char (p));
        from = g_utf8_next_char (p);
      }
  g_string_append (escaped, from);
  return g_string_free (escaped, FALSE);
}
