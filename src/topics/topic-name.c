/* topic-name.c: which names a topic can have.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "topics/topic-name.h"

#include <string.h>

#include "topics/fold.h"

/* Written languages use up to three marks on a letter. */
#define MAX_MARKS 3

#define ZERO_WIDTH_NON_JOINER 0x200C
#define ZERO_WIDTH_JOINER 0x200D

static gboolean
is_joiner (gunichar c)
{
  return c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER;
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x2800 || c == 0x0085;
}

/* Control characters, characters that change the direction of text, and letters that are
   invisible. */
static gboolean
is_unseen (gunichar c)
{
  switch ((int) g_unichar_type (c))
    {
    case G_UNICODE_FORMAT:
      return !is_joiner (c);
    case G_UNICODE_CONTROL:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return TRUE;
    default:
      return c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0
             || c == 0xFFFC || c == 0xFFFD;
    }
}

static gboolean
is_sign (gunichar c)
{
  return c == '#' || c == 0xFF03;
}

static void
append (GString  *name,
        gunichar  c,
        guint    *n_marks)
{
  *n_marks = g_unichar_ismark (c) ? *n_marks + 1 : 0;
  if (*n_marks > MAX_MARKS || (name->len == 0 && (*n_marks > 0 || is_joiner (c) || is_sign (c))))
    return;
  g_string_append_unichar (name, c);
}

static void
trim_joiners (GString *name)
{
  while (name->len > 0)
    {
      const char *last = g_utf8_prev_char (name->str + name->len);

      if (!is_joiner (g_utf8_get_char (last)))
        return;
      g_string_truncate (name, last - name->str);
    }
}

static char *
dup_readable (const char *typed)
{
  g_autofree char *composed = g_utf8_normalize (typed, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autoptr(GString) name = g_string_new (NULL);
  gboolean gap = FALSE;
  guint n_marks = 0;

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_blank (c))
        {
          gap = name->len > 0;
          continue;
        }
      if (is_unseen (c) || (is_joiner (c) && gap))
        continue;
      if (gap)
        {
          trim_joiners (name);
          append (name, ' ', &n_marks);
        }
      append (name, c, &n_marks);
      gap = FALSE;
    }
  trim_joiners (name);
  return g_utf8_normalize (name->str, name->len, G_NORMALIZE_DEFAULT_COMPOSE);
}

/* Names appear in posts and lists, so they must not mention anyone or link anywhere. */
static gboolean
is_harmless (const char *name)
{
  return strpbrk (name, "<>@") == NULL && strstr (name, "://") == NULL;
}

/* There must be something that people can read and programs can compare: a letter, a digit or a
   picture. */
static gboolean
says_something (const char *name)
{
  g_autofree char *key = clout_topic_fold (name);

  if (key == NULL)
    return FALSE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_name (const char  *name,
            GError     **error)
{
  if (!is_harmless (name))
    g_set_error_literal (error, CLOUT_TOPICS_ERROR, CLOUT_TOPICS_ERROR_BAD_TOPIC,
                         "markup, a mention or an address in a topic");
  else if (strlen (name) > CLOUT_TOPIC_MAX_BYTES
           || g_utf8_strlen (name, -1) > CLOUT_TOPIC_MAX_CHARS)
    g_set_error_literal (error, CLOUT_TOPICS_ERROR, CLOUT_TOPICS_ERROR_TOO_LONG,
                         "a topic is too long");
  else if (!says_something (name))
    g_set_error_literal (error, CLOUT_TOPICS_ERROR, CLOUT_TOPICS_ERROR_EMPTY,
                         "nothing to read in a topic");
  else
    return TRUE;
  return FALSE;
}

/**
 * clout_topic_clean:
 * @typed: (nullable): a topic as typed or received
 *
 * Cleans up a topic's name: trims it, collapses white space, and removes a leading '#', control
 * characters, bidirectional overrides, invisible letters and stacks of marks. Keeps case and
 * joiners. Cleaning a clean name changes nothing. The name is plain text: escape it before
 * showing it as markup.
 *
 * Returns: (transfer full) (nullable): the name, at most %CLOUT_TOPIC_MAX_CHARS code points and
 *   %CLOUT_TOPIC_MAX_BYTES bytes; or %NULL with %CLOUT_TOPICS_ERROR_EMPTY,
 *   %CLOUT_TOPICS_ERROR_TOO_LONG or %CLOUT_TOPICS_ERROR_BAD_TOPIC
 */
char *
clout_topic_clean (const char  *typed,
                   GError     **error)
{
  g_autofree char *name = NULL;

  if (typed != NULL && strnlen (typed, CLOUT_TOPIC_MAX_RAW + 1) > CLOUT_TOPIC_MAX_RAW)
    {
      g_set_error_literal (error, CLOUT_TOPICS_ERROR, CLOUT_TOPICS_ERROR_TOO_LONG,
                           "a topic is much too long");
      return NULL;
    }
  if (typed != NULL && !g_utf8_validate (typed, -1, NULL))
    {
      g_set_error_literal (error, CLOUT_TOPICS_ERROR, CLOUT_TOPICS_ERROR_BAD_TOPIC,
                           "a topic is no UTF-8");
      return NULL;
    }
  name = dup_readable (typed != NULL ? typed : "");
  return check_name (name, error) ? g_steal_pointer (&name) : NULL;
}
