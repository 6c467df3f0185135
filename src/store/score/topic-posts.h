/* topic-posts.h: own posts on one topic.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* Most posts on a topic that are listed. */
#define CLOUT_TOPIC_POSTS 10

/* (transfer full) (element-type CloutBreakdownItem): own posts on @topic, in any spelling, that got
 * reactions; the post with most first. */
void       clout_store_list_topic_posts_async  (CloutStore           *self,
                                                const char           *topic,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);

G_END_DECLS
