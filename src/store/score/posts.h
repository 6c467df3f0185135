/* posts.h: the person's own posts, for a list.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/post.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * CloutPostEntry: a post in the order of a list.
 * @counts: number of reactions by #CloutReactionKind, as the network counts them
 * @points: 0; for the caller
 */
typedef struct
{
  gint64 id;
  gint64 time;
  guint32 counts[CLOUT_N_REACTION_KINDS];
  float points;
} CloutPostEntry;

/* (transfer full) (element-type CloutPostEntry): the posts that @filter lets through, newest
   first. @filter: copied; its order is ignored. */
void clout_store_find_posts_async (CloutStore            *self,
                                   const CloutPostFilter *filter,
                                   GCancellable          *cancellable,
                                   GAsyncReadyCallback    callback,
                                   gpointer               user_data);

/* (transfer full) (element-type CloutPost): the posts of @entries, in their order, with their
   points and counts. */
void clout_store_load_posts_async (CloutStore            *self,
                                   const CloutPostEntry  *entries,
                                   gsize                  n_entries,
                                   GCancellable          *cancellable,
                                   GAsyncReadyCallback    callback,
                                   gpointer               user_data);

G_END_DECLS
