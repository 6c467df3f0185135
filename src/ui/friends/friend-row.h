/* friend-row.h: a row for a friend.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/friend.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_FRIEND_ROW (clout_friend_row_get_type ())

G_DECLARE_FINAL_TYPE (CloutFriendRow, clout_friend_row, CLOUT, FRIEND_ROW, GtkBox)

GtkWidget *clout_friend_row_new        (void);
void       clout_friend_row_set_friend (CloutFriendRow   *self,
                                        CloutFriend      *friend,
                                        CloutFriendsShow  show);

G_END_DECLS
