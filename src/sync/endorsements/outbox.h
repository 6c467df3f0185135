/* outbox.h: sends an account's unsent +K, each exactly once.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "sync/engine.h"

G_BEGIN_DECLS

void     clout_outbox_send_async  (CloutEngine          *engine,
                                   CloutAccount         *account,
                                   gboolean              hasty,
                                   gint64                watched,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);

G_END_DECLS
