/* profile.h: how a network's sign-in works, as data.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "web/oauth/dialect.h"
#include "web/oauth/token.h"

G_BEGIN_DECLS

/* Port of the redirect for user-supplied credentials, whose redirect address must be registered
   with the network. */
#define CLOUT_OAUTH_USER_APP_PORT 28733

#define CLOUT_OAUTH_OOB "urn:ietf:wg:oauth:2.0:oob"

typedef struct _CloutOAuthProfile CloutOAuthProfile;

/**
 * CloutOAuthProfile:
 * @scopes: scopes to request, space-separated
 * @broad_scopes: (nullable): for @bound: scopes to request from servers that don't support
 *   @scopes
 * @discover: whether servers may have a discovery document (RFC 8414); the paths below are used
 *   if there isn't one
 * @authorize_path: path, or an https URL on another origin, of which only the path is used for a
 *   loopback server; see clout_oauth_server_new_default()
 * @revoke_path: (nullable): likewise
 * @redirect_path: path of the loopback redirect, "/callback"
 * @redirect_port: its port, for networks that need the exact address; 0 for any
 * @redirect_host: (nullable): its host, such as "localhost"; %NULL for 127.0.0.1
 * @redirect_fails: the redirect is an https address on this computer that nothing listens on:
 *   the person copies it from the browser
 * @client_id: (nullable): fixed client id; if %NULL, the client is registered, supplied by the
 *   user or, for @bound, the protocol's client for local programs
 * @dialect: (nullable): how the token endpoint deviates from the RFC
 * @client_auth: how it authenticates at the token endpoint
 * @bound: AT Protocol sign-in: requests are pushed (RFC 9126), tokens are bound to a key (RFC
 *   9449), and discovery, `iss` and `sub` are required
 * @miauth: Misskey's sign-in: a session yields the token, without client and code
 * @register_request: (nullable): the message that registers Clout at @origin for exactly
 *   @redirect_uri
 * @register_read: (nullable): reads id and secret from the response
 *
 * A network's sign-in; static data. Both functions are pure. PKCE S256 is always used. Clients
 * with a secret authenticate by @client_auth, others are public clients.
 */
struct _CloutOAuthProfile
{
  const char *scopes;
  const char *broad_scopes;
  gboolean discover;
  const char *authorize_path;
  const char *token_path;
  const char *revoke_path;
  const char *redirect_path;
  guint16 redirect_port;
  const char *redirect_host;
  gboolean redirect_fails;
  const CloutOAuthDialect *dialect;
  const char *client_id;
  const char *client_secret;
  CloutClientAuth client_auth;
  gboolean bound;
  gboolean miauth;
  SoupMessage *(*register_request) (const CloutOAuthProfile  *profile,
                                    const char               *origin,
                                    const char               *redirect_uri);
  gboolean     (*register_read)    (JsonNode                 *response,
                                    char                    **ret_client_id,
                                    char                    **ret_client_secret,
                                    GError                  **error);
};

G_END_DECLS
