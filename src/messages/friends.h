/* friends.h: texts about friends.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/relationship.h"

G_BEGIN_DECLS

const char *clout_format_relation  (CloutPersonFlags        flags);
char       *clout_format_dealings  (const CloutFriendFacts *facts,
                                    CloutFriendsShow        show,
                                    gint64                  now,
                                    GTimeZone              *zone);
char       *clout_format_influence (const CloutFriendFacts *facts);
char       *clout_format_reactions (const guint            *counts);

G_END_DECLS
