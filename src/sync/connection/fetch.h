/* fetch.h: fetches one response for an account, with token renewal and pauses.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "networks/network.h"
#include "sync/engine.h"
#include "web/http/http.h"
#include "web/oauth/token.h"

G_BEGIN_DECLS

/**
 * CloutFetcher: shared by all requests of one account's sync.
 * @engine: the engine
 * @network: static
 * @account: account whose state shows pauses
 * @key: key of its token
 * @token: (nullable): the token, replaced when it is renewed
 * @hasty: whether someone is waiting, so that pauses are reported as errors
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
