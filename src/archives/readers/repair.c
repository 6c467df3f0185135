/* repair.c: repairs UTF-8 text that was misread as Latin-1.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/readers/repair.h"

/**
 * clout_repair_utf8:
 * @text: (nullable): text in UTF-8
 *
 * Repairs text from Facebook, which escapes each byte of UTF-8 as a separate character: "é"
 * becomes "\u00c3\u00a9". Applies only if every character fits a byte and the bytes are valid
 * UTF-8, which real Latin-1 text hardly ever is.
 *
 * Returns: (transfer full) (nullable): the repaired text, or a copy; %NULL for %NULL
 */
char *
clout_repair_utf8 (const char *text)
{
  g_autoptr(GString) bytes = NULL;

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
