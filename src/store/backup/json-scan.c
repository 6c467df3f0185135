/* json-scan.c: reads JSON token by token, tracking the line number.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/backup/json-scan.h"

#include <errno.h>
#include <string.h>

/* Exports have no numbers with more digits. */
#define LONGEST_NUMBER 63

static void
skip_space (CloutJsonScan *self)
{
  for (; self->at < self->end && strchr (" \t\r\n", *self->at) != NULL && *self->at != '\0';
       self->at++)
    if (*self->at == '\n')
      self->line++;
}

/* Returns whether the next token is @wanted, and if so, moves past it. */
gboolean
clout_json_scan_take (CloutJsonScan *self,
                      char           wanted)
{
  skip_space (self);
  if (self->at == self->end || *self->at != wanted)
    return FALSE;
  self->at++;
  return TRUE;
}

/* The same for a literal such as null. */
gboolean
clout_json_scan_word (CloutJsonScan *self,
                      const char    *word)
{
  gsize length = strlen (word);

  skip_space (self);
  if ((gsize) (self->end - self->at) < length || strncmp (self->at, word, length) != 0)
    return FALSE;
  self->at += length;
  return TRUE;
}

/* Scans four hexadecimal digits. */
static gboolean
scan_unit (CloutJsonScan *self,
           gunichar      *ret_unit)
{
  *ret_unit = 0;
  if (self->end - self->at < 4)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*self->at++);

      if (digit < 0)
        return FALSE;
      *ret_unit = *ret_unit * 16 + (gunichar) digit;
    }
  return TRUE;
}

/* A character outside the basic plane is two units. */
static gboolean
scan_code (CloutJsonScan *self,
           GString       *text)
{
  gunichar unit;
  gunichar second;

  if (!scan_unit (self, &unit))
    return FALSE;
  if (unit >= 0xd800 && unit < 0xdc00)
    {
      if (self->end - self->at < 2 || strncmp (self->at, "\\u", 2) != 0)
        return FALSE;
      self->at += 2;
      if (!scan_unit (self, &second) || second < 0xdc00 || second > 0xdfff)
        return FALSE;
      unit = 0x10000 + ((unit - 0xd800) << 10) + (second - 0xdc00);
    }
  if (unit == 0 || !g_unichar_validate (unit))
    return FALSE;
  g_string_append_unichar (text, unit);
  return TRUE;
}

static gboolean
scan_escape (CloutJsonScan *self,
             GString       *text)
{
  static const char escapes[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *escape;
  char c;

  if (self->at == self->end)
    return FALSE;
  c = *self->at++;
  if (c == 'u')
    return scan_code (self, text);
  escape = c != '\0' ? strchr (escapes, c) : NULL;
  if (escape == NULL)
    return FALSE;
  g_string_append_c (text, meanings[escape - escapes]);
  return TRUE;
}

/**
 * clout_json_scan_string:
 * @self: a scan
 * @ret_text: (out): replaced by the string, which is valid UTF-8 without NUL
 *
 * Reads a string token.
 *
 * Returns: whether the next token is a string; if so, moves past it
 */
gboolean
clout_json_scan_string (CloutJsonScan *self,
                        GString       *ret_text)
{
  g_string_truncate (ret_text, 0);
  if (!clout_json_scan_take (self, '"'))
    return FALSE;
  while (self->at < self->end)
    {
      const char *plain = self->at;

      while (self->at < self->end && *self->at != '"' && *self->at != '\\'
             && (guchar) *self->at >= 0x20)
        self->at++;
      g_string_append_len (ret_text, plain, self->at - plain);
      if (self->at == self->end || (guchar) *self->at < 0x20)
        return FALSE;
      if (*self->at++ == '"')
        return g_utf8_validate_len (ret_text->str, ret_text->len, NULL);
      if (!scan_escape (self, ret_text))
        return FALSE;
    }
  return FALSE;
}

/**
 * clout_json_scan_number:
 * @self: a scan
 * @ret_is_real: (out): whether it has a fraction or an exponent
 * @ret_number: (out): the number, if it has neither
 * @ret_real: (out): the number, in any case
 *
 * Reads a number token.
 *
 * Returns: whether the next token is a number in range; if so, moves past it
 */
gboolean
clout_json_scan_number (CloutJsonScan *self,
                        gboolean      *ret_is_real,
                        gint64        *ret_number,
                        double        *ret_real)
{
  char digits[LONGEST_NUMBER + 1];
  gsize n = 0;
  char *end;

  skip_space (self);
  while (self->at + n < self->end && n < LONGEST_NUMBER && self->at[n] != '\0'
         && strchr ("+-.0123456789Ee", self->at[n]) != NULL)
    n++;
  memcpy (digits, self->at, n);
  digits[n] = '\0';
  if (n == 0 || digits[0] == '+' || digits[0] == '.')
    return FALSE;
  *ret_is_real = strpbrk (digits, ".Ee") != NULL;
  *ret_real = g_ascii_strtod (digits, &end);
  if (*end == '\0' && !*ret_is_real)
    {
      errno = 0;
      *ret_number = g_ascii_strtoll (digits, &end, 10);
      if (errno != 0)
        return FALSE;
    }
  self->at += n;
  return *end == '\0';
}

/* Returns whether only white space is left. */
gboolean
clout_json_scan_is_done (CloutJsonScan *self)
{
  skip_space (self);
  return self->at == self->end;
}
