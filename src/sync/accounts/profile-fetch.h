/* profile-fetch.h: fetches and stores the profile of a new account.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "networks/network.h"
#include "sync/engine.h"
#include "web/oauth/token.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_PROFILE_FETCH (clout_profile_fetch_get_type ())

G_DECLARE_FINAL_TYPE (CloutProfileFetch, clout_profile_fetch, CLOUT, PROFILE_FETCH, GObject)

CloutProfileFetch *clout_profile_fetch_new         (CloutEngine          *engine,
                                                    const CloutNetwork   *network,
                                                    const char           *origin,
                                                    const char           *handle,
                                                    const CloutToken           *token);
CloutAccount      *clout_profile_fetch_get_account (CloutProfileFetch    *self);
void               clout_profile_fetch_run_async  (CloutProfileFetch    *self,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
void               clout_profile_fetch_store_async  (CloutProfileFetch    *self,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);

G_END_DECLS
