/* friends.h: people of all accounts, found at once and read page by page.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/friend.h"
#include "model/relationship.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * CloutFriendPlace: someone's place in a list.
 * @id: row of the person
 * @n, @time: as in #CloutFriendFacts
 */
typedef struct
{
  gint64 id;
  gint64 time;
  guint n;
} CloutFriendPlace;

/* (transfer full) (element-type CloutFriendPlace): who @show shows whose name or handle holds
 * every word of @search, in its order. @search may be %NULL. */
void           clout_store_find_friends_async    (CloutStore             *self,
                                                  CloutFriendsShow        show,
                                                  const char             *search,
                                                  gint64                  now,
                                                  GCancellable           *cancellable,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);

/* (transfer full) (element-type CloutFriend): one for each place; who is gone is one of whom
 * nothing is known. */
void           clout_store_load_friends_async    (CloutStore             *self,
                                                  const CloutFriendPlace *places,
                                                  gsize                   n_places,
                                                  GCancellable           *cancellable,
                                                  GAsyncReadyCallback     callback,
                                                  gpointer                user_data);

void           clout_store_load_relationship_async   (CloutStore             *self,
                                                      gint64                  person,
                                                      gint64                  now,
                                                      GCancellable           *cancellable,
                                                      GAsyncReadyCallback     callback,
                                                      gpointer                user_data);

G_END_DECLS
