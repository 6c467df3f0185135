/* own-posts.h: everything that the person posted, for their style.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/style.h"
#include "store/store.h"

G_BEGIN_DECLS

/* (transfer full) (element-type CloutOwnPost): posts, replies and shares of all accounts since a
   time, without continuations of own threads. */
void clout_store_list_own_posts_async (CloutStore          *self,
                                       gint64               since,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);

G_END_DECLS
