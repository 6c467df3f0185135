/* check.h: checks whether received +K still exist.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "sync/connection/fetch.h"

G_BEGIN_DECLS

void     clout_plus_k_check_async  (CloutFetcher         *fetcher,
                                    const char           *self,
                                    gint64                now,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);

G_END_DECLS
