/* friend-list.h: people of all accounts as a list, of which a few hundred are in memory.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/friend.h"
#include "sync/engine/engine.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_FRIEND_LIST (clout_friend_list_get_type ())

G_DECLARE_FINAL_TYPE (CloutFriendList, clout_friend_list, CLOUT, FRIEND_LIST, GObject)

/* A #GListModel of #CloutFriend. Who has just come into sight is known a moment later: their
 * "changed" tells. It follows what the engine stores.
 * Signal "found": whoever is looked for was found, or the problem has changed. */
CloutFriendList *clout_friend_list_new         (CloutEngine      *engine);
void             clout_friend_list_find        (CloutFriendList  *self,
                                                CloutFriendsShow  show,
                                                const char       *search);
gboolean         clout_friend_list_is_finding  (CloutFriendList  *self);
const GError    *clout_friend_list_get_problem (CloutFriendList  *self);

G_END_DECLS
