/* perks.h: publishers' offers, checked against the person on this computer.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "model/offer.h"
#include "model/publisher.h"
#include "sync/engine.h"

G_BEGIN_DECLS

void            clout_engine_load_perks_async    (CloutEngine          *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
GListModel     *clout_engine_load_perks_finish   (CloutEngine          *self,
                                                  GAsyncResult         *result,
                                                  GListModel          **ret_publishers,
                                                  GError              **error);

void            clout_engine_subscribe_async     (CloutEngine          *self,
                                                  const char           *address,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
void            clout_engine_unsubscribe_async   (CloutEngine          *self,
                                                  CloutPublisher       *publisher,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
void            clout_engine_resubscribe_async   (CloutEngine          *self,
                                                  CloutPublisher       *publisher,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
void            clout_engine_fetch_perks_async   (CloutEngine          *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

G_END_DECLS
