/* read.c: reads a blog's feed as a profile and posts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/blog/read.h"

#include <string.h>

#include "model/post-text.h"
#include "networks/blog/default-category.h"
#include "networks/blog/feed-read.h"
#include "networks/blog/site-head.h"
#include "score/post-flags.h"
#include "web/error.h"
#include "web/url.h"

/* The account's id in requests consists of two URLs: the feed's and the site's. */

/**
 * clout_blog_dup_feed:
 * @context: what the request is for
 *
 * Returns: (transfer full): the URL of the account's feed, or the one that the person typed while
 *   it is unknown
 */
char *
clout_blog_dup_feed (const CloutRequestContext *context)
{
  return context->self != NULL ? g_strndup (context->self, strcspn (context->self, " "))
                           : g_strdup (context->handle);
}

/**
 * clout_blog_dup_site:
 * @context: what the request is for
 *
 * Returns: (transfer full): the URL of the account's site
 */
char *
clout_blog_dup_site (const CloutRequestContext *context)
{
  const char *blank = context->self != NULL ? strchr (context->self, ' ') : NULL;

  return blank != NULL ? g_strdup (blank + 1) : clout_blog_dup_feed (context);
}

/**
 * clout_blog_may_request:
 * @feed: the account's feed
 * @url: a URL found there, or one that it redirects to
 *
 * Decides whether a URL that a blog names may be requested.
 *
 * Returns: whether we may connect to it
 */
gboolean
clout_blog_may_request (const char *feed,
                        const char *url)
{
  g_autoptr(GUri) from = clout_url_parse (feed, NULL);
  g_autoptr(GUri) to = clout_url_parse (url, NULL);

  return from != NULL && to != NULL
    && (clout_url_same_origin (from, to) || clout_url_may_lead (from, to));
}

static char *
without_fragment (const char *url)
{
  return g_strndup (url, strcspn (url, "#"));
}

/**
 * clout_blog_dup_address:
 * @item: an item of the feed
 *
 * Returns: (transfer full) (nullable): the URL of a post, by which comments and mentions identify
 *   it
 */
char *
clout_blog_dup_address (const CloutFeedItem *item)
{
  return item->link != NULL ? without_fragment (item->link) : NULL;
}

/**
 * clout_blog_dup_name:
 * @item: an item of the feed
 *
 * Returns the feed's id for a post, which doesn't change when its URL does.
 *
 * Returns: (transfer full) (nullable): the remote id of a post
 */
char *
clout_blog_dup_name (const CloutFeedItem *item)
{
  return item->is_named ? g_strdup (item->id) : clout_blog_dup_address (item);
}

#define COMMENT "#comment-"

/**
 * clout_blog_dup_comment_name:
 * @item: a comment
 * @post: id of the post
 *
 * Derives a comment's id from its number in WordPress, which doesn't change when URLs do, and
 * which both feeds and the REST API contain.
 *
 * Returns: (transfer full) (nullable): the remote id of a comment
 */
char *
clout_blog_dup_comment_name (const CloutFeedItem *item,
                             const char          *post)
{
  const char *number = item->link != NULL ? strstr (item->link, COMMENT) : NULL;
  g_autoptr(GUri) uri = number != NULL ? clout_url_parse (item->link, NULL) : NULL;
  g_autofree char *origin = uri != NULL ? clout_url_dup_origin (uri) : NULL;

  if (origin != NULL && g_ascii_isdigit (number[strlen (COMMENT)]))
    return g_strconcat (origin, "/", number, NULL);
  if (item->is_named && g_strcmp0 (item->id, post) != 0)
    return g_strdup (item->id);
  return item->link != NULL && strcmp (item->link, post) != 0 ? g_strdup (item->link) : NULL;
}

/**
 * clout_blog_is_comment:
 * @remote: remote id of someone's comment or mention
 *
 * Returns: whether it is a comment, and not a mention elsewhere
 */
gboolean
clout_blog_is_comment (const char *remote)
{
  return !clout_blog_is_mention (remote);
}

gboolean
clout_blog_is_mention (const char *remote)
{
  return g_str_has_prefix (remote, CLOUT_BLOG_MENTION);
}

/* Returns (transfer container): the topics of the post. */
static const char **
dup_topics (const CloutFeedItem *item)
{
  guint n = item->tags != NULL ? g_strv_length (item->tags) : 0;
  const char **topics = g_new0 (const char *, n + 1);

  for (guint i = 0, k = 0; i < n; i++)
    if (!clout_default_category_is (item->tags[i]))
      topics[k++] = item->tags[i];
  return topics;
}

static void
add_post (CloutBatch          *batch,
          const CloutFeedItem *item)
{
  g_autofree char *name = clout_blog_dup_name (item);
  g_autofree char *address = clout_blog_dup_address (item);
  const char *text = item->title != NULL ? item->title : item->text;
  g_autofree char *excerpt = text != NULL ? clout_post_text_dup_excerpt (text) : NULL;
  g_autofree const char **topics = dup_topics (item);
  CloutBatchPost post = {
    .remote_id = name,
    .url = item->link,
    .excerpt = excerpt,
    .tags = topics[0] != NULL ? topics : NULL,
    .time = item->time,
    .flags = text != NULL ? clout_post_text_get_flags (text) : 0,
  };

  if (name == NULL)
    return;
  if (item->has_media)
    post.flags |= CLOUT_POST_MEDIA;
  if (item->has_link)
    post.flags |= CLOUT_POST_LINK;
  post.counts[CLOUT_REACTION_REPLY] = MAX (item->n_comments, 0);
  clout_batch_add_post (batch, &post);
  if (address != NULL && strcmp (address, name) != 0)
    clout_batch_add_alias (batch, &(CloutBatchAlias) { name, address, TRUE });
}

/* A page that isn't a feed may link to one. */
static gboolean
find_feed (CloutResponse *response,
           CloutPage     *page,
           GError       **error)
{
  g_auto(CloutSiteHead) head = { NULL };
  g_autofree char *feed = NULL;

  page->batch = clout_batch_new ();
  if (!clout_site_head_read (&head, response, error))
    return FALSE;
  if (head.feed != NULL)
    feed = clout_url_dup_secured (clout_response_get_url (response), head.feed);
  if (feed != NULL && clout_blog_may_request (clout_response_get_url (response), feed)
      && strcmp (feed, clout_response_get_url (response)) != 0)
    {
      page->next = g_steal_pointer (&feed);
      return TRUE;
    }
  g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_NO_FEED,
                       "the page names no feed");
  return FALSE;
}

/* Returns a site's address as people write it. */
static char *
dup_handle (const char *site)
{
  const char *host = strstr (site, "://");
  char *handle = without_fragment (host != NULL ? host + strlen ("://") : site);

  while (g_str_has_suffix (handle, "/"))
    handle[strlen (handle) - 1] = '\0';
  return handle;
}

gboolean
clout_blog_read_profile (const CloutRequestContext *context,
                         CloutResponse             *response,
                         CloutPage                 *page,
                         GError                   **error)
{
  g_autoptr(GError) spoilt = NULL;
  g_autoptr(CloutFeed) feed = clout_feed_read (response, &spoilt);
  g_autofree char *known = context->self != NULL ? clout_blog_dup_feed (context) : NULL;
  const char *address = known != NULL ? known : clout_response_get_url (response);
  const char *site;
  g_autofree char *handle = NULL;

  if (feed == NULL && clout_feed_is_meant (response))
    {
      g_propagate_error (error, g_steal_pointer (&spoilt));
      return FALSE;
    }
  if (feed == NULL)
    return find_feed (response, page, error);
  site = feed->link != NULL && clout_blog_may_request (address, feed->link) ? feed->link : address;
  handle = dup_handle (site);
  page->self = g_strdup_printf ("%s %s", address, site);
  page->batch = clout_batch_new ();
  clout_batch_set_profile (page->batch, &(CloutBatchProfile) {
    .remote_id = address,
    .handle = handle,
    .name = feed->title != NULL ? feed->title : handle,
    .avatar = feed->image,
    .url = site,
    .followers = -1,
    .following = -1,
    .listed = -1,
    .posts = -1,
  });
  return TRUE;
}

gboolean
clout_blog_read_posts (const CloutRequestContext *context,
                       CloutResponse             *response,
                       CloutPage                 *page,
                       GError                   **error)
{
  g_autoptr(CloutFeed) feed = clout_feed_read (response, error);
  g_autofree char *address = clout_blog_dup_feed (context);
  g_autofree char *next = NULL;
  gint64 oldest = G_MAXINT64;

  if (feed == NULL)
    return FALSE;
  page->batch = clout_batch_new ();
  for (guint i = 0; i < feed->items->len; i++)
    {
      const CloutFeedItem *item = g_ptr_array_index (feed->items, i);

      if (item->time > 0)
        {
          oldest = MIN (oldest, item->time);
          clout_page_note_time (page, item->time);
        }
      add_post (page->batch, item);
    }
  if (feed->next != NULL)
    next = clout_url_dup_secured (address, feed->next);
  if (feed->items->len == 0 || next == NULL || oldest < context->since
      || g_strcmp0 (next, context->cursor) == 0)
    return TRUE;
  page->cut = !clout_blog_may_request (address, next);
  if (!page->cut)
    page->next = g_steal_pointer (&next);
  return TRUE;
}
