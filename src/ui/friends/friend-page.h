/* friend-page.h: a friend's estimated score, and the relationship to them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/engine.h"
#include "ui/window/navigation.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_FRIEND_PAGE (clout_friend_page_get_type ())

G_DECLARE_FINAL_TYPE (CloutFriendPage, clout_friend_page, CLOUT, FRIEND_PAGE, CloutNavigationPage)

GtkWidget *clout_friend_page_new (CloutEngine *engine,
                                  CloutFriend *friend);

G_END_DECLS
