/* renew.h: renews an account's token once for any number of callers.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "web/http/http.h"
#include "web/oauth/token-store.h"

G_BEGIN_DECLS

void        clout_renew_async  (CloutHttp                *http,
                                const CloutOAuthDialect  *dialect,
                                CloutTokenStore          *store,
                                const char               *lock_folder,
                                const char               *account,
                                const CloutToken         *stale,
                                GCancellable             *cancellable,
                                GAsyncReadyCallback       callback,
                                gpointer                  user_data);

G_END_DECLS
