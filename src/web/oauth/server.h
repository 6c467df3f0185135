/* server.h: a server's OAuth endpoints (RFC 8414).
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/task.h"
#include "web/http/http.h"
#include "web/oauth/profile.h"

G_BEGIN_DECLS

/**
 * CloutOAuthServer:
 * @origin: the server that the person entered
 * @issuer: (nullable): issuer of its discovery document, %NULL without one
 * @push_url: (nullable): endpoint for pushed authorization requests (RFC 9126)
 * @sends_issuer: whether redirects must contain `iss` (RFC 9207)
 */
typedef struct
{
  char *origin;
  char *issuer;
  char *authorize_url;
  char *token_url;
  char *revoke_url;
  char *push_url;
  gboolean sends_issuer;
} CloutOAuthServer;

CloutOAuthServer *clout_oauth_server_new_default     (const CloutOAuthProfile  *profile,
                                                      const char               *origin,
                                                      GError                  **error);
CloutOAuthServer *clout_oauth_server_new_from_json   (const char               *origin,
                                                      JsonNode                 *document,
                                                      GError                  **error);
void              clout_oauth_server_free            (CloutOAuthServer         *self);

void              clout_oauth_server_discover_async  (CloutHttp                *http,
                                                      const CloutOAuthProfile  *profile,
                                                      const char               *origin,
                                                      GCancellable             *cancellable,
                                                      GAsyncReadyCallback       callback,
                                                      gpointer                  user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutOAuthServer, clout_oauth_server_free)

G_END_DECLS
