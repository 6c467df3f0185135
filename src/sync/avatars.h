/* avatars.h: profile pictures of accounts and friends, cached on disk.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/engine.h"

G_BEGIN_DECLS

void clout_engine_load_avatar_async (CloutEngine         *self,
                                     gint64               account,
                                     const char          *url,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
void clout_engine_forget_avatars    (CloutEngine         *self,
                                     gint64               account);

G_END_DECLS
