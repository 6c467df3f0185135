/* responses.c: collects reactions to a blog, from its home page to the last comment, request by
 * request.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "networks/blog/feed-read.h"
#include "networks/blog/read.h"
#include "networks/blog/site-head.h"
#include "web/json.h"
#include "base/timestamp.h"
#include "web/url.h"

/* A blog may be on a small server, so only ask for the newest posts. */
#define MAX_COMMENT_FEEDS 30
#define MAX_TARGETS 40
#define TARGETS_AT_ONCE 10
#define MENTIONS_AT_ONCE 100
#define MAX_MENTION_PAGES 20

/* The position of a step in its list. */
#define FIRST "first"
#define LAST "last"

/**
 * clout_blog_is_own:
 * @name: (nullable): a person's name, or the URL of their site
 * @own: (nullable): the same for the blog's own authors, one per line
 */
gboolean
clout_blog_is_own (const char *name,
                   const char *own)
{
  g_auto(GStrv) names = own != NULL ? g_strsplit (own, "\n", -1) : NULL;
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
 * @batch: the batch to add to
 * @item: a comment; skipped if it has no author
 * @post: remote id of the post
 * @own: (nullable): names and URLs of the blog's own authors, one per line
 *
 * Adds a comment. Comments identify their author only by name, in all sources.
 */
void
clout_blog_add_comment (CloutBatch          *batch,
                        const CloutFeedItem *item,
                        const char          *post,
                        const char          *own)
{
  const char *address = item->link != NULL && strcmp (item->link, post) != 0 ? item->link : NULL;
  g_autofree char *name = clout_blog_dup_comment_name (item, post);
  g_autofree char *person = item->author != NULL ? g_utf8_casefold (item->author, -1) : NULL;

  if (person == NULL || *g_strstrip (person) == '\0' || name == NULL)
    return;
  if (clout_blog_is_own (item->author, own) || clout_blog_is_own (item->author_url, own))
    {
      clout_batch_add_own_act (batch, &(CloutBatchOwnAct) {
        CLOUT_REACTION_REPLY, post, name });
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
    .remote_id = name,
    .url = address,
    .time = item->time,
  });
}

/* webmention.io's list is next to the endpoint that a blog advertises,
   "https://webmention.io/blog.example/webmention". Other receivers have no list. */
static char *
dup_list (const char *endpoint,
          const char *site)
{
  g_autoptr(GUri) uri = endpoint != NULL ? clout_url_parse (endpoint, NULL) : NULL;
  g_autoptr(GUri) home = clout_url_parse (site, NULL);
  const char *path = uri != NULL ? g_uri_get_path (uri) : "";
  const char *second = *path == '/' ? strchr (path + 1, '/') : NULL;

  if (g_strcmp0 (second, "/webmention") != 0 || home == NULL
      || (strcmp (g_uri_get_host (uri), "webmention.io") != 0
          && !clout_url_same_origin (uri, home)))
    return NULL;
  return clout_url_dup_origin (uri);
}

static void
read_home (const CloutRequestContext *context,
           CloutResponse             *response,
           CloutPage                 *page)
{
  g_auto(CloutSiteHead) head = { NULL };
  g_autofree char *feed = clout_blog_dup_feed (context);
  g_autofree char *site = clout_blog_dup_site (context);
  g_autofree char *api = NULL;
  g_autofree char *list = NULL;
  GString *place = g_string_new (NULL);

  clout_site_head_read (&head, response, NULL);
  if (head.api != NULL)
    api = clout_url_dup_secured (feed, head.api);
  if (api != NULL && !clout_blog_may_request (feed, api))
    g_clear_pointer (&api, g_free);
  list = dup_list (head.mentions, site);
  clout_request_queue_append (place, CLOUT_BLOG_FEED, feed, api, list);
  page->next = g_string_free (place, FALSE);
}

static void
append_rest (GString                   *place,
             const CloutRequestContext *context,
             const char                *api,
             const char                *own)
{
  g_autoptr(GDateTime) since = g_date_time_new_from_unix_utc (context->since);
  g_autofree char *after = since != NULL ? g_date_time_format (since, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  g_autofree char *url = g_strdup_printf (
    "%s%swp/v2/comments%cper_page=100&after=%s"
    "&_fields=id,post,link,author,author_name,author_url,author_avatar_urls,date_gmt,type", api,
    g_str_has_suffix (api, "/") ? "" : "/", strchr (api, '?') != NULL ? '&' : '?', after);

  clout_request_queue_append (place, CLOUT_BLOG_REST, url, FIRST, own);
}

static void
append_comments (GString                   *place,
                 const CloutRequestContext *context,
                 const CloutFeed           *feed)
{
  g_autofree char *address = clout_blog_dup_feed (context);
  guint n = 0;

  for (guint i = 0; i < feed->items->len && n < MAX_COMMENT_FEEDS; i++)
    {
      const CloutFeedItem *item = g_ptr_array_index (feed->items, i);
      g_autofree char *post = clout_blog_dup_name (item);
      g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT " %s", item->n_comments, post);
      g_autofree char *comments = item->comments != NULL
                                  ? clout_url_dup_secured (address, item->comments) : NULL;

      if (comments == NULL || item->n_comments == 0 || post == NULL
          || !clout_blog_may_request (address, comments))
        continue;
      clout_request_queue_append (place, CLOUT_BLOG_COMMENTS, comments, of, item->author);
      n++;
    }
}

/* Returns (transfer container): the newest posts that can be mentioned. */
static GPtrArray *
list_targets (const CloutFeed *feed)
{
  GPtrArray *targets = g_ptr_array_new ();

  for (guint i = 0; i < feed->items->len && targets->len < MAX_TARGETS; i++)
    if (((CloutFeedItem *) feed->items->pdata[i])->link != NULL)
      g_ptr_array_add (targets, feed->items->pdata[i]);
  return targets;
}

static void
append_mentions (GString         *place,
                 const CloutFeed *feed,
                 const char      *list)
{
  g_autoptr(GPtrArray) targets = list_targets (feed);
  g_autoptr(GString) url = g_string_new (NULL);
  g_autoptr(GString) of = g_string_new (NULL);

  for (guint i = 0; i < targets->len; i++)
    {
      const CloutFeedItem *item = g_ptr_array_index (targets, i);
      g_autofree char *post = clout_blog_dup_address (item);
      g_autofree char *name = clout_blog_dup_name (item);
      gboolean last = i + 1 == targets->len;

      if (i % TARGETS_AT_ONCE == 0)
        {
          g_string_printf (url, "%s/api/mentions.jf2?per-page=" G_STRINGIFY (MENTIONS_AT_ONCE),
                           list);
          g_string_truncate (of, 0);
        }
      g_string_append (url, "&target[]=");
      g_string_append_uri_escaped (url, post, NULL, FALSE);
      g_string_append_printf (of, "%s %s\n", post, name);
      if (!last && (i + 1) % TARGETS_AT_ONCE != 0)
        continue;
      g_string_append (url, "&page=0");
      clout_request_queue_append (place, CLOUT_BLOG_MENTIONS, url->str, of->str,
                                  i < TARGETS_AT_ONCE ? last ? FIRST LAST : FIRST : last ? LAST
                                  : NULL);
    }
}

/* Returns the names of the blog's authors and its URL, which they may enter for themselves. */
static char *
dup_authors (const CloutRequestContext *context,
             const CloutFeed           *feed)
{
  g_autofree char *site = clout_blog_dup_site (context);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
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

/* Don't request comments of posts that no longer have any. */
static void
list_silent (const CloutRequestContext *context,
             const CloutFeed           *feed,
             CloutPage                 *page)
{
  CloutResponseList *list = clout_page_add_list (page, CLOUT_ACT (CLOUT_REACTION_REPLY),
                                                 context->since);

  list->covers = clout_blog_is_comment;
  list->believed = TRUE;
  for (guint i = 0; i < feed->items->len; i++)
    {
      const CloutFeedItem *item = g_ptr_array_index (feed->items, i);
      char *post = item->n_comments == 0 ? clout_blog_dup_name (item) : NULL;

      if (post != NULL)
        g_ptr_array_add (list->posts, post);
    }
}

static gboolean
read_feed (const CloutRequestContext *context,
           const CloutQueuedRequest  *queued,
           CloutResponse             *response,
           CloutPage                 *page,
           GError                   **error)
{
  g_autoptr(CloutFeed) feed = clout_feed_read (response, error);
  g_autoptr(GString) place = g_string_new (NULL);
  g_autofree char *own = NULL;

  if (feed == NULL)
    return FALSE;
  list_silent (context, feed, page);
  own = dup_authors (context, feed);
  if (*queued->of != '\0')
    append_rest (place, context, queued->of, own);
  append_comments (place, context, feed);
  if (*queued->own != '\0')
    append_mentions (place, feed, queued->own);
  page->next = place->len > 0 ? g_strdup (place->str) : NULL;
  return TRUE;
}

/* If a feed has fewer comments than the post's count, they are its newest or its oldest. */
static void
list_comments (const CloutRequestContext *context,
               const CloutFeed           *feed,
               const char                *post,
               gint64                     n,
               CloutPage                 *page)
{
  CloutResponseList *list = clout_page_add_list (page, CLOUT_ACT (CLOUT_REACTION_REPLY),
                                                 context->since);
  gint64 oldest = G_MAXINT64;
  gint64 newest = 0;
  gint64 first = 0;

  list->covers = clout_blog_is_comment;
  g_ptr_array_add (list->posts, g_strdup (post));
  if (n >= 0 && feed->items->len >= n && feed->next == NULL)
    return;
  for (guint i = 0; i < feed->items->len; i++)
    {
      gint64 time = ((CloutFeedItem *) feed->items->pdata[i])->time;

      oldest = MIN (oldest, time);
      newest = MAX (newest, time);
      first = i == 0 ? time : first;
    }
  list->since = MAX (list->since, oldest);
  list->until = first == newest && oldest < newest ? 0 : newest;
}

static gboolean
read_comments (const CloutRequestContext *context,
               const CloutQueuedRequest  *queued,
               CloutResponse             *response,
               CloutPage                 *page,
               GError                   **error)
{
  g_autoptr(CloutFeed) feed = clout_feed_read (response, error);
  char *post = NULL;
  gint64 n = g_ascii_strtoll (queued->of, &post, 10);

  if (feed == NULL)
    return FALSE;
  if (post == queued->of || *post != ' ')
    {
      post = queued->of;
      n = -1;
    }
  else
    post++;
  list_comments (context, feed, post, n, page);
  for (guint i = 0; i < feed->items->len; i++)
    clout_blog_add_comment (page->batch, g_ptr_array_index (feed->items, i), post, queued->own);
  return TRUE;
}

/* With a list of all comments, each post's feed is unnecessary. */
static void
after_rest (const CloutRequestContext *context,
            const CloutQueuedRequest  *queued,
            const char                *own,
            CloutResponse             *response,
            CloutPage                 *page)
{
  g_autofree char *next = clout_response_dup_next (response, &page->cut);
  g_autofree char *rest = clout_request_queue_without (clout_request_queue_skip (context->cursor),
                                                       CLOUT_BLOG_COMMENTS);
  GString *queue = g_string_new (NULL);
  CloutResponseList *list = clout_page_add_list (page, CLOUT_ACT (CLOUT_REACTION_REPLY),
                                                 context->since);

  list->covers = clout_blog_is_comment;
  list->first = strcmp (queued->of, FIRST) == 0;
  list->last = next == NULL;
  list->believed = g_strcmp0 (clout_response_get_header (response, "X-WP-Total"), "0") == 0;
  g_clear_pointer (&list->posts, g_ptr_array_unref);
  if (next != NULL && strcmp (next, queued->url) != 0)
    clout_request_queue_append (queue, CLOUT_BLOG_REST, next, NULL, own);
  page->next = clout_request_queue_join (queue, rest);
}

/* Pages of webmentions are numbered; one that isn't full is the last. */
static void
after_mentions (const CloutRequestContext *context,
                const CloutQueuedRequest  *queued,
                guint                      n_read,
                CloutPage                 *page)
{
  const char *number = strstr (queued->url, "&page=");
  guint64 n = number != NULL ? g_ascii_strtoull (number + strlen ("&page="), NULL, 10) : 0;
  gboolean more = number != NULL && n_read >= MENTIONS_AT_ONCE;
  GString *queue = g_string_new (NULL);

  page->list->first = n == 0 && strstr (queued->own, FIRST) != NULL;
  page->list->last = !more && strstr (queued->own, LAST) != NULL;
  page->partial = more && n >= MAX_MENTION_PAGES;
  if (more && n < MAX_MENTION_PAGES)
    {
      g_autofree char *base = g_strndup (queued->url, number - queued->url);
      g_autofree char *url = g_strdup_printf ("%s&page=%" G_GUINT64_FORMAT, base, n + 1);

      clout_request_queue_append (queue, CLOUT_BLOG_MENTIONS, url, queued->of, queued->own);
    }
  page->next = clout_request_queue_join (queue, clout_request_queue_skip (context->cursor));
}

static gboolean
read_mentions (const CloutRequestContext *context,
               const CloutQueuedRequest  *queued,
               CloutResponse             *response,
               CloutPage                 *page,
               GError                   **error)
{
  JsonNode *root = clout_response_get_json (response, error);
  guint n = clout_json_length (clout_json_opt_array (root, "children"));

  if (root == NULL || !clout_blog_read_mentions (queued->of, response, page, error))
    return FALSE;
  after_mentions (context, queued, n, page);
  return TRUE;
}

gboolean
clout_blog_read_replies (const CloutRequestContext *context,
                         CloutResponse             *response,
                         CloutPage                 *page,
                         GError                   **error)
{
  g_auto(CloutQueuedRequest) queued = { 0 };
  g_autofree char *own = NULL;

  page->batch = clout_batch_new ();
  if (context->cursor == NULL || !clout_queued_request_parse (&queued, context->cursor)
      || queued.kind == CLOUT_BLOG_HOME)
    {
      read_home (context, response, page);
      return TRUE;
    }
  switch (queued.kind)
    {
    case CLOUT_BLOG_FEED:
      return read_feed (context, &queued, response, page, error);
    case CLOUT_BLOG_REST:
      if (!clout_blog_read_rest (queued.own, response, page, &own, error))
        return FALSE;
      after_rest (context, &queued, own, response, page);
      return TRUE;
    case CLOUT_BLOG_MENTIONS:
      return read_mentions (context, &queued, response, page, error);
    case CLOUT_BLOG_COMMENTS:
    default:
      page->next = clout_request_queue_join (g_string_new (NULL),
                                             clout_request_queue_skip (context->cursor));
      return read_comments (context, &queued, response, page, error);
    }
}
