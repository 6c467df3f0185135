/* token.h: the result of a sign-in, to be stored in the keyring.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "web/oauth/dialect.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_TOKEN (clout_token_get_type ())

/* How a client authenticates at a token endpoint. */
typedef enum
{
  CLOUT_CLIENT_AUTH_NONE,   /* public client: client_id in the body */
  CLOUT_CLIENT_AUTH_POST,   /* client_id and client_secret in the body */
  CLOUT_CLIENT_AUTH_BASIC   /* HTTP Basic */
} CloutClientAuth;

/**
 * CloutToken:
 * @origin: the server, "https://mastodon.social"
 * @issuer: (nullable): issuer of its discovery document
 * @access: the access token
 * @refresh: (nullable): refresh token
 * @parent: (nullable): the person's own token that @access was derived from, for example for a
 *   page of theirs; needed to revoke the sign-in
 * @scope: (nullable): granted scopes, space-separated
 * @subject: (nullable): who it is for, if the server says so (`sub`)
 * @token_url: token endpoint
 * @revoke_url: (nullable): revocation endpoint
 * @dpop_key: (nullable): the private key that the token is bound to, see clout_dpop_new_key()
 * @expires_at: Unix seconds, 0 if it doesn't expire or that is unknown
 *
 * Everything needed to use, renew and revoke a sign-in, as plain data. @access, @refresh,
 * @parent,
 * @client_secret and @dpop_key are from clout_secret_dup().
 */
typedef struct
{
  char *origin;
  char *issuer;
  char *access;
  char *refresh;
  char *parent;
  char *scope;
  char *subject;
  char *token_url;
  char *revoke_url;
  char *client_id;
  char *client_secret;
  char *dpop_key;
  CloutClientAuth client_auth;
  gint64 expires_at;
} CloutToken;

GType       clout_token_get_type    (void) G_GNUC_CONST;
CloutToken *clout_token_new         (void);
CloutToken *clout_token_copy        (const CloutToken  *self);
void        clout_token_free        (CloutToken        *self);
gboolean    clout_token_has_expired (const CloutToken  *self,
                                     gint64             now);
gboolean    clout_token_wants_renewal (const CloutToken      *self,
                                       const CloutOAuthDialect *dialect,
                                       gint64                 now);
gboolean    clout_token_can_renew   (const CloutToken  *self,
                                     const CloutOAuthDialect *dialect);
char       *clout_token_to_json     (const CloutToken  *self);
CloutToken *clout_token_from_json   (const char        *json,
                                     GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutToken, clout_token_free)

G_END_DECLS
