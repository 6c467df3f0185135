/* listed.h: worlds whose server lists what is in the life.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "worlds/world.h"

G_BEGIN_DECLS

char *listed_post      (Life       *life,
                        guint       number,
                        gint64      time);
void  listed_remove    (Life       *life,
                        const char *post);
void  listed_act       (Life       *life,
                        Act        *act);
void  listed_take_back (Life       *life,
                        const Act  *act);
/* The likes of a post, or the other acts. */
guint listed_count     (Life       *life,
                        const char *post,
                        gboolean    likes);

G_END_DECLS
