/* request.h: the authorization request.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "web/oauth/profile.h"

G_BEGIN_DECLS

/**
 * CloutOAuthRequest:
 * @verifier: PKCE verifier; only its challenge is sent
 * @login_hint: (nullable): name that the server's page may prefill
 */
typedef struct
{
  const char *client_id;
  const char *redirect_uri;
  const char *scopes;
  const char *state;
  const char *verifier;
  const char *login_hint;
} CloutOAuthRequest;

GHashTable *clout_oauth_request_to_form      (const CloutOAuthRequest *self);
char       *clout_oauth_request_url          (const char              *authorize_url,
                                              GHashTable              *query);
guint16     clout_oauth_request_get_port     (const CloutOAuthProfile *profile);
char       *clout_oauth_request_dup_redirect (const CloutOAuthProfile *profile);
char       *clout_oauth_request_own_client   (const char              *redirect_path,
                                              const char              *scopes);

G_END_DECLS
