/* perks.h: feeds of perks and their offers.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "perks/perk-feed.h"
#include "store/store.h"

G_BEGIN_DECLS

void       clout_store_upsert_perk_feed_async     (CloutStore           *self,
                                                   const CloutPerkFeed  *feed,
                                                   gboolean              known,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
void       clout_store_remove_perk_feed_async  (CloutStore           *self,
                                                const char           *url,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
/* (transfer full) (element-type CloutPerkFeed): in the order subscribed. */
void       clout_store_list_perk_feeds_async   (CloutStore           *self,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);

G_END_DECLS
