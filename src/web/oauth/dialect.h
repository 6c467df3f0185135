/* dialect.h: how a token endpoint deviates from RFC 6749.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutOAuthDialect:
 * @scope_separator: (nullable): separator for scopes in requests, %NULL for a space
 * @by_get: whether the token endpoint takes GET requests with the form in the query
 * @untyped: whether a response may omit `token_type`, which then is Bearer
 * @prolong_path: (nullable): endpoint to exchange the code's token, valid for an hour, for a
 *   long-lived one; uses GET
 * @prolong_grant: its `grant_type`
 * @prolong_parameter: parameter name of the token to exchange
 * @prolong_with_id: whether it requires the client id too, besides the secret
 * @renew_path: (nullable): endpoint to exchange a valid token for a new one, without a refresh
 *   token; uses GET
 * @renew_grant: its `grant_type`
 * @renew_ahead: how long before its expiry to exchange such a token, seconds
 * @revoke_by_delete: whether to revoke with DELETE and the token as bearer, which also revokes
 *   all other tokens that the person has granted the app
 *
 * How a network deviates from the standard; static data.
 */
typedef struct
{
  const char *scope_separator;
  gboolean by_get;
  gboolean untyped;
  const char *prolong_path;
  const char *prolong_grant;
  const char *prolong_parameter;
  gboolean prolong_with_id;
  const char *renew_path;
  const char *renew_grant;
  guint renew_ahead;
  gboolean revoke_by_delete;
} CloutOAuthDialect;

G_END_DECLS
