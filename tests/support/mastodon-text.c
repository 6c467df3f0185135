/* mastodon-text.c: a post's mentions and hashtags, and its HTML.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/mastodon-data.h"

#include <string.h>

#define MENTION "(?<![\\w/])@([A-Za-z0-9_]+)(?:@([A-Za-z0-9.:-]*[A-Za-z0-9]))?"
#define TAG "(?<![\\w/&])#(\\w*[^\\W\\d_]\\w*)"

static GRegex *
compile (const char *pattern)
{
  g_autoptr(GError) error = NULL;
  GRegex *regex = g_regex_new (pattern, 0, 0, &error);

  g_assert_no_error (error);
  return regex;
}

static char *
replace_all (const char *text,
             const char *pattern,
             const char *with)
{
  g_autoptr(GRegex) regex = compile (pattern);

  return g_regex_replace_literal (regex, text, -1, 0, with, 0, NULL);
}

/* mastodon_text_strip: the text of some HTML, good enough to find names and hashtags */
char *
mastodon_text_strip (const char *html)
{
  g_autofree char *broken = replace_all (html, "<br ?/?>|</p>", "\n");
  g_autofree char *plain = replace_all (broken, "<[^>]*>", "");
  g_auto(GStrv) amp = g_strsplit (plain, "&amp;", -1);

  return g_strjoinv ("&", amp);
}

static MastodonPerson *
find_mentioned (MastodonData *data,
                GMatchInfo   *match)
{
  g_autofree char *user = g_match_info_fetch (match, 1);
  g_autofree char *host = g_match_info_fetch (match, 2);
  g_autofree char *handle = NULL;

  if (host == NULL || *host == '\0')
    return mastodon_data_find_handle (data, user);
  handle = g_strconcat (user, "@", host, NULL);
  return mastodon_data_find_handle (data, handle);
}

/* mastodon_text_find_mentions: (transfer container): each person once */
GPtrArray *
mastodon_text_find_mentions (MastodonData *data,
                             const char   *text)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autoptr(GRegex) regex = compile (MENTION);
  g_autoptr(GMatchInfo) match = NULL;

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      MastodonPerson *person = find_mentioned (data, match);

      if (person != NULL && !g_ptr_array_find (found, person, NULL))
        g_ptr_array_add (found, person);
    }
  return found;
}

/* mastodon_text_find_tags: (transfer full): each once, in lower case, without "#" */
GPtrArray *
mastodon_text_find_tags (const char *text)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GRegex) regex = compile (TAG);
  g_autoptr(GMatchInfo) match = NULL;

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *tag = g_match_info_fetch (match, 1);
      g_autofree char *lower = g_utf8_strdown (tag, -1);

      if (!g_ptr_array_find_with_equal_func (found, lower, g_str_equal, NULL))
        g_ptr_array_add (found, g_steal_pointer (&lower));
    }
  return found;
}

typedef struct
{
  MastodonData *data;
  const char *origin;
} Links;

static gboolean
link_mention_cb (const GMatchInfo *match,
                 GString          *result,
                 gpointer          user_data)
{
  Links *links = user_data;
  g_autofree char *whole = g_match_info_fetch (match, 0);
  MastodonPerson *person = find_mentioned (links->data, (GMatchInfo *) match);

  if (person == NULL
      || (links->data->traits->mention_needs_host && strchr (whole + 1, '@') == NULL))
    g_string_append (result, whole);
  else
    g_string_append_printf (result,
                            "<span class=\"h-card\"><a href=\"%s/@%s\" class=\"u-url mention\">"
                            "@<span>%s</span></a></span>",
                            links->origin, person->handle, person->user);
  return FALSE;
}

static gboolean
link_tag_cb (const GMatchInfo *match,
             GString          *result,
             gpointer          user_data)
{
  Links *links = user_data;
  g_autofree char *tag = g_match_info_fetch (match, 1);
  g_autofree char *lower = g_utf8_strdown (tag, -1);

  g_string_append_printf (result,
                          "<a href=\"%s/tags/%s\" class=\"mention hashtag\" rel=\"tag\">"
                          "#<span>%s</span></a>",
                          links->origin, lower, tag);
  return FALSE;
}

/* mastodon_text_to_html: the HTML that a server makes from the plain text of a new post */
char *
mastodon_text_to_html (MastodonData *data,
                       const char   *text,
                       const char   *origin)
{
  Links links = { data, origin };
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_autoptr(GRegex) mention = compile (MENTION);
  g_autoptr(GRegex) tag = compile (TAG);
  g_autofree char *tagged = g_regex_replace_eval (tag, escaped, -1, 0, 0, link_tag_cb, &links,
                                                  NULL);
  g_autofree char *linked = g_regex_replace_eval (mention, tagged, -1, 0, 0, link_mention_cb,
                                                  &links, NULL);
  g_autofree char *paragraphs = replace_all (linked, "\n\n+", "</p><p>");
  g_autofree char *lines = replace_all (paragraphs, "\n", "<br>");

  return g_strconcat ("<p>", lines, "</p>", NULL);
}
