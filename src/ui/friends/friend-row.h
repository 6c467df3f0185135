/* friend-row.h: a row for a friend.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/friend.h"
#include "sync/engine.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_FRIEND_ROW (clout_friend_row_get_type ())

/* Signals: "give" (CloutFriend *): the suggested +K; "more" (CloutFriend *, GtkWidget *): a menu
   for them, which points to the widget. */
G_DECLARE_FINAL_TYPE (CloutFriendRow, clout_friend_row, CLOUT, FRIEND_ROW, GtkBox)

GtkWidget *clout_friend_row_new        (void);
void       clout_friend_row_set_engine (CloutFriendRow   *self,
                                        CloutEngine      *engine);
void       clout_friend_row_set_friend (CloutFriendRow   *self,
                                        CloutFriend      *friend,
                                        CloutFriendsShow  show);
void       clout_friend_row_give       (CloutFriendRow   *self);
void       clout_friend_row_open_menu  (CloutFriendRow   *self);
gboolean   clout_friend_row_may_give   (CloutFriend      *friend);

G_END_DECLS
