/* friends.h: finds people of all accounts at once, and loads them page by page.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/friend.h"
#include "model/relationship.h"
#include "score/network-weight.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * CloutFriendEntry: an entry of a list.
 * @id: id of the person
 * @n, @time: as in #CloutFriendFacts
 */
typedef struct
{
  gint64 id;
  gint64 time;
  guint n;
} CloutFriendEntry;

/* (transfer full) (element-type CloutFriendEntry): people of list @show who are on @list, which
   may be 0, and whose name or handle contains every word of @search, which may be %NULL. */
void           clout_store_find_friends_async    (CloutStore               *self,
                                                  const CloutNetworkWeight *weights,
                                                  CloutFriendsShow          show,
                                                  const char               *search,
                                                  gint64                    list,
                                                  gint64                    now,
                                                  guint                     limit,
                                                  GCancellable             *cancellable,
                                                  GAsyncReadyCallback       callback,
                                                  gpointer                  user_data);

/* (transfer full) (element-type CloutFriend): one for each entry; people who no longer exist
   have no data. */
void clout_store_load_friends_async (CloutStore               *self,
                                     const CloutNetworkWeight *weights,
                                     const CloutFriendEntry   *entries,
                                     gsize                     n_entries,
                                     gint64                    now,
                                     GTimeZone                *zone,
                                     GCancellable             *cancellable,
                                     GAsyncReadyCallback       callback,
                                     gpointer                  user_data);

void           clout_store_load_relationship_async   (CloutStore             *self,
                                                      gint64                  person,
                                                      gint64                  now,
                                                      GCancellable           *cancellable,
                                                      GAsyncReadyCallback     callback,
                                                      gpointer                user_data);

G_END_DECLS
