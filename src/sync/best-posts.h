/* best-posts.h: the recent posts that earned most.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "model/breakdown-item.h"
#include "score/input.h"
#include "sync/engine.h"
#include "sync/report.h"

G_BEGIN_DECLS

/* Posts that clout_engine_list_best_posts_async() lists. */
#define CLOUT_BEST_POSTS_SHOWN 4

/**
 * CloutBestPostCard: a post of the last 90 days that earned most.
 * @post: the post, which can be split further
 * @counts: number of its reactions by #CloutReactionGroup
 * @people: (array zero-terminated=1): names of a few who reacted, those with most points first
 */
typedef struct
{
  CloutBreakdownItem *post;
  gsize counts[CLOUT_N_GROUPS];
  GStrv people;
} CloutBestPostCard;

void clout_engine_list_best_posts_async (CloutEngine         *self,
                                         CloutReport         *report,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);

G_END_DECLS
