/* best-posts-group.h: the recent posts that earned most, as cards.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/report.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_BEST_POSTS_GROUP (clout_best_posts_group_get_type ())

/* Signal "item-activated" (CloutBreakdownItem *post, CloutReport *report): the person wants to open
   a post. */
G_DECLARE_FINAL_TYPE (CloutBestPostsGroup, clout_best_posts_group, CLOUT, BEST_POSTS_GROUP, AdwBin)

void clout_best_posts_group_show (CloutBestPostsGroup *self,
                                  CloutReport         *report,
                                  GPtrArray           *cards);

G_END_DECLS
