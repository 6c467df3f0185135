/* plus-k-post.c: a +K as a post for people to read.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "topics/plus-k-text.h"

#include <string.h>

#include "topics/fold.h"
#include "topics/topic-name.h"

#define SIGN "+K"

/* For topics that a hashtag can't express, such as C++. */
#define QUOTE_BEGIN "\342\200\234"
#define QUOTE_END "\342\200\235"

/* Longest handle: no server allows more than 64 bytes for the name and 255 for the host. */
#define MAX_HANDLE 320

static gboolean
refuse (GError     **error,
        const char  *why)
{
  g_set_error (error, CLOUT_TOPICS_ERROR, CLOUT_TOPICS_ERROR_BAD_RECORD, "a +K post has %s", why);
  return FALSE;
}

static const char *
skip_handle (const char *p)
{
  while (*p != '\0' && (g_unichar_isalnum (g_utf8_get_char (p)) || strchr ("_.-@:", *p) != NULL))
    p = g_utf8_next_char (p);
  return p;
}

/* A name with a host, which may be missing for accounts on the same server. */
static gboolean
is_handle (const char *handle,
           gsize       length)
{
  const char *at = memchr (handle, '@', length);
  gsize name = at != NULL ? (gsize) (at - handle) : length;

  if (length > MAX_HANDLE || name == 0 || memchr (handle, ':', name) != NULL)
    return FALSE;
  if (at == NULL)
    return TRUE;
  return name + 1 < length && memchr (at + 1, '@', length - name - 1) == NULL;
}

static gboolean
ends_word (const char *p)
{
  return *p == '\0' || g_unichar_isspace (g_utf8_get_char (p));
}

/* "space opera" becomes #SpaceOpera; a single word keeps its case. */
static char *
dup_hashtag (const char *topic)
{
  GString *tag = g_string_new ("#");
  gboolean capital = FALSE;

  for (const char *p = topic; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (clout_topic_is_word (c) || c == '_')
        g_string_append_unichar (tag, capital ? g_unichar_totitle (c) : c);
      else if (tag->len == 1)
        continue;
      capital = !clout_topic_is_word (c) && c != '_';
    }
  if (strpbrk (topic, " -") != NULL && tag->len > 1 && g_ascii_islower (tag->str[1]))
    tag->str[1] = g_ascii_toupper (tag->str[1]);
  return g_string_free (tag, FALSE);
}

/* Servers take digits alone for a number, not a hashtag. */
static gboolean
has_letter (const char *tag)
{
  for (const char *p = tag + 1; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* Checks whether the hashtag is a spelling of the topic. */
static gboolean
is_topic (const char *tag,
          const char *topic)
{
  g_autofree char *read = clout_topic_clean (tag, NULL);

  return has_letter (tag) && clout_topic_same (read, topic);
}

/**
 * clout_plus_k_dup_post:
 * @handle: the friend's name and host, with or without a leading '@'
 * @topic: topic of the +K
 *
 * Returns: (transfer full) (nullable): the text of a post, "+K @friend@example.social #Topic". If
 *   the hashtag loses the topic's spelling, it follows that spelling in quotes, as in “space
 *   opera” #SpaceOpera; if it would be a different topic, it is left out. %NULL with
 *   %CLOUT_TOPICS_ERROR_BAD_RECORD for a bad handle, or with the error from clout_topic_clean()
 */
char *
clout_plus_k_dup_post (const char  *handle,
                       const char  *topic,
                       GError     **error)
{
  g_autofree char *name = clout_topic_clean (topic, error);
  g_autofree char *tag = NULL;
  const char *bare = handle != NULL && *handle == '@' ? handle + 1 : handle;

  if (name == NULL)
    return NULL;
  if ((bare == NULL || !g_utf8_validate (bare, -1, NULL) || *skip_handle (bare) != '\0'
       || !is_handle (bare, strlen (bare))) && !refuse (error, "no handle"))
    return NULL;
  tag = dup_hashtag (name);
  if (is_topic (tag, name) && strcmp (tag + 1, name) == 0)
    return g_strdup_printf (SIGN " @%s %s", bare, tag);
  if (is_topic (tag, name))
    return g_strdup_printf (SIGN " @%s " QUOTE_BEGIN "%s" QUOTE_END " %s", bare, name, tag);
  return g_strdup_printf (SIGN " @%s " QUOTE_BEGIN "%s" QUOTE_END, bare, name);
}

/* Removes the hashtag after a quoted topic; both must be the same topic. */
static gboolean
cut_hashtag (char *line)
{
  const char *quote = g_strrstr (line, QUOTE_END " #");
  char *tag = quote != NULL ? (char *) quote + strlen (QUOTE_END) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *topic = NULL;

  if (tag == NULL || !g_str_has_prefix (line, QUOTE_BEGIN))
    return TRUE;
  name = g_strndup (line + strlen (QUOTE_BEGIN),
                    quote - line - MIN (strlen (QUOTE_BEGIN), (gsize) (quote - line)));
  topic = clout_topic_clean (name, NULL);
  if (topic == NULL || strpbrk (tag + 2, " \t#") != NULL || !is_topic (tag + 1, topic))
    return FALSE;
  *tag = '\0';
  return TRUE;
}

static char *
dup_topic (const char *p)
{
  const char *end = p + strcspn (p, "\r\n");
  g_autofree char *line = g_strndup (p, end - p);

  g_strchomp (line);
  if (*line == '#' && strpbrk (line + 1, " \t#") == NULL)
    return g_strdup (line + 1);
  if (!cut_hashtag (line))
    return NULL;
  if (strlen (line) <= strlen (QUOTE_BEGIN QUOTE_END) || !g_str_has_prefix (line, QUOTE_BEGIN)
      || !g_str_has_suffix (line, QUOTE_END))
    return NULL;
  return g_strndup (line + strlen (QUOTE_BEGIN),
                    strlen (line) - strlen (QUOTE_BEGIN) - strlen (QUOTE_END));
}

static const char *
skip_blanks (const char *p)
{
  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/**
 * clout_plus_k_parse_post:
 * @text: (nullable): a post as plain text
 * @ret_handle: (out) (transfer full): the friend's handle as written, without the leading '@';
 *   has no host if the server omits its own
 * @ret_topic: (out) (transfer full): the cleaned topic
 *
 * Parses the first line of a post made by clout_plus_k_dup_post(). Further lines are free for the
 * author's own words. Doesn't touch the out arguments on failure.
 *
 * Returns: whether it is a +K; if not, sets %CLOUT_TOPICS_ERROR_BAD_RECORD or the error from
 *   clout_topic_clean()
 */
gboolean
clout_plus_k_parse_post (const char  *text,
                         char       **ret_handle,
                         char       **ret_topic,
                         GError     **error)
{
  g_autofree char *written = NULL;
  g_autofree char *topic = NULL;
  const char *handle;
  const char *end;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return refuse (error, "no text");
  text = skip_blanks (text);
  if (g_ascii_strncasecmp (text, SIGN, strlen (SIGN)) != 0 || !ends_word (text + strlen (SIGN)))
    return refuse (error, "no " SIGN);
  handle = skip_blanks (text + strlen (SIGN));
  if (*handle != '@')
    return refuse (error, "no handle");
  handle++;
  end = skip_handle (handle);
  if (!is_handle (handle, end - handle) || !ends_word (end))
    return refuse (error, "no handle");
  written = dup_topic (skip_blanks (end));
  if (written == NULL)
    return refuse (error, "no topic");
  topic = clout_topic_clean (written, error);
  if (topic == NULL)
    return FALSE;
  *ret_handle = g_strndup (handle, end - handle);
  *ret_topic = g_steal_pointer (&topic);
  return TRUE;
}
