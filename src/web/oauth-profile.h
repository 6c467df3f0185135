/* oauth-profile.h: how a network signs in, as data.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "web/token.h"

G_BEGIN_DECLS

#define CLOUT_OAUTH_OOB "urn:ietf:wg:oauth:2.0:oob"

typedef struct _CloutOAuthProfile CloutOAuthProfile;

/**
 * CloutOAuthProfile:
 * @scopes: to ask for, space separated
 * @broad_scopes: (nullable): for @bound: what to ask a server for that does not know @scopes
 * @discover: whether servers may have a discovery document (RFC 8414); where
 *   there is none the paths below hold
 * @authorize_path: or a whole https address on another origin
 * @revoke_path: (nullable): likewise
 * @redirect_path: path of the loopback redirect, "/callback"
 * @client_id: (nullable): fixed client; %NULL: registered, or the person's own, or for @bound
 *   the client that every program on a person's own machine is
 * @client_auth: how it authenticates at the token endpoint
 * @bound: the AT Protocol's way: requests are pushed (RFC 9126), tokens bound to a key
 *   (RFC 9449), discovery, `iss` and `sub` a must
 * @register_request: (nullable): the message that registers Clout at @origin
 *   for exactly @redirect_uri
 * @register_read: (nullable): takes id and secret from the answer
 *
 * Static data of a network; both functions are pure. PKCE S256 is always sent.
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
  const char *client_id;
  const char *client_secret;
  CloutClientAuth client_auth;
  gboolean bound;
  SoupMessage *(*register_request) (const CloutOAuthProfile  *profile,
                                    const char               *origin,
                                    const char               *redirect_uri);
  gboolean     (*register_read)    (JsonNode                 *answer,
                                    char                    **ret_client_id,
                                    char                    **ret_client_secret,
                                    GError                  **error);
};

G_END_DECLS
