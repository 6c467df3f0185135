/* friend-list.h: a list of people from all accounts, with a few hundred in memory.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/friend.h"
#include "model/relationship.h"
#include "sync/engine.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_FRIEND_LIST (clout_friend_list_get_type ())

G_DECLARE_FINAL_TYPE (CloutFriendList, clout_friend_list, CLOUT, FRIEND_LIST, GObject)

/* A #GListModel of #CloutFriend that follows the engine's data. A friend that scrolls into view is
   loaded a moment later, and then emits "changed". Signal "found": a query has the first
   people or has finished, or the problem has changed. */
CloutFriendList *clout_friend_list_new         (CloutEngine      *engine);
void             clout_friend_list_find        (CloutFriendList  *self,
                                                CloutFriendsShow  show,
                                                const char       *search,
                                                gint64            list);
void             clout_friend_list_find_first  (CloutFriendList  *self,
                                                CloutFriendsShow  show,
                                                const char       *search,
                                                gint64            list);
void             clout_friend_list_find_rest   (CloutFriendList  *self);
gboolean         clout_friend_list_is_finding  (CloutFriendList  *self);
const GError    *clout_friend_list_get_problem (CloutFriendList  *self);

void           clout_engine_load_relationship_async  (CloutEngine          *self,
                                                      CloutFriend          *friend,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);

G_END_DECLS
