/* badge.c: a picture of the score for web pages.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/badge.h"

#define HEIGHT 20u
#define PADDING 7
#define NARROW 7 /* of a letter at this size; textLength fits the text to the estimate */
#define WIDE 12

static guint
measure (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? WIDE
             : g_unichar_iszerowidth (g_utf8_get_char (p)) ? 0 : NARROW;
  return width;
}

static void
add_text (GString    *svg,
          const char *text,
          guint       x,
          guint       width)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (svg, "    <text x=\"%u\" y=\"14\" textLength=\"%u\">%s</text>\n", x,
                          width, escaped);
}

/**
 * clout_badge_make:
 * @label: what the value is
 * @value: the value
 * @title: both in words, for screen readers
 *
 * Returns: (transfer full): an SVG picture that refers to nothing else
 */
char *
clout_badge_make (const char *label,
                  const char *value,
                  const char *title)
{
  guint label_width = measure (label);
  guint value_width = measure (value);
  guint left = label_width + 2 * PADDING;
  guint width = left + value_width + 2 * PADDING;
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  GString *svg = g_string_new (NULL);

  g_string_append_printf (svg,
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" height=\"%u\" role=\"img\""
    " aria-labelledby=\"title\">\n"
    "  <title id=\"title\">%s</title>\n"
    "  <clipPath id=\"round\"><rect width=\"%u\" height=\"%u\" rx=\"4\"/></clipPath>\n"
    "  <g clip-path=\"url(#round)\">\n"
    "    <rect width=\"%u\" height=\"%u\" fill=\"#3d3846\"/>\n"
    "    <rect x=\"%u\" width=\"%u\" height=\"%u\" fill=\"#a33d00\"/>\n"
    "  </g>\n"
    "  <g fill=\"#fff\" font-family=\"Cantarell,Verdana,DejaVu Sans,sans-serif\""
    " font-size=\"12\" aria-hidden=\"true\">\n",
    width, HEIGHT, escaped, width, HEIGHT, left, HEIGHT, left, width - left, HEIGHT);
  add_text (svg, label, PADDING, label_width);
  add_text (svg, value, left + PADDING, value_width);
  g_string_append (svg, "  </g>\n</svg>\n");
  return g_string_free (svg, FALSE);
}
