/* fetch.h: one answer of an account's server: renewed token and pauses included.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "sync/engine/private.h"

G_BEGIN_DECLS

/**
 * CloutFetcher: what all requests of one account's sync share.
 * @engine: whose
 * @network: static
 * @account: whose state tells of pauses
 * @key: of its token
 * @token: (nullable): the token, replaced when it is renewed
 * @hasty: someone waits: a pause that the server asks for is not kept but told
 */
typedef struct
{
  CloutEngine *engine;
  const CloutNetwork *network;
  CloutAccount *account;
  char *key;
  CloutToken *token;
  gboolean hasty;
} CloutFetcher;

void         clout_fetcher_clear (CloutFetcher         *self);
void         clout_fetch_async   (CloutFetcher         *self,
                                  SoupMessage          *message,
                                  CloutHttpFlags        flags,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);

G_END_DECLS
