/* fuzz-json-scan.c: the export scanner stays within its text and reads strings as json-glib does.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "fuzz.h"
#include "store/backup/json-scan.h"

/* What json-glib makes of a string that the scanner took. */
static void
check_string (const char    *from,
              const char    *to,
              const GString *text)
{
  g_autofree char *array = NULL;
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;

  g_assert_true (g_utf8_validate_len (text->str, text->len, NULL));
  while (*from != '"')
    from++;
  array = g_strdup_printf ("[%.*s]", (int) (to - from), from);
  g_assert_true (json_parser_load_from_data (parser, array, -1, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (json_array_get_string_element (json_node_get_array (
                     json_parser_get_root (parser)), 0), ==, text->str);
}

static void
check_number (gboolean is_real,
              gint64   number,
              double   real)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE + 32];
  CloutJsonScan scan = { text, text, 1 };
  gboolean again_real;
  gint64 again_number = 0;
  double again;

  if (!isfinite (real))
    return;
  if (is_real)
    g_ascii_formatd (text, sizeof text, "%.17e", real);
  else
    g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, number);
  scan.end += strlen (text);
  g_assert_true (clout_json_scan_number (&scan, &again_real, &again_number, &again));
  g_assert_true (clout_json_scan_is_done (&scan));
  g_assert_true (again_real == is_real && again == real && (is_real || again_number == number));
}

/* Takes one token of any kind; whether there was one. */
static gboolean
take_any (CloutJsonScan *scan,
          GString       *text)
{
  CloutJsonScan before = *scan;
  gboolean is_real = FALSE;
  gint64 number = 0;
  double real = 0;

  if (clout_json_scan_string (scan, text))
    {
      check_string (before.at, scan->at, text);
      return TRUE;
    }
  *scan = before;
  if (clout_json_scan_number (scan, &is_real, &number, &real))
    {
      check_number (is_real, number, real);
      return TRUE;
    }
  *scan = before;
  for (const char *sign = "{}[],:"; *sign != '\0'; sign++)
    if (clout_json_scan_take (scan, *sign))
      return TRUE;
  return clout_json_scan_word (scan, "null");
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  /* Copied to its exact size, so that a byte read behind it is found. */
  g_autofree char *copy = g_malloc (size + (size == 0));
  CloutJsonScan scan = { copy, copy + size, 1 };
  g_autoptr(GString) text = g_string_new (NULL);
  guint lines = 1;

  if (size > 0)
    memcpy (copy, data, size);
  while (scan.at < scan.end)
    {
      const char *from = scan.at;

      if (!take_any (&scan, text))
        break;
      g_assert_true (scan.at > from && scan.at <= scan.end);
    }
  for (const char *p = copy; p < scan.at; p++)
    lines += *p == '\n';
  g_assert_cmpuint (scan.line, ==, lines);
  return 0;
}
