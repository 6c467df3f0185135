/* profile-fetch.h: an account's first words: its profile, then its place in the store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/engine/private.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_INTRODUCTION (clout_introduction_get_type ())

G_DECLARE_FINAL_TYPE (CloutIntroduction, clout_introduction, CLOUT, INTRODUCTION, GObject)

CloutIntroduction *clout_introduction_new         (CloutEngine          *engine,
                                                   const CloutNetwork   *network,
                                                   const char           *origin,
                                                   const char           *handle,
                                                   const CloutToken           *token);
CloutAccount      *clout_introduction_get_account (CloutIntroduction    *self);
void               clout_introduction_read_async  (CloutIntroduction    *self,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean           clout_introduction_read_finish (CloutIntroduction    *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
void               clout_introduction_keep_async  (CloutIntroduction    *self,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
CloutAccount      *clout_introduction_keep_finish (CloutIntroduction    *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);

G_END_DECLS
