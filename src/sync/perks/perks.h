/* perks.h: publishers' offers, held against the person on this machine.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "model/offer.h"
#include "model/publisher.h"
#include "sync/engine/engine.h"

G_BEGIN_DECLS

/* (transfer full): a #GListModel of #CloutOffer, the person's own first, without what is over.
 * @ret_publishers: (out) (transfer full): of #CloutPublisher, as subscribed. */
void            clout_engine_load_perks_async    (CloutEngine          *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
GListModel     *clout_engine_load_perks_finish   (CloutEngine          *self,
                                                  GAsyncResult         *result,
                                                  GListModel          **ret_publishers,
                                                  GError              **error);

/* @address: of a feed, as a person types it. It is fetched once before it is kept; %FALSE with
 * %CLOUT_SYNC_ERROR_NO_PERKS where there is no feed. */
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
/* Takes an unsubscription back, with the offers of then and no request. */
void            clout_engine_resubscribe_async   (CloutEngine          *self,
                                                  CloutPublisher       *publisher,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
/* Of unsubscribing and of taking it back. */

/* Fetches each feed that was not for a day. A feed that fails keeps its offers; the first
 * failure is what this ends in. */
void            clout_engine_fetch_perks_async   (CloutEngine          *self,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);

G_END_DECLS
