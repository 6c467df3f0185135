/* json-string.c: reads a JSON string.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/json-string.h"

#include <string.h>

#define EACH_BYTE(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))
#define REPLACEMENT_CHARACTER 0xfffd

/* A set bit 7 for each byte that is zero, at least for the first such byte. */
static guint64
find_zero (guint64 bytes)
{
  return (bytes - EACH_BYTE (1)) & ~bytes & EACH_BYTE (0x80);
}

static gboolean
has_mark (guint64 bytes)
{
  return (find_zero (bytes ^ EACH_BYTE ('"')) | find_zero (bytes ^ EACH_BYTE ('\\'))) != 0;
}

/* Adding 0x60 to a byte below 0x80 sets bit 7 unless the byte is a control character. */
static gboolean
is_printable_ascii (guint64 bytes)
{
  guint64 low = bytes & EACH_BYTE (0x7f);

  return (~bytes & (low + EACH_BYTE (0x60)) & EACH_BYTE (0x80)) == EACH_BYTE (0x80);
}

/**
 * clout_json_string_skip:
 * @at: in a string, not behind a backslash
 * @end: end of the text
 *
 * Skips to the next quote or backslash, several bytes at a time because most of an export is text.
 *
 * Returns: the quote or backslash, or @end
 */
const char *
clout_json_string_skip (const char *at,
                        const char *end)
{
  guint64 bytes;

  for (; end - at >= (gssize) sizeof bytes; at += sizeof bytes)
    {
      memcpy (&bytes, at, sizeof bytes);
      if (has_mark (bytes))
        break;
    }
  while (at < end && *at != '"' && *at != '\\')
    at++;

  return at;
}

/* Returns: the next quote, backslash, control character or byte that isn't ASCII, or @end */
static const char *
skip_plain (const char *at,
            const char *end)
{
  guint64 bytes;

  for (; end - at >= (gssize) sizeof bytes; at += sizeof bytes)
    {
      memcpy (&bytes, at, sizeof bytes);
      if (has_mark (bytes) || !is_printable_ascii (bytes))
        break;
    }
  while (at < end && (guchar) *at >= ' ' && (guchar) *at < 0x80 && *at != '"' && *at != '\\')
    at++;

  return at;
}

/* Returns: length of the valid UTF-8 character at @at, or 0 */
static gsize
count_character (const char *at,
                 const char *end)
{
  gunichar c = g_utf8_get_char_validated (at, MIN (end - at, 6));

  return c != (gunichar) -1 && c != (gunichar) -2 && c != 0 ? g_utf8_skip[(guchar) *at] : 0;
}

/* Reads the four digits of "\u0041" at @at; -1 if there are others. */
static int
read_unit (const char *at,
           const char *end)
{
  int unit = 0;

  if (end - at < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (at[i]);

      if (digit < 0)
        return -1;
      unit = unit * 16 + digit;
    }

  return unit;
}

/* Reads "0041" or "d83d\ude00" behind "\u". */
static gboolean
read_escaped_unit (const char **at,
                   const char  *end,
                   gunichar    *ret_c)
{
  int unit = read_unit (*at, end);
  int low = -1;

  if (unit < 0)
    return FALSE;

  *at += 4;
  *ret_c = unit;
  if (unit < 0xd800 || unit > 0xdfff)
    return TRUE;

  *ret_c = REPLACEMENT_CHARACTER;
  if (unit < 0xdc00 && end - *at >= 6 && (*at)[0] == '\\' && (*at)[1] == 'u')
    low = read_unit (*at + 2, end);
  if (low >= 0xdc00 && low <= 0xdfff)
    {
      *ret_c = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
      *at += 6;
    }

  return TRUE;
}

/* Reads an escape sequence behind its backslash. */
static gboolean
read_escape (const char **at,
             const char  *end,
             gunichar    *ret_c)
{
  static const char escapes[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *escape;

  if (*at == end || **at == '\0')
    return FALSE;
  if (**at == 'u')
    {
      (*at)++;
      return read_escaped_unit (at, end, ret_c);
    }
  escape = strchr (escapes, *(*at)++);
  if (escape == NULL)
    return FALSE;

  *ret_c = meanings[escape - escapes];
  return TRUE;
}

/* Skips plain characters and those that aren't ASCII, up to the next quote or backslash. */
static CloutJsonStringEnd
skip_run (const char **at,
          const char  *end)
{
  while (TRUE)
    {
      gsize length;

      *at = skip_plain (*at, end);
      if (*at == end || (guchar) **at < ' ')
        return CLOUT_JSON_STRING_MALFORMED;
      if ((guchar) **at < 0x80)
        return CLOUT_JSON_STRING_COMPLETE;

      length = count_character (*at, end);
      if (length == 0)
        return CLOUT_JSON_STRING_ENCODING;
      *at += length;
    }
}

/**
 * clout_json_string_read:
 * @at: (inout): behind the opening quote; then behind the closing quote
 * @end: end of the text
 * @buffer: (nullable): space for a string with escapes; %NULL to only check the string
 * @ret_text: (out): the string, in the text or @buffer; not zero-terminated in the text
 * @ret_length: (out): its length
 *
 * Reads a string and checks it. Half a surrogate pair becomes U+FFFD. An escaped zero ends the
 * string, as in json-glib.
 *
 * Returns: whether it is complete and valid
 */
CloutJsonStringEnd
clout_json_string_read (const char **at,
                        const char  *end,
                        GString     *buffer,
                        const char **ret_text,
                        gsize       *ret_length)
{
  const char *begin = *at;
  gboolean is_copied = FALSE;
  CloutJsonStringEnd run;
  gunichar c;

  *ret_text = begin;
  while ((run = skip_run (at, end)) == CLOUT_JSON_STRING_COMPLETE)
    {
      if (buffer != NULL && !is_copied && **at == '\\')
        g_string_truncate (buffer, 0);
      is_copied |= **at == '\\';
      if (buffer != NULL && is_copied)
        g_string_append_len (buffer, begin, *at - begin);
      *ret_length = *at - begin;
      if (*(*at)++ == '"')
        break;
      if (!read_escape (at, end, &c))
        return CLOUT_JSON_STRING_MALFORMED;
      if (buffer != NULL)
        g_string_append_unichar (buffer, c);
      begin = *at;
    }
  if (run == CLOUT_JSON_STRING_COMPLETE && buffer != NULL && is_copied)
    {
      *ret_text = buffer->str;
      *ret_length = strlen (buffer->str);
    }

  return run;
}
