/* avatar.h: profile pictures, shown if the person allows it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/engine.h"

G_BEGIN_DECLS

GdkTexture *clout_avatar_decode (GBytes      *bytes);
void        clout_avatar_show   (AdwAvatar   *avatar,
                                 CloutEngine *engine,
                                 gint64       account,
                                 const char  *url);

G_END_DECLS
