/* highlights.h: own posts of long ago that others reacted to.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/highlight.h"
#include "store/store.h"

G_BEGIN_DECLS

#define CLOUT_HIGHLIGHTS_SHOWN 50

/* (transfer full) (element-type CloutHighlight): of one account, or of all for 0, those written
 * before @before, Unix seconds; who drew most first, at most %CLOUT_HIGHLIGHTS_SHOWN. */
void       clout_store_list_highlights_async  (CloutStore           *self,
                                               gint64                account,
                                               gint64                before,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);

G_END_DECLS
