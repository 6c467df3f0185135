/* poll.h: reads +K from people's own repositories.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "sync/engine.h"

G_BEGIN_DECLS

void clout_endorsement_poll_async (CloutEngine        *engine,
                                   CloutAccount       *account,
                                   const char         *self,
                                   GPtrArray          *repositories,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);

G_END_DECLS
