/* sync.h: accounts fetched from their networks, and what that costs.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/engine.h"

G_BEGIN_DECLS

void          clout_engine_sync_async            (CloutEngine          *self,
                                                  CloutAccount         *account,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
void          clout_engine_refresh_async         (CloutEngine          *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

/**
 * CloutCompleteness: whether accounts have been downloaded completely.
 * @CLOUT_COMPLETENESS_WHOLE: every account was downloaded at least once
 * @CLOUT_COMPLETENESS_FIRST: the first download is running, and no account is complete
 * @CLOUT_COMPLETENESS_ANOTHER: a first download is running beside complete accounts
 * @CLOUT_COMPLETENESS_STOPPED: a first download ended early, and none is running
 */
typedef enum
{
  CLOUT_COMPLETENESS_WHOLE,
  CLOUT_COMPLETENESS_FIRST,
  CLOUT_COMPLETENESS_ANOTHER,
  CLOUT_COMPLETENESS_STOPPED
} CloutCompleteness;

CloutCompleteness clout_completeness_of         (GListModel           *accounts);

void          clout_engine_count_reactions_async (CloutEngine          *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

/**
 * CloutPrice: amounts in millionths of a US dollar.
 * @at_most: highest cost of fetching the account now
 * @spent: amount spent at its network this month
 * @limit: monthly limit
 */
typedef struct
{
  gint64 at_most;
  gint64 spent;
  gint64 limit;
} CloutPrice;

/* Some networks charge for data: they are fetched only after a person has seen and accepted the
   price, and never beyond a monthly limit. */
gboolean      clout_engine_has_price             (CloutEngine          *self,
                                                  CloutAccount         *account);
void          clout_engine_load_price_async      (CloutEngine          *self,
                                                  CloutAccount         *account,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean      clout_engine_load_price_finish     (CloutEngine          *self,
                                                  GAsyncResult         *result,
                                                  CloutPrice           *ret_price,
                                                  GError              **error);
void          clout_engine_sync_paid_async       (CloutEngine          *self,
                                                  CloutAccount         *account,
                                                  gint64                allowed,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
void          clout_engine_save_limit_async      (CloutEngine          *self,
                                                  const char           *network,
                                                  gint64                limit,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

G_END_DECLS
