/* account-sync.h: syncs one account from its network.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/engine.h"

G_BEGIN_DECLS

/* @account: not syncing already. */
void clout_engine_sync_account_async (CloutEngine         *self,
                                      CloutAccount        *account,
                                      gint64               allowed,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);

G_END_DECLS
