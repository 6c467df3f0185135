/* plus-k-sync.h: syncs an account's +K after everything else.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "sync/connection/fetch.h"

G_BEGIN_DECLS

void     clout_plus_k_sync_async  (CloutFetcher         *fetcher,
                                   const char           *self,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);

G_END_DECLS
