/* spending.h: the ledger of what fetching has cost.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * CloutSpending: amounts in millionths of a US dollar.
 * @limit: monthly limit
 * @spent: amount spent in the current month
 */
typedef struct
{
  gint64 limit;
  gint64 spent;
} CloutSpending;

void      clout_store_load_spending_async  (CloutStore           *self,
                                            const char           *network,
                                            gint64                now,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean  clout_store_load_spending_finish (CloutStore           *self,
                                            GAsyncResult         *result,
                                            CloutSpending        *ret_spending,
                                            GError              **error);
void      clout_store_save_budget_async    (CloutStore           *self,
                                            const char           *network,
                                            gint64                limit,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
void      clout_store_reserve_async        (CloutStore           *self,
                                            const char           *network,
                                            gint64                now,
                                            gint64                price,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean  clout_store_reserve_finish       (CloutStore           *self,
                                            GAsyncResult         *result,
                                            gboolean             *ret_reserved,
                                            GError              **error);
void      clout_store_settle_async         (CloutStore           *self,
                                            const char           *network,
                                            gint64                account,
                                            gint64                now,
                                            gint64                reserved,
                                            gint64                price,
                                            GPtrArray            *items,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);

G_END_DECLS
