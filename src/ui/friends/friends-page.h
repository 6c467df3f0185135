/* friends-page.h: people that the person follows, is followed by, or interacts with.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/engine.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_FRIENDS_PAGE (clout_friends_page_get_type ())

G_DECLARE_FINAL_TYPE (CloutFriendsPage, clout_friends_page, CLOUT, FRIENDS_PAGE, AdwBin)

void clout_friends_page_set_engine (CloutFriendsPage *self,
                                    CloutEngine      *engine);

G_END_DECLS
