/* reactions.c: reads WordPress comments and webmention.io mentions, which are JSON.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/html.h"
#include "networks/blog/read.h"
#include "web/json.h"
#include "web/url.h"

typedef struct
{
  CloutPage *page;
  const char *base;
  GString *own;
  GStrv targets;
} Reading;

static char *
dup_user (JsonNode *node)
{
  gint64 user = clout_json_opt_int (node, "author", 0);

  return user > 0 ? g_strdup_printf ("user:%" G_GINT64_FORMAT, user) : NULL;
}

/* The avatar's URL contains a hash of the email address, and a size. */
static char *
dup_avatar (JsonNode *node)
{
  const char *url = clout_json_opt_string (node, "author_avatar_urls.24", "");
  const char *sum = strstr (url, "/avatar/");
  gsize length = sum != NULL ? strcspn (sum + strlen ("/avatar/"), "?") : 0;

  return length > 0 ? g_strdup_printf ("avatar:%.*s", (int) length, sum + strlen ("/avatar/"))
                    : NULL;
}

static char *
dup_name (JsonNode *node)
{
  g_autofree char *name = NULL;

  clout_feed_set_html (&name, clout_json_opt_string (node, "author_name", NULL), NULL);
  return g_steal_pointer (&name);
}

static void
learn (Reading *reading,
       char    *mark)
{
  g_autofree char *owned = mark;

  if (mark != NULL && !clout_blog_is_own (mark, reading->own->str))
    g_string_append_printf (reading->own, "%s\n", mark);
}

/* Authors who changed their name or comment without signing in are still recognized by their
   user number or avatar. Anyone can type a name, but only users have a number. */
static gboolean
learn_author (JsonNode  *node,
              gpointer   user_data,
              GError   **error)
{
  Reading *reading = user_data;
  g_autofree char *user = dup_user (node);
  g_autofree char *name = dup_name (node);

  if (user == NULL || (!clout_blog_is_own (name, reading->own->str)
                       && !clout_blog_is_own (user, reading->own->str)))
    return TRUE;
  learn (reading, g_steal_pointer (&user));
  learn (reading, dup_avatar (node));
  return TRUE;
}

/* A post's number doesn't change when addresses do. */
static void
add_number (CloutBatch *batch,
            gint64      number,
            const char *post)
{
  g_autoptr(GUri) uri = number > 0 ? clout_url_parse (post, NULL) : NULL;
  g_autofree char *origin = uri != NULL ? clout_url_dup_origin (uri) : NULL;
  g_autofree char *name = NULL;

  if (origin == NULL)
    return;
  name = g_strdup_printf ("%s/#post-%" G_GINT64_FORMAT, origin, number);
  clout_batch_add_alias (batch, &(CloutBatchAlias) { name, post, FALSE });
}

/* In WordPress a pingback is a link from another blog, named after the title of that post. Names
   are HTML here. */
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
  g_autofree char *name = dup_name (node);
  g_autofree char *user = dup_user (node);
  g_autofree char *avatar = dup_avatar (node);
  const char *own = reading->own->str;
  CloutFeedItem item = {
    .link = link,
    .author = name,
    .author_url = url,
    .time = MAX (clout_json_opt_time (node, "date_gmt", 0), 0),
  };
  gint64 number = clout_json_opt_int (node, "post", 0);

  if (link == NULL || strchr (link, '#') == NULL
      || strcmp (clout_json_opt_string (node, "type", "comment"), "comment") != 0)
    return TRUE;
  add_number (reading->page->batch, number, post);
  clout_blog_add_comment (reading->page->batch, &item, post,
                          clout_blog_is_own (user, own) || clout_blog_is_own (avatar, own)
                          ? name : own);
  return TRUE;
}

/**
 * clout_blog_read_rest:
 * @own: names and URLs of the blog's own authors, one per line
 * @response: response of wp/v2/comments
 * @page: the page
 * @ret_own: (out): the same, with additional ones from the page
 *
 * Reads WordPress comments.
 */
gboolean
clout_blog_read_rest (const char    *own,
                      CloutResponse *response,
                      CloutPage     *page,
                      char         **ret_own,
                      GError       **error)
{
  JsonNode *root = clout_response_get_json (response, error);
  GString *learned = g_string_new (own);
  Reading reading = { .page = page, .base = clout_response_get_url (response), .own = learned };
  gboolean read = root != NULL && clout_json_foreach (root, NULL, learn_author, &reading, error)
    && clout_json_foreach (root, NULL, read_comment, &reading, error);

  *ret_own = g_string_free (learned, FALSE);
  return read;
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

/* Returns (transfer full) (nullable): the mentioned post, if it is one of those requested. */
static char *
dup_target (Reading  *reading,
            JsonNode *node)
{
  const char *target = clout_json_opt_string (node, "wm-target", NULL);
  gsize length = target != NULL ? strcspn (target, "#") : 0;

  for (gsize i = 0; length > 0 && reading->targets[i] != NULL; i++)
    if (strncmp (reading->targets[i], target, length) == 0 && reading->targets[i][length] == ' ')
      return g_strdup (reading->targets[i] + length + 1);
  return NULL;
}

/* Someone without a name or page is still identified by where they wrote. */
static char *
dup_person (JsonNode   *node,
            const char *url,
            const char *source)
{
  const char *name = clout_json_opt_string (node, "author.name", NULL);
  g_autoptr(GUri) uri = NULL;

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
  g_autofree char *words = NULL;
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
      words = g_strconcat (CLOUT_BLOG_MENTION, source, NULL);
      reaction.remote_id = words;
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
 * @targets: the requested posts, as in %CLOUT_BLOG_MENTIONS
 * @response: response of webmention.io's mentions.jf2
 * @page: receives the mentions, and the complete list for these posts
 *
 * Reads webmentions of posts.
 */
gboolean
clout_blog_read_mentions (const char    *targets,
                          CloutResponse *response,
                          CloutPage     *page,
                          GError       **error)
{
  JsonNode *root = clout_response_get_json (response, error);
  g_auto(GStrv) lines = g_strsplit (targets, "\n", -1);
  Reading reading = { .page = page, .base = clout_response_get_url (response), .targets = lines };
  CloutResponseList *list =
    clout_page_add_list (page, CLOUT_ACT (CLOUT_REACTION_MENTION) | CLOUT_ACT (CLOUT_REACTION_REPLY)
                         | CLOUT_ACTS_ONCE, 0);

  list->covers = clout_blog_is_mention;
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      const char *name = strchr (lines[i], ' ');

      if (name != NULL)
        g_ptr_array_add (list->posts, g_strdup (name + 1));
    }
  return root != NULL && clout_json_foreach (root, "children", read_mention, &reading, error);
}
