/* blog-answers.c: who answers a blog: from its page to the last comment, question by question.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "networks/blog-read.h"
#include "networks/site-head.h"
#include "web/moment.h"
#include "web/url.h"

/* A blog is somebody's small server: no more is asked of it than the newest posts. */
#define MAX_COMMENT_FEEDS 30
#define MAX_TARGETS 40
#define TARGETS_AT_ONCE 10
#define MENTIONS_AT_ONCE 100
#define MAX_MENTION_PAGES 20

/**
 * clout_blog_is_own:
 * @name: (nullable): a person's name, or the address of their site
 * @own: (nullable): the same of the blog's own authors, a line each
 */
gboolean
clout_blog_is_own (const char *name,
                   const char *own)
{
  g_auto (GStrv) names = own != NULL ? g_strsplit (own, "\n", -1) : NULL;
  g_autofree char *folded = name != NULL ? g_utf8_casefold (name, -1) : NULL;

  if (folded != NULL && g_str_has_suffix (folded, "/"))
    folded[strlen (folded) - 1] = '\0';
  if (folded == NULL || *folded == '\0')
    return FALSE;
  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *other = g_utf8_casefold (names[i], -1);

      if (strcmp (folded, other) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * clout_blog_add_comment:
 * @item: a comment; passed over if nobody stands by it
 * @post: remote id of the post
 * @own: (nullable): names and addresses of the blog's own authors, a line each
 *
 * Who comments is known by a name alone, wherever the comment is read.
 */
void
clout_blog_add_comment (CloutBatch          *batch,
                        const CloutFeedItem *item,
                        const char          *post,
                        const char          *own)
{
  const char *address = item->link != NULL && strcmp (item->link, post) != 0 ? item->link : NULL;
  g_autofree char *person = item->author != NULL ? g_utf8_casefold (item->author, -1) : NULL;

  if (person == NULL || *g_strstrip (person) == '\0' || (address == NULL && item->id == NULL))
    return;
  if (clout_blog_is_own (item->author, own) || clout_blog_is_own (item->author_url, own))
    {
      clout_batch_add_own_act (batch, &(CloutBatchOwnAct) {
        CLOUT_REACTION_REPLY, post, address != NULL ? address : item->id });
      return;
    }
  clout_batch_add_person (batch, &(CloutBatchPerson) {
    .remote_id = person,
    .name = item->author,
    .url = item->author_url,
    .followers = -1,
    .following = -1,
    .posts = -1,
  });
  clout_batch_add_reaction (batch, &(CloutBatchReaction) {
    .kind = CLOUT_REACTION_REPLY,
    .person = person,
    .post = post,
    .remote_id = address != NULL ? address : item->id,
    .url = address,
    .time = item->time,
  });
}

/* The list of webmention.io stands beside the address that a blog names for receiving,
 * "https://webmention.io/blog.example/webmention". Other receivers have no list. */
static char *
dup_list (const char *endpoint,
          const char *site)
{
  g_autoptr (GUri) uri = endpoint != NULL ? clout_url_parse (endpoint, NULL) : NULL;
  g_autoptr (GUri) home = clout_url_parse (site, NULL);
  const char *path = uri != NULL ? g_uri_get_path (uri) : "";
  const char *second = *path == '/' ? strchr (path + 1, '/') : NULL;

  if (g_strcmp0 (second, "/webmention") != 0 || home == NULL
      || (strcmp (g_uri_get_host (uri), "webmention.io") != 0
          && !clout_url_same_origin (uri, home)))
    return NULL;
  return clout_url_dup_origin (uri);
}

static void
read_home (const CloutAsk *ask,
           CloutAnswer    *answer,
           CloutPage      *page)
{
  g_auto (CloutSiteHead) head = { NULL };
  g_autofree char *feed = clout_blog_dup_feed (ask);
  g_autofree char *site = clout_blog_dup_site (ask);
  g_autofree char *api = NULL;
  g_autofree char *list = NULL;
  GString *place = g_string_new (NULL);

  clout_site_head_read (&head, answer, NULL);
  if (head.api != NULL)
    api = clout_url_dup_secured (feed, head.api);
  if (api != NULL && !clout_blog_may_ask (feed, api))
    g_clear_pointer (&api, g_free);
  list = dup_list (head.mentions, site);
  clout_step_append (place, CLOUT_BLOG_FEED, feed, api, list);
  page->next = g_string_free (place, FALSE);
}

static void
append_rest (GString        *place,
             const CloutAsk *ask,
             const char     *api,
             const char     *own)
{
  g_autoptr (GDateTime) since = g_date_time_new_from_unix_utc (ask->since);
  g_autofree char *after = since != NULL ? g_date_time_format (since, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  g_autofree char *url = g_strdup_printf (
    "%s%swp/v2/comments%cper_page=100&after=%s"
    "&_fields=id,link,author,author_name,author_url,author_avatar_urls,date_gmt,type", api,
    g_str_has_suffix (api, "/") ? "" : "/", strchr (api, '?') != NULL ? '&' : '?', after);

  clout_step_append (place, CLOUT_BLOG_REST, url, NULL, own);
}

static void
append_comments (GString         *place,
                 const CloutAsk  *ask,
                 const CloutFeed *feed)
{
  g_autofree char *address = clout_blog_dup_feed (ask);
  guint n = 0;

  for (guint i = 0; i < feed->items->len && n < MAX_COMMENT_FEEDS; i++)
    {
      const CloutFeedItem *item = g_ptr_array_index (feed->items, i);
      g_autofree char *post = clout_blog_dup_name (item);
      g_autofree char *comments = item->comments != NULL
                                  ? clout_url_dup_secured (address, item->comments) : NULL;

      if (comments == NULL || item->n_comments == 0 || post == NULL
          || !clout_blog_may_ask (address, comments))
        continue;
      clout_step_append (place, CLOUT_BLOG_COMMENTS, comments, post, item->author);
      n++;
    }
}

static void
append_mentions (GString         *place,
                 const CloutFeed *feed,
                 const char      *list)
{
  g_autoptr (GString) url = g_string_new (NULL);

  for (guint i = 0, n = 0; i <= feed->items->len; i++)
    {
      const CloutFeedItem *item = i < feed->items->len && n < MAX_TARGETS
                                  ? g_ptr_array_index (feed->items, i) : NULL;
      g_autofree char *post = item != NULL && item->link != NULL ? clout_blog_dup_name (item)
                                                                  : NULL;

      if (url->len > 0 && (n % TARGETS_AT_ONCE == 0 || i == feed->items->len))
        {
          g_string_append (url, "&page=0");
          clout_step_append (place, CLOUT_BLOG_MENTIONS, url->str, NULL, NULL);
          g_string_truncate (url, 0);
        }
      if (post == NULL)
        continue;
      if (url->len == 0)
        g_string_printf (url, "%s/api/mentions.jf2?per-page=" G_STRINGIFY (MENTIONS_AT_ONCE),
                         list);
      g_string_append (url, "&target[]=");
      g_string_append_uri_escaped (url, post, NULL, FALSE);
      n++;
    }
}

/* Names of the blog's authors, and its address, which they may give for themselves. */
static char *
dup_authors (const CloutAsk  *ask,
             const CloutFeed *feed)
{
  g_autofree char *site = clout_blog_dup_site (ask);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < feed->items->len && g_hash_table_size (seen) < 16; i++)
    {
      const CloutFeedItem *item = g_ptr_array_index (feed->items, i);

      if (item->author != NULL && strlen (item->author) < 128
          && g_hash_table_add (seen, item->author))
        g_string_append_printf (names, "%s\n", item->author);
    }
  g_string_append_len (names, site, strlen (site) - g_str_has_suffix (site, "/"));
  g_string_append_c (names, '\n');
  return g_string_free (names, FALSE);
}

static gboolean
read_feed (const CloutAsk      *ask,
           const CloutStep *step,
           CloutAnswer         *answer,
           CloutPage           *page,
           GError             **error)
{
  g_autoptr (CloutFeed) feed = clout_feed_read (answer, error);
  g_autoptr (GString) place = g_string_new (NULL);
  g_autofree char *own = NULL;

  if (feed == NULL)
    return FALSE;
  own = dup_authors (ask, feed);
  if (*step->of != '\0')
    append_rest (place, ask, step->of, own);
  append_comments (place, ask, feed);
  if (*step->own != '\0')
    append_mentions (place, feed, step->own);
  page->next = place->len > 0 ? g_strdup (place->str) : NULL;
  return TRUE;
}

static gboolean
read_comments (const CloutStep  *step,
               CloutAnswer          *answer,
               CloutPage            *page,
               GError              **error)
{
  g_autoptr (CloutFeed) feed = clout_feed_read (answer, error);

  for (guint i = 0; feed != NULL && i < feed->items->len; i++)
    clout_blog_add_comment (page->batch, g_ptr_array_index (feed->items, i), step->of, step->own);
  return feed != NULL;
}

/* A list of all comments makes the feeds of each post's needless. */
static void
after_rest (const CloutAsk  *ask,
            const CloutStep *step,
            const char      *own,
            CloutAnswer     *answer,
            CloutPage       *page)
{
  g_autofree char *next = clout_answer_dup_next (answer, &page->cut);
  g_autofree char *rest = clout_steps_without (clout_steps_rest (ask->cursor),
                                               CLOUT_BLOG_COMMENTS);
  GString *steps = g_string_new (NULL);

  if (next != NULL && strcmp (next, step->url) != 0)
    clout_step_append (steps, CLOUT_BLOG_REST, next, NULL, own);
  page->next = clout_steps_end (steps, rest);
}

/* Pages of webmentions have numbers; one that is not full is the last. */
static void
after_mentions (const CloutAsk  *ask,
                const CloutStep *step,
                CloutPage       *page)
{
  const char *number = strstr (step->url, "&page=");
  guint64 n = number != NULL ? g_ascii_strtoull (number + strlen ("&page="), NULL, 10) : 0;
  gsize n_read;
  GString *steps = g_string_new (NULL);

  clout_batch_get_reactions (page->batch, &n_read);
  if (number != NULL && n_read >= MENTIONS_AT_ONCE && n < MAX_MENTION_PAGES)
    {
      g_autofree char *base = g_strndup (step->url, number - step->url);
      g_autofree char *url = g_strdup_printf ("%s&page=%" G_GUINT64_FORMAT, base, n + 1);

      clout_step_append (steps, CLOUT_BLOG_MENTIONS, url, NULL, NULL);
    }
  page->next = clout_steps_end (steps, clout_steps_rest (ask->cursor));
}

gboolean
clout_blog_read_answers (const CloutAsk  *ask,
                         CloutAnswer     *answer,
                         CloutPage       *page,
                         GError         **error)
{
  g_auto (CloutStep) step = { 0 };
  g_autofree char *own = NULL;

  page->batch = clout_batch_new ();
  if (ask->cursor == NULL || !clout_step_parse (&step, ask->cursor)
      || step.kind == CLOUT_BLOG_HOME)
    {
      read_home (ask, answer, page);
      return TRUE;
    }
  switch (step.kind)
    {
    case CLOUT_BLOG_FEED:
      return read_feed (ask, &step, answer, page, error);
    case CLOUT_BLOG_REST:
      if (!clout_blog_read_rest (step.own, answer, page, &own, error))
        return FALSE;
      after_rest (ask, &step, own, answer, page);
      return TRUE;
    case CLOUT_BLOG_MENTIONS:
      if (!clout_blog_read_mentions (step.url, answer, page, error))
        return FALSE;
      after_mentions (ask, &step, page);
      return TRUE;
    case CLOUT_BLOG_COMMENTS:
    default:
      page->next = clout_steps_end (g_string_new (NULL), clout_steps_rest (ask->cursor));
      return read_comments (&step, answer, page, error);
    }
}
