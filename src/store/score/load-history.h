/* load-history.h: loads the input of scores from the store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/score/history.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Reads everything needed for scores at @now and of @n_days days, or of all days for 0. */
void clout_store_load_history_async (CloutStore               *self,
                                     const CloutNetworkWeight *weights,
                                     gint64                    now,
                                     GTimeZone                *zone,
                                     guint                     n_days,
                                     GCancellable             *cancellable,
                                     GAsyncReadyCallback       callback,
                                     gpointer                  user_data);

G_END_DECLS
