/* sanitize.c: makes untrusted text safe to show on one line.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/sanitize.h"

#include <string.h>

#define ZERO_WIDTH_NON_JOINER 0x200c
#define ZERO_WIDTH_JOINER 0x200d

/* The two joiners are needed for spelling in some scripts, and for emoji. */
static gboolean
can_be_seen (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  if (c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER)
    return TRUE;

  return type != G_UNICODE_FORMAT && type != G_UNICODE_UNASSIGNED && type != G_UNICODE_PRIVATE_USE;
}

/* Returns: the end of the printable ASCII characters at @at, except spaces */
static const char *
skip_ascii (const char *at)
{
  while (*at > ' ' && *at < 0x7f)
    at++;

  return at;
}

/**
 * clout_sanitize_dup:
 * @text: untrusted text, UTF-8
 *
 * Returns: (transfer full): the text on one line, without invisible characters and bidirectional
 *   controls
 */
char *
clout_sanitize_dup (const char *text)
{
  GString *line = g_string_sized_new (strlen (text));
  gboolean gap = FALSE;
  const char *next;

  for (const char *p = text; *p != '\0'; p = next)
    {
      gunichar c = *p;

      next = skip_ascii (p);
      if (next == p)
        {
          c = g_utf8_get_char (p);
          next = g_utf8_next_char (p);
          if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
            {
              gap = line->len > 0;
              continue;
            }
        }
      if (c >= 0x80 && !can_be_seen (c))
        continue;
      if (gap)
        g_string_append_c (line, ' ');
      g_string_append_len (line, p, next - p);
      gap = FALSE;
    }

  return g_string_free (line, FALSE);
}

/**
 * clout_sanitize_dup_name:
 * @text: (nullable): an untrusted name or handle, UTF-8
 *
 * Returns: (transfer full) (nullable): the name on one line, at most %CLOUT_NAME_LENGTH
 *   characters; %NULL if nothing visible is left
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

/* Characters that affect terminals, editors or JavaScript: C1 codes, bidirectional controls
   (Unicode Standard Annex #9, section 2) and the two line separators. */
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
 * Escapes characters in strings that JSON allows but that would affect a terminal or an editor.
 * JSON already requires escaping C0 codes and quotes.
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
