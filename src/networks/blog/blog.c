/* blog.c: any blog with a feed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/duration.h"
#include "networks/blog/read.h"
#include "web/error.h"
#include "web/http/request.h"
#include "web/url.h"

#define ACCEPT "application/atom+xml, application/rss+xml, application/feed+json, " \
               "application/xml;q=0.9, text/html;q=0.8, */*;q=0.5"

/* Returns the typed address with https if it has http or no scheme, because many people still
   have old bookmarks. */
static char *
dup_url (const char *typed)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  const char *rest = strstr (text, "://");
  g_autofree char *whole = g_strconcat ("https://", rest != NULL ? rest + strlen ("://") : text,
                                        NULL);
  g_autoptr(GUri) uri = NULL;

  if (rest != NULL && g_ascii_strncasecmp (text, "http://", strlen ("http://")) != 0
      && g_ascii_strncasecmp (text, "https://", strlen ("https://")) != 0)
    return NULL;
  uri = g_uri_parse (whole, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (uri != NULL && clout_url_is_loopback (uri)
      && g_ascii_strncasecmp (text, "https://", strlen ("https://")) != 0)
    return g_strconcat ("http://", whole + strlen ("https://"), NULL);
  return g_steal_pointer (&whole);
}

/* Returns the address of a feed or a site. A name before "@server" without a scheme isn't a
   blog. */
static char *
dup_handle (const char *typed)
{
  g_autofree char *whole = NULL;
  g_autofree char *origin = NULL;
  g_autoptr(GUri) uri = NULL;

  if (strchr (typed, '@') != NULL && strstr (typed, "://") == NULL)
    return NULL;
  whole = dup_url (typed);
  uri = whole != NULL ? clout_url_parse (whole, NULL) : NULL;
  origin = uri != NULL ? clout_url_origin_from_typed (whole, NULL) : NULL;
  return origin != NULL ? g_steal_pointer (&whole) : NULL;
}

static SoupMessage *
get (const CloutRequestContext *context,
     const char                *url,
     GError                   **error)
{
  g_autofree char *feed = clout_blog_dup_feed (context);
  g_autoptr(GUri) from = clout_url_parse (feed, error);
  g_autoptr(GUri) to = from != NULL ? clout_url_parse (url, error) : NULL;
  SoupMessage *message;

  if (to == NULL)
    return NULL;
  if (!clout_blog_may_request (feed, url))
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_PRIVATE,
                           "The blog leads into a private network");
      return NULL;
    }
  message = clout_request_new_url ("GET", url);
  if (message == NULL)
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_ADDRESS,
                           "The blog has no usable address");
      return NULL;
    }
  /* A blog in the user's own network may have its comments on another host there. */
  if (clout_url_is_private (from))
    clout_request_trust (message);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Accept", ACCEPT);
  return message;
}

static SoupMessage *
request_feed (const CloutRequestContext *context,
              GError                   **error)
{
  g_autofree char *feed = clout_blog_dup_feed (context);

  return get (context, context->cursor != NULL ? context->cursor : feed, error);
}

static SoupMessage *
request_replies (const CloutRequestContext *context,
                 GError                   **error)
{
  g_autofree char *site = clout_blog_dup_site (context);
  g_auto(CloutQueuedRequest) queued = { 0 };

  return get (context, clout_queued_request_parse (&queued, context->cursor) ? queued.url : site,
              error);
}

/* If a page of comments is missing, the others may still be there. */
static char *
skip_replies (const CloutRequestContext *context)
{
  g_auto(CloutQueuedRequest) queued = { 0 };
  g_autofree char *feed = clout_blog_dup_feed (context);
  GString *queue = g_string_new (NULL);

  if (context->cursor == NULL)
    clout_request_queue_append (queue, CLOUT_BLOG_FEED, feed, NULL, NULL);
  return clout_request_queue_join (queue, clout_queued_request_parse (&queued, context->cursor)
                                 ? clout_request_queue_skip (context->cursor) : "");
}

/* WordPress reports a feed as unchanged even if posts were removed, or comment counts or all
   addresses changed, so don't trust that for longer than comments are valid. */
#define COMMENTS_INTERVAL (6 * CLOUT_HOUR)

static const CloutResource resources[] = {
  { "profile", CLOUT_RESOURCE_FOLLOW, .interval = CLOUT_DAY,
    .max_pages = 4, .request = request_feed,
    .read = clout_blog_read_profile },
  { "posts", CLOUT_RESOURCE_FOLLOW | CLOUT_RESOURCE_NEWEST, .overlap = 30 * CLOUT_DAY,
    .max_pages = 50,
    .request = request_feed, .read = clout_blog_read_posts, .lists = CLOUT_LISTING_POSTS,
    .trusted = COMMENTS_INTERVAL },
  { "comments", CLOUT_RESOURCE_FOLLOW | CLOUT_RESOURCE_OPTIONAL | CLOUT_RESOURCE_QUEUE,
    .interval = COMMENTS_INTERVAL, .max_pages = 200, .request = request_replies,
    .read = clout_blog_read_replies, .skip = skip_replies },
};

/* Sites where each name, or each "/@name", is someone's blog. */
static const char *const hosts[] = {
  ".wordpress.com", ".blogspot.com", ".substack.com", ".ghost.io", ".github.io", ".tumblr.com",
  ".hatenablog.com", ".hatenablog.jp", ".micro.blog", ".write.as", ".bearblog.dev", ".medium.com",
  "medium.com", NULL,
};

static const char *const prefixes[] = { "feed:", NULL };

static const char *const links[] = {
  "*.xml", "*.rss", "*.atom", "*/feed", "*/feed.json", "*/feeds/*", "*/rss", "*/atom", NULL,
};

const CloutNetwork clout_network_blog = {
  .id = "blog",
  .name = NC_("network", "Blog"),
  /* Followers read less often than those on X. */
  .weight = 0.95,
  .can = CLOUT_NETWORK_BY_HANDLE | CLOUT_NETWORK_COUNTS | CLOUT_NETWORK_WHO,
  .resources = resources,
  .n_resources = G_N_ELEMENTS (resources),
  .dup_handle = dup_handle,
  .dup_origin = clout_url_origin_from_typed,
  .hosts = hosts,
  .prefixes = prefixes,
  .links = links,
};
