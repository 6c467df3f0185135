/* token.c: the result of a sign-in, to be stored in the keyring.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/oauth/token.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "base/secret-memory.h"
#include "web/error.h"
#include "web/json.h"

#define VERSION 1

G_DEFINE_BOXED_TYPE (CloutToken, clout_token, clout_token_copy, clout_token_free)

/* The strings of a token, in the order of its JSON. */
static const struct
{
  const char *name;
  gsize offset;
  gboolean secret;
} members[] = {
  { "origin", G_STRUCT_OFFSET (CloutToken, origin) },
  { "issuer", G_STRUCT_OFFSET (CloutToken, issuer) },
  { "access", G_STRUCT_OFFSET (CloutToken, access), TRUE },
  { "refresh", G_STRUCT_OFFSET (CloutToken, refresh), TRUE },
  { "parent", G_STRUCT_OFFSET (CloutToken, parent), TRUE },
  { "scope", G_STRUCT_OFFSET (CloutToken, scope) },
  { "subject", G_STRUCT_OFFSET (CloutToken, subject) },
  { "token_url", G_STRUCT_OFFSET (CloutToken, token_url) },
  { "revoke_url", G_STRUCT_OFFSET (CloutToken, revoke_url) },
  { "client_id", G_STRUCT_OFFSET (CloutToken, client_id) },
  { "client_secret", G_STRUCT_OFFSET (CloutToken, client_secret), TRUE },
  { "dpop_key", G_STRUCT_OFFSET (CloutToken, dpop_key), TRUE },
};

static char **
member_of (const CloutToken *self,
           gsize             i)
{
  return (char **) G_STRUCT_MEMBER_P (self, members[i].offset);
}

static void
set_member (CloutToken *self,
            gsize       i,
            const char *value)
{
  *member_of (self, i) = members[i].secret ? clout_secret_dup (value) : g_strdup (value);
}

/**
 * clout_token_new:
 *
 * Returns: (transfer full): an empty token
 */
CloutToken *
clout_token_new (void)
{
  return g_new0 (CloutToken, 1);
}

/**
 * clout_token_copy:
 * @self: a token
 *
 * Returns: (transfer full): a copy
 */
CloutToken *
clout_token_copy (const CloutToken *self)
{
  CloutToken *copy = clout_token_new ();

  *copy = *self;
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    set_member (copy, i, *member_of (self, i));
  return copy;
}

/**
 * clout_token_free:
 * @self: (nullable): a token
 *
 * Frees a token after overwriting its strings.
 */
void
clout_token_free (CloutToken *self)
{
  if (self == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    clout_secret_free (*member_of (self, i));
  g_free (self);
}

/**
 * clout_token_has_expired:
 * @self: a token
 * @now: Unix seconds
 *
 * Allows a minute for the request.
 *
 * Returns: whether it should be renewed before use
 */
gboolean
clout_token_has_expired (const CloutToken *self,
                         gint64            now)
{
  return self->expires_at > 0 && self->expires_at - 60 <= now;
}

/**
 * clout_token_can_renew:
 * @self: a token
 * @dialect: (nullable): dialect of its network
 *
 * Returns: whether it can be renewed without the person
 */
gboolean
clout_token_can_renew (const CloutToken        *self,
                       const CloutOAuthDialect *dialect)
{
  return self->refresh != NULL
    || (dialect != NULL && dialect->renew_path != NULL && self->expires_at > 0);
}

/**
 * clout_token_wants_renewal:
 * @self: a token
 * @dialect: (nullable): dialect of its network
 * @now: Unix seconds
 *
 * Decides whether to renew a token. A token without a refresh token must still be valid for that,
 * so it is renewed long before its expiry.
 *
 * Returns: whether to renew it before use
 */
gboolean
clout_token_wants_renewal (const CloutToken        *self,
                           const CloutOAuthDialect *dialect,
                           gint64                   now)
{
  if (!clout_token_can_renew (self, dialect))
    return FALSE;
  if (self->refresh != NULL)
    return clout_token_has_expired (self, now);
  return self->expires_at - (gint64) dialect->renew_ahead <= now;
}

/* Assumes that each byte becomes \u0000, plus member names. */
static gsize
longest_json (const CloutToken *self)
{
  gsize size = 128;

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (*member_of (self, i) != NULL)
      size += strlen (members[i].name) + 6 * strlen (*member_of (self, i)) + strlen ("\"\":\"\",");
  return size;
}

/**
 * clout_token_to_json:
 * @self: a token
 *
 * Returns: (transfer full): the complete token on one line, for the keyring only; free with
 *   clout_secret_free()
 */
char *
clout_token_to_json (const CloutToken *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autoptr(JsonNode) root = NULL;
  /* A growing string would leave unwiped copies behind. */
  GString *json = g_string_sized_new (longest_json (self));
  char *secret;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, VERSION);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      if (*member_of (self, i) == NULL)
        continue;
      json_builder_set_member_name (builder, members[i].name);
      json_builder_add_string_value (builder, *member_of (self, i));
    }
  json_builder_set_member_name (builder, "client_auth");
  json_builder_add_int_value (builder, self->client_auth);
  json_builder_set_member_name (builder, "expires_at");
  json_builder_add_int_value (builder, self->expires_at);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_to_gstring (generator, json);
  clout_json_wipe (root);
  secret = clout_secret_dup (json->str);
  clout_secret_free (g_string_free (json, FALSE));
  return secret;
}

/**
 * clout_token_from_json:
 * @json: output of clout_token_to_json()
 * @error: return location for %CLOUT_WEB_ERROR_BAD_RESPONSE
 *
 * Returns: (transfer full): the token, or %NULL
 */
CloutToken *
clout_token_from_json (const char  *json,
                       GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr(JsonNode) root = clout_json_parse (bytes, NULL, error);
  g_autoptr(CloutToken) self = clout_token_new ();
  gint64 version, auth;

  if (root == NULL || !clout_json_get_int (root, "version", &version, error) ||
      clout_json_get_string (root, "origin", error) == NULL ||
      clout_json_get_string (root, "access", error) == NULL)
    {
      g_prefix_error (error, "The sign-in kept: ");
      return NULL;
    }
  auth = clout_json_opt_int (root, "client_auth", CLOUT_CLIENT_AUTH_POST);
  if (version != VERSION || auth < CLOUT_CLIENT_AUTH_NONE || auth > CLOUT_CLIENT_AUTH_BASIC)
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE,
                           "The sign-in kept is of another version of Clout");
      return NULL;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    set_member (self, i, clout_json_opt_string (root, members[i].name, NULL));
  self->client_auth = (CloutClientAuth) auth;
  self->expires_at = clout_json_opt_int (root, "expires_at", 0);
  clout_json_wipe (root);
  return g_steal_pointer (&self);
}
