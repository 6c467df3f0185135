/* token-endpoint.h: the token endpoint: exchange, renewal, revocation.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "web/http/http.h"
#include "web/oauth/token.h"

G_BEGIN_DECLS

void        clout_oauth_token_push_async      (CloutHttp                *http,
                                               const CloutToken         *client,
                                               const char               *push_url,
                                               GHashTable               *form,
                                               GCancellable             *cancellable,
                                               GAsyncReadyCallback       callback,
                                               gpointer                  user_data);
void        clout_oauth_token_exchange_async  (CloutHttp                *http,
                                               const CloutOAuthDialect  *dialect,
                                               const CloutToken         *client,
                                               const char               *code,
                                               const char               *redirect_uri,
                                               const char               *verifier,
                                               GCancellable             *cancellable,
                                               GAsyncReadyCallback       callback,
                                               gpointer                  user_data);
void        clout_oauth_token_refresh_async   (CloutHttp                *http,
                                               const CloutOAuthDialect  *dialect,
                                               const CloutToken         *token,
                                               GCancellable             *cancellable,
                                               GAsyncReadyCallback       callback,
                                               gpointer                  user_data);
void        clout_oauth_token_revoke_async    (CloutHttp                *http,
                                               const CloutOAuthDialect  *dialect,
                                               const CloutToken         *token,
                                               GCancellable             *cancellable,
                                               GAsyncReadyCallback       callback,
                                               gpointer                  user_data);

G_END_DECLS
