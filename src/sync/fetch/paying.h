/* paying.h: reserves the price of pages before fetching, and settles it after.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/fetch/account-job.h"

G_BEGIN_DECLS

void     clout_paying_reserve_async  (CloutJob             *job,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean clout_paying_reserve_finish (CloutJob             *job,
                                      GAsyncResult         *result,
                                      gboolean             *ret_reserved,
                                      GError              **error);
void     clout_paying_settle         (CloutJob             *job,
                                      GPtrArray            *charged);
void     clout_paying_release        (CloutJob             *job,
                                      const GError         *error);

G_END_DECLS
