/* friend-chooser.h: lets the person choose a friend.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/friend.h"
#include "sync/engine.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_FRIEND_CHOOSER (clout_friend_chooser_get_type ())

G_DECLARE_FINAL_TYPE (CloutFriendChooser, clout_friend_chooser, CLOUT, FRIEND_CHOOSER, AdwWindow)

typedef void (*CloutFriendChosen) (CloutFriend *friend,
                                   GtkWidget   *page);

void clout_friend_chooser_open (GtkWidget         *page,
                                CloutEngine       *engine,
                                const char        *title,
                                const char        *question,
                                CloutFriendChosen  chosen);

G_END_DECLS
