/* topic-posts.h: the person's posts on a topic.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "store/store.h"

G_BEGIN_DECLS

/* Most posts to list for a topic. */
#define CLOUT_TOPIC_POSTS 10

/* (transfer full) (element-type CloutBreakdownItem): the person's posts on @topic, in any
   spelling, with reactions; those with most first. */
void       clout_store_list_topic_posts_async  (CloutStore           *self,
                                                const char           *topic,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
void       clout_topic_posts_add_fold          (sqlite3              *db);

G_END_DECLS
