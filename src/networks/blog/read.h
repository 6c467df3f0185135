/* read.h: reads a blog's feed and reactions to its posts as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/blog/feed.h"
#include "networks/network.h"
#include "networks/request-queue.h"

G_BEGIN_DECLS

/**
 * CloutBlogStep: the kinds of requests about a blog's posts; @of and @own are those of
 * #CloutQueuedRequest.
 * @CLOUT_BLOG_HOME: the site's home page
 * @CLOUT_BLOG_FEED: the feed with the posts. @of: URL of the WordPress API; @own: URL of the
 *   webmention list
 * @CLOUT_BLOG_COMMENTS: the feed of a post's comments. @of: their number, -1 if unknown, a space,
 *   and the post; @own: its author
 * @CLOUT_BLOG_REST: WordPress's list of all comments. @of: "first" for its first page; @own: the
 *   blog's authors, one per line
 * @CLOUT_BLOG_MENTIONS: mentions received by webmention.io. @of: the posts, one per line: URL,
 *   space, remote id; @own: "first", "last", both or neither, by position among all requests
 */
typedef enum
{
  CLOUT_BLOG_HOME     = 'h',
  CLOUT_BLOG_FEED     = 'f',
  CLOUT_BLOG_COMMENTS = 'c',
  CLOUT_BLOG_REST     = 'r',
  CLOUT_BLOG_MENTIONS = 'm'
} CloutBlogStep;

/* Prefix of remote ids of webmentions. */
#define CLOUT_BLOG_MENTION "webmention:"

char    *clout_blog_dup_feed         (const CloutRequestContext *context);
char    *clout_blog_dup_site         (const CloutRequestContext *context);
char    *clout_blog_dup_name         (const CloutFeedItem       *item);
char    *clout_blog_dup_address      (const CloutFeedItem       *item);
char    *clout_blog_dup_comment_name (const CloutFeedItem       *item,
                                      const char                *post);
gboolean clout_blog_is_comment       (const char                *remote);
gboolean clout_blog_is_mention       (const char                *remote);
gboolean clout_blog_may_request      (const char                *feed,
                                      const char                *url);
void     clout_blog_add_comment      (CloutBatch                *batch,
                                      const CloutFeedItem       *item,
                                      const char                *post,
                                      const char                *own);
gboolean clout_blog_read_profile     (const CloutRequestContext *context,
                                      CloutResponse             *response,
                                      CloutPage                 *page,
                                      GError                   **error);
gboolean clout_blog_read_posts       (const CloutRequestContext *context,
                                      CloutResponse             *response,
                                      CloutPage                 *page,
                                      GError                   **error);
gboolean clout_blog_read_replies     (const CloutRequestContext *context,
                                      CloutResponse             *response,
                                      CloutPage                 *page,
                                      GError                   **error);
gboolean clout_blog_read_mentions    (const char                *targets,
                                      CloutResponse             *response,
                                      CloutPage                 *page,
                                      GError                   **error);
gboolean clout_blog_read_rest        (const char                *own,
                                      CloutResponse             *response,
                                      CloutPage                 *page,
                                      char                     **ret_own,
                                      GError                   **error);
gboolean clout_blog_is_own           (const char                *name,
                                      const char                *own);

G_END_DECLS
