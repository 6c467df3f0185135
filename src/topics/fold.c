/* fold.c: one key for all spellings of a topic.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "topics/fold.h"

#include <string.h>

/* Letters with a built-in accent, which no decomposition removes. */
static const struct
{
  gunichar letter;
  const char *plain;
} inner_accents[] = {
  { 0x00E6, "ae" },  /* æ */
  { 0x00F0, "d" },   /* ð */
  { 0x00F8, "o" },   /* ø */
  { 0x00FE, "th" },  /* þ */
  { 0x0111, "d" },   /* đ */
  { 0x0131, "i" },   /* ı */
  { 0x0142, "l" },   /* ł */
  { 0x0153, "oe" },  /* œ */
};

/* Without their last letter these would be different words. */
static const char *const no_plurals[] = {
  "aids", "arms", "lens", "mars", "means", "news", "series", "species", "wales",
};

/* The first matching ending decides; an entry that replaces nothing ends the search. English,
   and what French and Spanish have in common with it: plurals that only a dictionary could
   recognize keep a separate key. @least: code points required before the ending. */
static const struct
{
  const char *ending;
  const char *becomes;
  glong least;
} plurals[] = {
  { "ss", "ss", 0 },
  { "us", "us", 0 },
  { "is", "is", 0 },
  { "sses", "ss", 1 },
  { "shes", "sh", 1 },
  { "tches", "tch", 1 },
  { "nches", "nch", 1 },
  { "rches", "rch", 1 },
  { "zzes", "zz", 1 },
  { "xes", "x", 1 },
  { "atoes", "ato", 1 },
  { "eroes", "ero", 1 },
  { "eaux", "eau", 1 },
  { "eux", "eu", 1 },
  { "ies", "y", 2 },
  { "ie", "y", 2 },
  { "s", "", 3 },
};

/**
 * clout_topic_is_word:
 * @c: a character
 *
 * Returns: whether it can be part of a word in any script: letters, digits and their marks
 */
gboolean
clout_topic_is_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
is_separator (gunichar c)
{
  switch ((int) g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_MODIFIER_SYMBOL:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SPACE_SEPARATOR:
      return TRUE;
    default:
      return c >= 0xFE00 && c <= 0xFE0F;
    }
}

/* Only marks that readers ignore: in Cyrillic й is a letter, and in Indic scripts and kana the
   marks are sounds. */
static gboolean
is_accent (gunichar mark,
           gunichar base)
{
  if (mark >= 0x0300 && mark <= 0x036F)
    switch ((int) g_unichar_get_script (base))
      {
      case G_UNICODE_SCRIPT_CYRILLIC:
        return mark == 0x0300 || mark == 0x0301 || (mark == 0x0308 && base == 0x0435);
      case G_UNICODE_SCRIPT_LATIN:
      case G_UNICODE_SCRIPT_GREEK:
      case G_UNICODE_SCRIPT_COMMON:
        return TRUE;
      default:
        return base == 0;
      }
  return (mark >= 0x064B && mark <= 0x0652) || mark == 0x0670 || mark == 0x0640
         || (mark >= 0x0591 && mark <= 0x05C7 && g_unichar_ismark (mark));
}

static const char *
find_plain (gunichar c)
{
  for (gsize i = 0; i < G_N_ELEMENTS (inner_accents); i++)
    if (inner_accents[i].letter == c)
      return inner_accents[i].plain;
  return NULL;
}

static char *
dup_decomposed (const char *name)
{
  g_autofree char *decomposed = g_utf8_normalize (name, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (decomposed, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
}

static GString *
drop_accents (const char *decomposed)
{
  GString *plain = g_string_new (NULL);
  gunichar base = 0;

  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *instead = find_plain (c);

      /* C# isn't C, but a leading "#" says nothing. */
      if (is_accent (c, base) || (is_separator (c) && (c != '#' || plain->len == 0)))
        continue;
      if (instead != NULL)
        g_string_append (plain, instead);
      else
        g_string_append_unichar (plain, c);
      if (!g_unichar_ismark (c))
        base = instead != NULL ? 'a' : c;
    }
  return plain;
}

static gboolean
cut_plural (GString *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (no_plurals); i++)
    if (g_str_equal (key->str, no_plurals[i]))
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (plurals); i++)
    {
      gsize length = strlen (plurals[i].ending);

      if (!g_str_has_suffix (key->str, plurals[i].ending)
          || g_utf8_strlen (key->str, key->len - length) < plurals[i].least)
        continue;
      g_string_truncate (key, key->len - length);
      g_string_append (key, plurals[i].becomes);
      return strlen (plurals[i].becomes) < length;
    }
  return FALSE;
}

/**
 * clout_topic_fold:
 * @name: (nullable): a topic or hashtag in any script, with or without '#'
 *
 * Makes the key that all spellings of a topic share: ignores case, accents, separators,
 * CamelCase, width and regular plurals. Folding a key again changes nothing. Keys are only for
 * comparing, not for display.
 *
 * Returns: (transfer full) (nullable): the key, or %NULL if @name isn't UTF-8, is longer than
 *   %CLOUT_TOPIC_MAX_RAW or has nothing to compare
 */
char *
clout_topic_fold (const char *name)
{
  g_autofree char *decomposed = NULL;
  g_autofree char *composed = NULL;
  g_autoptr(GString) plain = NULL;
  g_autoptr(GString) key = NULL;

  if (name == NULL || strnlen (name, CLOUT_TOPIC_MAX_RAW + 1) > CLOUT_TOPIC_MAX_RAW
      || !g_utf8_validate (name, -1, NULL))
    return NULL;

  decomposed = dup_decomposed (name);
  plain = drop_accents (decomposed);
  composed = g_utf8_normalize (plain->str, plain->len, G_NORMALIZE_DEFAULT_COMPOSE);
  key = g_string_new (composed);
  while (cut_plural (key))
    continue;
  return key->len > 0 ? g_string_free (g_steal_pointer (&key), FALSE) : NULL;
}

/**
 * clout_topic_same:
 * @one: (nullable): a topic
 * @other: (nullable): a topic
 *
 * Compares two topics without regard to spelling.
 *
 * Returns: whether both are spellings of the same topic; %FALSE if either isn't a topic
 */
gboolean
clout_topic_same (const char *one,
                  const char *other)
{
  g_autofree char *first = clout_topic_fold (one);
  g_autofree char *second = clout_topic_fold (other);

  return first != NULL && g_strcmp0 (first, second) == 0;
}
