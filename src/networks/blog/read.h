/* read.h: a blog's feed and what is said about its posts, as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/blog/feed.h"
#include "networks/network.h"
#include "networks/steps.h"

G_BEGIN_DECLS

/**
 * CloutBlogStep: what is asked about a blog's posts; @of and @own are of #CloutStep.
 * @CLOUT_BLOG_HOME: the site's page
 * @CLOUT_BLOG_FEED: the feed: which posts there are. @of: where WordPress has its interface;
 *   @own: where to ask for webmentions
 * @CLOUT_BLOG_COMMENTS: the feed of a post's comments. @of: how many there are, -1 unknown, a
 *   blank, and the post; @own: its author
 * @CLOUT_BLOG_REST: WordPress's list of all comments. @of: "first" for its first page; @own: the
 *   blog's authors, a line each
 * @CLOUT_BLOG_MENTIONS: what webmention.io has received. @of: the posts, a line each: address,
 *   blank, remote id; @own: "first", "last", both or neither, of all that are asked
 */
typedef enum
{
  CLOUT_BLOG_HOME     = 'h',
  CLOUT_BLOG_FEED     = 'f',
  CLOUT_BLOG_COMMENTS = 'c',
  CLOUT_BLOG_REST     = 'r',
  CLOUT_BLOG_MENTIONS = 'm'
} CloutBlogStep;

/* What the remote id of words that came as a webmention begins with. */
#define CLOUT_BLOG_MENTION "webmention:"

char       *clout_blog_dup_feed      (const CloutRequestContext       *ask);
char       *clout_blog_dup_site      (const CloutRequestContext       *ask);
char       *clout_blog_dup_name      (const CloutFeedItem  *item);
char       *clout_blog_dup_address   (const CloutFeedItem  *item);
char       *clout_blog_dup_comment_name (const CloutFeedItem *item,
                                         const char          *post);
gboolean    clout_blog_is_comment    (const char           *remote);
gboolean    clout_blog_is_mention    (const char           *remote);
gboolean    clout_blog_may_ask       (const char           *feed,
                                      const char           *url);
void        clout_blog_add_comment   (CloutBatch           *batch,
                                      const CloutFeedItem  *item,
                                      const char           *post,
                                      const char           *own);
gboolean    clout_blog_read_profile  (const CloutRequestContext       *ask,
                                      CloutResponse          *answer,
                                      CloutPage            *page,
                                      GError              **error);
gboolean    clout_blog_read_posts    (const CloutRequestContext       *ask,
                                      CloutResponse          *answer,
                                      CloutPage            *page,
                                      GError              **error);
gboolean    clout_blog_read_answers  (const CloutRequestContext       *ask,
                                      CloutResponse          *answer,
                                      CloutPage            *page,
                                      GError              **error);
gboolean    clout_blog_read_mentions (const char           *targets,
                                      CloutResponse          *answer,
                                      CloutPage            *page,
                                      GError              **error);
gboolean    clout_blog_read_rest     (const char           *own,
                                      CloutResponse          *answer,
                                      CloutPage            *page,
                                      char                **ret_own,
                                      GError              **error);
gboolean    clout_blog_is_own        (const char           *name,
                                      const char           *own);

G_END_DECLS
