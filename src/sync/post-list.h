/* post-list.h: a list of the person's own posts, with a few hundred in memory.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/post.h"
#include "sync/engine.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_POST_LIST (clout_post_list_get_type ())

/* A #GListModel of #CloutPost. A post that scrolls into view is loaded a moment later, and then
   emits "changed". */
G_DECLARE_FINAL_TYPE (CloutPostList, clout_post_list, CLOUT, POST_LIST, GObject)

CloutPostList *clout_post_list_new        (CloutEngine           *engine);
void           clout_post_list_find_async (CloutPostList         *self,
                                           const CloutPostFilter *filter,
                                           GCancellable          *cancellable,
                                           GAsyncReadyCallback    callback,
                                           gpointer               user_data);
gint64         clout_post_list_get_oldest (CloutPostList         *self);
void           clout_post_list_load_async (CloutPostList         *self,
                                           GCancellable          *cancellable,
                                           GAsyncReadyCallback    callback,
                                           gpointer               user_data);

G_END_DECLS
