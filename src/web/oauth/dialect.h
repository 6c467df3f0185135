/* dialect.h: where a token endpoint departs from RFC 6749.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutOAuthDialect:
 * @scope_separator: (nullable): between scopes in the request, %NULL for a space
 * @by_get: whether the token endpoint is asked by GET, with the form in the query
 * @untyped: whether an answer may leave out `token_type`; it is a Bearer token then
 * @prolong_path: (nullable): where the token that a code gave, good for an hour, is changed at
 *   once for one that lasts; asked by GET
 * @prolong_grant: its `grant_type`
 * @prolong_parameter: what the token to be changed is called there
 * @prolong_with_id: whether it wants the client's id too, beside the secret
 * @renew_path: (nullable): where a token that is still good gives another, without a refresh
 *   token; asked by GET
 * @renew_grant: its `grant_type`
 * @renew_ahead: seconds before its end that such a token is changed
 * @revoke_by_delete: whether a sign-in ends by DELETE, with the token as bearer, and with it
 *   all other tokens that the person has given the app
 *
 * Static data of a network.
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
