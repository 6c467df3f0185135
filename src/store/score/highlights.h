/* highlights.h: old posts that got many reactions.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/highlight.h"
#include "store/store.h"

G_BEGIN_DECLS

#define CLOUT_HIGHLIGHTS_SHOWN 50

/* (transfer full) (element-type CloutHighlight): posts of one account, or of all for 0, from
   before @before, Unix seconds; those with most reactions first, at most
   %CLOUT_HIGHLIGHTS_SHOWN. */
void       clout_store_list_highlights_async  (CloutStore           *self,
                                               gint64                account,
                                               gint64                before,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);

G_END_DECLS
