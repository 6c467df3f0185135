/* mend.c: text that was written as UTF-8 and then taken for Latin-1.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/readers/mend.h"

/**
 * clout_mend_utf8:
 * @text: (nullable): text in UTF-8
 *
 * Facebook escapes each byte of its UTF-8 as a character of its own: "é" comes as
 * "\u00c3\u00a9". Text in which every character is a byte, and the bytes are UTF-8, was
 * written so. Any other is right as it is: the bytes of true Latin-1 are hardly ever UTF-8.
 *
 * Returns: (transfer full) (nullable): the text that was meant, or a copy; %NULL for %NULL
 */
char *
clout_mend_utf8 (const char *text)
{
  g_autoptr (GString) bytes = NULL;

  if (text == NULL)
    return NULL;

  bytes = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c > 0xff)
        return g_strdup (text);
      g_string_append_c (bytes, c);
    }

  return g_utf8_validate_len (bytes->str, bytes->len, NULL) ? g_strdup (bytes->str)
                                                            : g_strdup (text);
}
