/* friend-plus-k.h: a friend's topics, and giving +K for them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/friend.h"
#include "sync/engine.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_FRIEND_PLUS_K (clout_friend_plus_k_get_type ())

G_DECLARE_FINAL_TYPE (CloutFriendPlusK, clout_friend_plus_k, CLOUT, FRIEND_PLUS_K, AdwBin)

GtkWidget *clout_friend_plus_k_new (CloutEngine *engine,
                                    CloutFriend *friend);

G_END_DECLS
