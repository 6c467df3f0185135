/* friend-menu.h: what can be done with a friend on the list.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/friend.h"
#include "sync/engine.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_FRIEND_MENU (clout_friend_menu_get_type ())

/* Its parent is the page. */
G_DECLARE_FINAL_TYPE (CloutFriendMenu, clout_friend_menu, CLOUT, FRIEND_MENU, GtkPopover)

GtkWidget *clout_friend_menu_new        (CloutEngine     *engine);
void       clout_friend_menu_open       (CloutFriendMenu *self,
                                         CloutFriend     *friend,
                                         GtkWidget       *anchor);

G_END_DECLS
