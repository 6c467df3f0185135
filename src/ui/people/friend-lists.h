/* friend-lists.h: the lists that a friend is on, and their other accounts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/friend.h"
#include "sync/engine.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_FRIEND_LISTS (clout_friend_lists_get_type ())

G_DECLARE_FINAL_TYPE (CloutFriendLists, clout_friend_lists, CLOUT, FRIEND_LISTS, AdwBin)

GtkWidget *clout_friend_lists_new (CloutEngine *engine,
                                   CloutFriend *friend);

G_END_DECLS
