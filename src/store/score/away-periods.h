/* away-periods.h: days away.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "score/input.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Needs no store; for queries that take days away into account. */
GArray   *clout_away_periods_load          (sqlite3                *db,
                                            GError                **error);

/* (transfer full) (element-type CloutAwayPeriod), oldest first. */
void      clout_store_list_away_periods_async (CloutStore             *self,
                                               GCancellable           *cancellable,
                                               GAsyncReadyCallback     callback,
                                               gpointer                user_data);
/* Replaces all days away. */
void      clout_store_save_away_periods_async (CloutStore             *self,
                                               const CloutAwayPeriod  *away_periods,
                                               gsize                   n_away_periods,
                                               GCancellable           *cancellable,
                                               GAsyncReadyCallback     callback,
                                               gpointer                user_data);

G_END_DECLS
