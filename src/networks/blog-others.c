/* blog-others.c: WordPress's comments and webmention.io's mentions, which come as JSON.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "model/html.h"
#include "networks/blog-read.h"
#include "web/json.h"
#include "web/url.h"

typedef struct
{
  CloutPage *page;
  const char *base;
  const char *own;
  const char *asked;
} Reading;

/* What WordPress calls a pingback is another blog's link, and its name that post's title.
 * Names come as HTML here. */
static gboolean
read_comment (JsonNode  *node,
              gpointer   user_data,
              GError   **error)
{
  Reading *reading = user_data;
  g_autofree char *link = clout_feed_dup_address (reading->base,
                                                  clout_json_opt_string (node, "link", NULL));
  g_autofree char *url = clout_feed_dup_address (reading->base,
                                                 clout_json_opt_string (node, "author_url", NULL));
  g_autofree char *post = link != NULL ? g_strndup (link, strcspn (link, "#")) : NULL;
  g_autofree char *name = NULL;
  CloutFeedItem item = {
    .link = link,
    .author_url = url,
    .time = MAX (clout_json_opt_time (node, "date_gmt", 0), 0),
  };

  if (link == NULL || strchr (link, '#') == NULL
      || strcmp (clout_json_opt_string (node, "type", "comment"), "comment") != 0)
    return TRUE;
  clout_feed_set_html (&name, clout_json_opt_string (node, "author_name", NULL), NULL);
  item.author = name;
  clout_blog_add_comment (reading->page->batch, &item, post, reading->own);
  return TRUE;
}

/**
 * clout_blog_read_rest:
 * @own: names of the blog's own authors, a line each
 * @answer: of wp/v2/comments
 */
gboolean
clout_blog_read_rest (const char   *own,
                      CloutAnswer  *answer,
                      CloutPage    *page,
                      GError      **error)
{
  JsonNode *root = clout_answer_get_json (answer, error);
  Reading reading = { .page = page, .base = clout_answer_get_url (answer), .own = own };

  return root != NULL && clout_json_foreach (root, NULL, read_comment, &reading, error);
}

static gboolean
read_property (JsonNode           *node,
               CloutBatchReaction *reaction)
{
  static const struct
  {
    const char *property;
    CloutReactionKind kind;
  } kinds[] = {
    { "in-reply-to", CLOUT_REACTION_REPLY }, { "like-of", CLOUT_REACTION_LIKE },
    { "repost-of", CLOUT_REACTION_RESHARE }, { "bookmark-of", CLOUT_REACTION_LIKE },
    { "mention-of", CLOUT_REACTION_MENTION },
  };
  const char *property = clout_json_opt_string (node, "wm-property", "");

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (property, kinds[i].property) == 0)
      {
        reaction->kind = kinds[i].kind;
        return TRUE;
      }
  return FALSE;
}

/* Only what was asked about is told of. */
static char *
dup_target (Reading  *reading,
            JsonNode *node)
{
  const char *target = clout_json_opt_string (node, "wm-target", NULL);
  g_autofree char *post = target != NULL ? g_strndup (target, strcspn (target, "#")) : NULL;
  g_autofree char *escaped = post != NULL ? g_uri_escape_string (post, NULL, FALSE) : NULL;
  g_autofree char *pair = escaped != NULL ? g_strdup_printf ("target[]=%s&", escaped) : NULL;

  return pair != NULL && strstr (reading->asked, pair) != NULL ? g_steal_pointer (&post) : NULL;
}

/* Somebody without a name or page is still known by where they wrote. */
static char *
dup_person (JsonNode   *node,
            const char *url,
            const char *source)
{
  const char *name = clout_json_opt_string (node, "author.name", NULL);
  g_autoptr (GUri) uri = NULL;

  if (url != NULL)
    return g_strdup (url);
  if (name != NULL && *name != '\0')
    return g_utf8_casefold (name, -1);
  uri = clout_url_parse (source, NULL);
  return uri != NULL ? g_ascii_strdown (g_uri_get_host (uri), -1) : NULL;
}

static gboolean
read_mention (JsonNode  *node,
              gpointer   user_data,
              GError   **error)
{
  Reading *reading = user_data;
  g_autofree char *post = dup_target (reading, node);
  g_autofree char *source = clout_feed_dup_address (reading->base,
                                                    clout_json_opt_string (node, "wm-source",
                                                                           NULL));
  g_autofree char *page = clout_feed_dup_address (reading->base,
                                                  clout_json_opt_string (node, "url", NULL));
  g_autofree char *url = clout_feed_dup_address (reading->base,
                                                 clout_json_opt_string (node, "author.url", NULL));
  g_autofree char *person = dup_person (node, url, source);
  const char *name = clout_json_opt_string (node, "author.name", NULL);
  CloutBatchReaction reaction = {
    .person = person,
    .post = post,
    .time = clout_json_opt_time (node, "published",
                                 clout_json_opt_time (node, "wm-received", 0)),
  };

  if (post == NULL || source == NULL || person == NULL || !read_property (node, &reaction)
      || clout_json_opt_bool (node, "wm-private", FALSE))
    return TRUE;
  if (reaction.kind <= CLOUT_REACTION_QUOTE)
    {
      reaction.remote_id = source;
      reaction.url = page != NULL ? page : source;
    }
  reaction.time = MAX (reaction.time, 0);
  clout_batch_add_person (reading->page->batch, &(CloutBatchPerson) {
    .remote_id = person,
    .name = name != NULL && *name != '\0' ? name : person,
    .url = url,
    .followers = -1,
    .following = -1,
    .posts = -1,
  });
  clout_batch_add_reaction (reading->page->batch, &reaction);
  return TRUE;
}

/**
 * clout_blog_read_mentions:
 * @asked: the address that was asked, with its targets
 * @answer: of webmention.io's mentions.jf2
 */
gboolean
clout_blog_read_mentions (const char   *asked,
                          CloutAnswer  *answer,
                          CloutPage    *page,
                          GError      **error)
{
  JsonNode *root = clout_answer_get_json (answer, error);
  Reading reading = { .page = page, .base = clout_answer_get_url (answer), .asked = asked };

  return root != NULL && clout_json_foreach (root, "children", read_mention, &reading, error);
}
