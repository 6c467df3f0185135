/* post-text.c: what the words of a post say about it, alike for networks and archives.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/post-text.h"

#include <string.h>

#include "model/batch/batch.h"
#include "base/sanitize.h"
#include "score/tips/tips.h"

/* Fewer letters than this are an acronym or an exclamation, not shouting. */
#define SHOUT_MIN_LETTERS 12
#define SHOUT_MIN_SHARE   0.7

/* Whoever writes more hashtags than this says nothing with them. */
#define MAX_TAGS 64

static const char *const begging[] = {
  "please boost",
  "please follow",
  "please like",
  "please repost",
  "please reshare",
  "please retweet",
  "please rt",
  "please share",
  "pls boost",
  "pls rt",
  "plz rt",
  "boost this",
  "boosts welcome",
  "boosts appreciated",
  "follow for follow",
  "follow me",
  "follow back",
  "followback",
  "like and share",
  "like for like",
  "repost this",
  "retweet this",
  "rt this",
  "rt if",
  "retweet if",
  "share this post",
  "f4f",
  "l4l",
};

/* A word that carries an address or a name says nothing about its writer's tone. */
static gboolean
word_is_address (const char *word)
{
  return strstr (word, "://") != NULL || g_str_has_prefix (word, "www.")
         || strchr (word, '@') != NULL;
}

static char *
dup_own_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  GString *own = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] != '\0' && !word_is_address (words[i]))
        g_string_append_printf (own, " %s", words[i]);
    }

  g_string_append_c (own, ' ');
  return g_string_free (own, FALSE);
}

static gboolean
shouts (const char *text)
{
  gsize upper = 0;
  gsize letters = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* Scripts without case neither shout nor whisper. */
      if (g_unichar_tolower (c) == g_unichar_toupper (c))
        continue;

      letters++;
      upper += g_unichar_isupper (c);
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

static gboolean
begs (const char *text)
{
  g_autofree char *folded = g_utf8_strdown (text, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (begging); i++)
    {
      if (has_phrase (folded, begging[i]))
        return TRUE;
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
 * Reads what a post's words alone can tell. Addresses and handles are not looked at, so a
 * query string asks nothing. What stands beside the words (a reply, media, a link card) is
 * the caller's to add.
 *
 * Returns: %CLOUT_POST_ASKS, %CLOUT_POST_SHOUTS, %CLOUT_POST_BEGS and %CLOUT_POST_LINK
 *   where they hold
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

/**
 * clout_post_text_dup_excerpt:
 * @text: (nullable): a post's words as plain UTF-8 text
 *
 * Makes the one line that stands for a post: white space is folded, and what is longer
 * than %CLOUT_EXCERPT_LENGTH characters ends in an ellipsis, at the end of a word if one
 * ends in the last quarter.
 *
 * Returns: (transfer full) (nullable): the excerpt, or %NULL for a post without words
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
  if (g_utf8_strlen (line, -1) <= CLOUT_EXCERPT_LENGTH)
    return g_steal_pointer (&line);

  cut = g_utf8_offset_to_pointer (line, CLOUT_EXCERPT_LENGTH - 1);
  *cut = '\0';
  space = strrchr (line, ' ');
  if (space != NULL && g_utf8_pointer_to_offset (line, space) >= CLOUT_EXCERPT_LENGTH * 3 / 4)
    *space = '\0';

  return g_strconcat (line, "\342\200\246", NULL);
}

/* One character of a hashtag: what every network takes for part of it. */
static gboolean
is_tag_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_';
}

/* Marks that make an emoji of what is before them, and join emoji. */
static gboolean
is_emoji_mark (gunichar c)
{
  return (c >= 0xfe00 && c <= 0xfe0f) || c == 0x20e3 || c == 0x200d;
}

/* "#1" is a number, an emoji may have a "#" in it, and one behind a letter or a slash is part of an
 * address. */
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
 * Finds the hashtags, for networks that do not list them beside the words.
 *
 * Returns: (transfer full) (nullable): at most 64 hashtags without '#', as written, or %NULL
 */
GStrv
clout_post_text_dup_tags (const char *text)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;

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
