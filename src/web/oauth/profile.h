/* profile.h: how a network signs in, as data.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "web/oauth/dialect.h"
#include "web/oauth/token.h"

G_BEGIN_DECLS

/* Where the browser comes back to with an app of the person's own, whose network wants to be told
 * beforehand. */
#define CLOUT_OAUTH_OWN_APP_PORT 28733

#define CLOUT_OAUTH_OOB "urn:ietf:wg:oauth:2.0:oob"

typedef struct _CloutOAuthProfile CloutOAuthProfile;

/**
 * CloutOAuthProfile:
 * @scopes: to ask for, space separated
 * @broad_scopes: (nullable): for @bound: what to ask a server for that does not know @scopes
 * @discover: whether servers may have a discovery document (RFC 8414); where
 *   there is none the paths below hold
 * @authorize_path: or a whole https address on another origin; of one on the loopback only the
 *   path counts, see clout_oauth_server_new_default()
 * @revoke_path: (nullable): likewise
 * @redirect_path: path of the loopback redirect, "/callback"
 * @redirect_port: its port, for a network that wants to know the very address; 0 for any
 * @redirect_host: (nullable): its host as the network knows it, "localhost"; %NULL for 127.0.0.1
 * @redirect_unheard: the redirect is an https address of this machine, which no one answers: the
 *   person copies it from the browser
 * @client_id: (nullable): fixed client; %NULL: registered, or the person's own, or for @bound
 *   the client that every program on a person's own machine is
 * @dialect: (nullable): where the token endpoint departs from the RFC
 * @client_auth: how it authenticates at the token endpoint
 * @bound: the AT Protocol's way: requests are pushed (RFC 9126), tokens bound to a key
 *   (RFC 9449), discovery, `iss` and `sub` a must
 * @miauth: Misskey's way: no client, no code, but a session that is asked for its token
 * @register_request: (nullable): the message that registers Clout at @origin
 *   for exactly @redirect_uri
 * @register_read: (nullable): takes id and secret from the answer
 *
 * Static data of a network; both functions are pure. PKCE S256 is always sent. A client with a
 * secret authenticates as @client_auth says, one without as a public client.
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
  gboolean redirect_unheard;
  const CloutOAuthDialect *dialect;
  const char *client_id;
  const char *client_secret;
  CloutClientAuth client_auth;
  gboolean bound;
  gboolean miauth;
  SoupMessage *(*register_request) (const CloutOAuthProfile  *profile,
                                    const char               *origin,
                                    const char               *redirect_uri);
  gboolean     (*register_read)    (JsonNode                 *answer,
                                    char                    **ret_client_id,
                                    char                    **ret_client_secret,
                                    GError                  **error);
};

G_END_DECLS
