/* avatars.h: profile pictures of accounts and friends, cached on disk.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/engine.h"

G_BEGIN_DECLS

/* Loads a picture from the cache or, only if the person allows it, from the network over https:
   (transfer full), a #GBytes that starts like a PNG or JPEG file. The rest is untrusted. Fails
   with a #CloutSyncError if it has no picture, as in the sample. @account: id of the account that
   is pictured, or that knows the person. */
void clout_engine_load_avatar_async (CloutEngine         *self,
                                     gint64               account,
                                     const char          *url,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
/* Deletes the cached pictures of an account and the people it knows, or all for 0. */
void clout_engine_forget_avatars    (CloutEngine         *self,
                                     gint64               account);

G_END_DECLS
