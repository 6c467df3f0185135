/* blog-read.h: a blog's feed and what is said about its posts, as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/feed.h"
#include "networks/network.h"

G_BEGIN_DECLS

char       *clout_blog_dup_feed      (const CloutAsk       *ask);
char       *clout_blog_dup_site      (const CloutAsk       *ask);
char       *clout_blog_dup_name      (const CloutFeedItem  *item);
gboolean    clout_blog_may_ask       (const char           *feed,
                                      const char           *url);
void        clout_blog_add_comment   (CloutBatch           *batch,
                                      const CloutFeedItem  *item,
                                      const char           *post,
                                      const char           *own);
gboolean    clout_blog_read_profile  (const CloutAsk       *ask,
                                      CloutAnswer          *answer,
                                      CloutPage            *page,
                                      GError              **error);
gboolean    clout_blog_read_posts    (const CloutAsk       *ask,
                                      CloutAnswer          *answer,
                                      CloutPage            *page,
                                      GError              **error);
gboolean    clout_blog_read_answers  (const CloutAsk       *ask,
                                      CloutAnswer          *answer,
                                      CloutPage            *page,
                                      GError              **error);
gboolean    clout_blog_read_mentions (const char           *asked,
                                      CloutAnswer          *answer,
                                      CloutPage            *page,
                                      GError              **error);
gboolean    clout_blog_read_rest     (const char           *own,
                                      CloutAnswer          *answer,
                                      CloutPage            *page,
                                      GError              **error);

G_END_DECLS
