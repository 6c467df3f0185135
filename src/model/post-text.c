/* post-text.c: reads the text of a post, for networks and archives alike.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/post-text.h"

#include <string.h>

#include "model/batch/batch.h"
#include "base/sanitize.h"
#include "score/post-flags.h"

/* Fewer letters than this are an acronym or an exclamation, not shouting. */
#define SHOUT_MIN_LETTERS 12
#define SHOUT_MIN_SHARE   0.7

/* More hashtags than this are meaningless. */
#define MAX_TAGS 64

#define MOST_PHRASES 8

/* Phrases by what they have in common, because most posts have none of them. */
static const struct
{
  const char *common;
  const char *phrases[MOST_PHRASES + 1];
} begging[] = {
  { "please ", { "please boost", "please follow", "please like", "please repost",
                 "please reshare", "please retweet", "please rt", "please share" } },
  { "pls ", { "pls boost", "pls rt" } },
  { "plz rt", { "plz rt" } },
  { "boost", { "boost this", "boosts welcome", "boosts appreciated" } },
  { "follow", { "follow for follow", "follow me", "follow back", "followback" } },
  { "like ", { "like and share", "like for like" } },
  { "repost this", { "repost this" } },
  { "retweet ", { "retweet this", "retweet if" } },
  { "rt ", { "rt this", "rt if" } },
  { "share this post", { "share this post" } },
  { "4", { "f4f", "l4l" } },
};

/* Addresses and handles say nothing about the tone of a post. */
static gboolean
word_is_address (const char *word,
                 gsize       length)
{
  return (memchr (word, ':', length) != NULL && g_strstr_len (word, length, "://") != NULL)
         || (length >= 4 && memcmp (word, "www.", 4) == 0) || memchr (word, '@', length) != NULL;
}

/* With a space around each. */
static char *
dup_own_words (const char *text)
{
  static const char spaces[] = " \t\r\n";
  char *own = g_malloc (strlen (text) + 3);
  char *end = own;
  gsize length;

  for (const char *word = text; *word != '\0'; word += length)
    {
      word += strspn (word, spaces);
      length = strcspn (word, spaces);
      if (length == 0 || word_is_address (word, length))
        continue;
      *end++ = ' ';
      memcpy (end, word, length);
      end += length;
    }
  *end++ = ' ';
  *end = '\0';

  return own;
}

static void
count_letter (gunichar  c,
              gsize    *upper,
              gsize    *letters)
{
  if (c < 0x80)
    {
      *letters += g_ascii_isalpha (c);
      *upper += g_ascii_isupper (c);
    }
  /* Ignore scripts without case. */
  else if (g_unichar_tolower (c) != g_unichar_toupper (c))
    {
      ++*letters;
      *upper += g_unichar_isupper (c);
    }
}

static gboolean
shouts (const char *text)
{
  gsize upper = 0;
  gsize letters = 0;
  const char *next;

  for (const char *p = text; *p != '\0'; p = next)
    {
      next = p + 1;
      if ((guchar) *p < 0x80)
        {
          count_letter (*p, &upper, &letters);
          continue;
        }
      next = g_utf8_next_char (p);
      count_letter (g_utf8_get_char (p), &upper, &letters);
    }

  return letters >= SHOUT_MIN_LETTERS && upper >= SHOUT_MIN_SHARE * letters;
}

static gboolean
is_word_char (const char *p)
{
  return g_unichar_isalnum (g_utf8_get_char (p));
}

static gboolean
has_phrase (const char *text,
            const char *phrase)
{
  const char *at = text;

  while ((at = strstr (at, phrase)) != NULL)
    {
      const char *after = at + strlen (phrase);

      if ((at == text || !is_word_char (g_utf8_prev_char (at))) && !is_word_char (after))
        return TRUE;

      at = after;
    }

  return FALSE;
}

/* All phrases are in ASCII, and only these two other characters fold to letters of ASCII. */
static char *
dup_folded (const char *text)
{
  gboolean simple = g_str_is_ascii (text)
    || (strstr (text, "\342\204\252") == NULL      /* the sign for kelvin */
        && strstr (text, "\304\260") == NULL);      /* I with a dot */

  return simple ? g_ascii_strdown (text, -1) : g_utf8_strdown (text, -1);
}

static gboolean
begs (const char *text)
{
  g_autofree char *folded = dup_folded (text);

  for (gsize i = 0; i < G_N_ELEMENTS (begging); i++)
    {
      if (strstr (folded, begging[i].common) == NULL)
        continue;
      for (gsize j = 0; begging[i].phrases[j] != NULL; j++)
        {
          if (has_phrase (folded, begging[i].phrases[j]))
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
asks (const char *text)
{
  return strpbrk (text, "?") != NULL
         || strstr (text, "\357\274\237") != NULL   /* full width */
         || strstr (text, "\330\237") != NULL       /* Arabic */
         || strstr (text, "\315\276") != NULL;      /* Greek */
}

/**
 * clout_post_text_get_flags:
 * @text: (nullable): a post's words as plain UTF-8 text
 *
 * Derives flags from a post's text. Ignores addresses and handles, so a query string isn't a
 * question. The caller adds what isn't in the text: replies, media, link cards.
 *
 * Returns: %CLOUT_POST_ASKS, %CLOUT_POST_SHOUTS, %CLOUT_POST_BEGS and %CLOUT_POST_LINK as they
 *   apply
 */
guint
clout_post_text_get_flags (const char *text)
{
  g_autofree char *own = NULL;
  guint flags = CLOUT_POST_NONE;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return flags;

  own = dup_own_words (text);
  if (asks (own))
    flags |= CLOUT_POST_ASKS;
  if (shouts (own))
    flags |= CLOUT_POST_SHOUTS;
  if (begs (own))
    flags |= CLOUT_POST_BEGS;
  if (strstr (text, "https://") != NULL || strstr (text, "http://") != NULL)
    flags |= CLOUT_POST_LINK;

  return flags;
}

/* Returns: the character after @n others, or the end of the text */
static char *
skip_characters (char  *text,
                 gsize  n)
{
  for (; n > 0 && *text != '\0'; n--)
    text = g_utf8_next_char (text);

  return text;
}

/**
 * clout_post_text_dup_excerpt:
 * @text: (nullable): a post's words as plain UTF-8 text
 *
 * Makes a one-line excerpt of a post: collapses white space and cuts text that is longer than
 * %CLOUT_EXCERPT_LENGTH characters with an ellipsis, at the end of a word if one ends in the last
 * quarter.
 *
 * Returns: (transfer full) (nullable): the excerpt, or %NULL if there is no text
 */
char *
clout_post_text_dup_excerpt (const char *text)
{
  g_autofree char *line = NULL;
  char *cut;
  char *space;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;

  line = clout_sanitize_dup (text);
  if (*line == '\0')
    return NULL;
  cut = skip_characters (line, CLOUT_EXCERPT_LENGTH - 1);
  if (*cut == '\0' || *g_utf8_next_char (cut) == '\0')
    return g_steal_pointer (&line);

  *cut = '\0';
  space = strrchr (line, ' ');
  if (space != NULL
      && CLOUT_EXCERPT_LENGTH - 1 - g_utf8_pointer_to_offset (space, cut)
         >= CLOUT_EXCERPT_LENGTH * 3 / 4)
    *space = '\0';

  return g_strconcat (line, "\342\200\246", NULL);
}

/* Characters that all networks accept in hashtags. */
static gboolean
is_tag_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_';
}

/* Marks that turn the preceding character into an emoji, and joiners. */
static gboolean
is_emoji_mark (gunichar c)
{
  return (c >= 0xfe00 && c <= 0xfe0f) || c == 0x20e3 || c == 0x200d;
}

/* "#1" is a number, an emoji may contain "#", and "#" after a letter or a slash is part of an
   address. */
static char *
dup_tag (const char *text,
         const char *hash)
{
  const char *begin = hash + 1;
  const char *end = begin;
  gboolean has_letter = FALSE;

  if (hash > text)
    {
      gunichar before = g_utf8_get_char (g_utf8_prev_char (hash));

      if ((is_tag_char (before) && !is_emoji_mark (before)) || before == '/' || before == '&')
        return NULL;
    }
  if (is_emoji_mark (g_utf8_get_char (begin)))
    return NULL;
  for (; is_tag_char (g_utf8_get_char (end)); end = g_utf8_next_char (end))
    has_letter |= g_unichar_isalpha (g_utf8_get_char (end));

  return has_letter ? g_strndup (begin, end - begin) : NULL;
}

/**
 * clout_post_text_dup_tags:
 * @text: (nullable): a post's words as plain UTF-8 text
 *
 * Finds hashtags, for networks that don't list them separately.
 *
 * Returns: (transfer full) (nullable): at most 64 hashtags without '#', as written, or %NULL
 */
GStrv
clout_post_text_dup_tags (const char *text)
{
  g_autoptr(GPtrArray) tags = NULL;

  if (text == NULL || strchr (text, '#') == NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;

  tags = g_ptr_array_new_with_free_func (g_free);
  for (const char *at = strchr (text, '#'); at != NULL && tags->len < MAX_TAGS;
       at = strchr (at + 1, '#'))
    {
      char *tag = dup_tag (text, at);

      if (tag != NULL)
        g_ptr_array_add (tags, tag);
    }
  if (tags->len == 0)
    return NULL;

  g_ptr_array_add (tags, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&tags), FALSE);
}
