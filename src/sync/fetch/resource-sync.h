/* resource-sync.h: fetches one resource of an account, page by page.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "sync/fetch/account-job.h"

G_BEGIN_DECLS

void     clout_resource_sync_async  (CloutJob             *job,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);

G_END_DECLS
