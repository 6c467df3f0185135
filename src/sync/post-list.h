/* post-list.h: a list of the person's own posts, with a few hundred in memory.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/post.h"
#include "sync/engine.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_POST_LIST (clout_post_list_get_type ())

/* A #GListModel of #CloutPost. Posts that scroll into view are loaded a moment later, which their
   "changed" signals. */
G_DECLARE_FINAL_TYPE (CloutPostList, clout_post_list, CLOUT, POST_LIST, GObject)

CloutPostList *clout_post_list_new        (CloutEngine           *engine);
/* Finds posts; the previous result remains until then. Finish with clout_finish_boolean(). */
void           clout_post_list_find_async (CloutPostList         *self,
                                           const CloutPostFilter *filter,
                                           GCancellable          *cancellable,
                                           GAsyncReadyCallback    callback,
                                           gpointer               user_data);
/* Unix seconds of the oldest post that was ever found, 0 before the first. */
gint64         clout_post_list_get_oldest (CloutPostList         *self);
/* All posts of the list with their data: (transfer full) (element-type CloutPost). */
void           clout_post_list_load_async (CloutPostList         *self,
                                           GCancellable          *cancellable,
                                           GAsyncReadyCallback    callback,
                                           gpointer               user_data);

G_END_DECLS
