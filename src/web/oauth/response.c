/* response.c: reads the responses of OAuth endpoints.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/oauth/response.h"

#include <string.h>

#include "base/duration.h"
#include "base/secret-memory.h"
#include "web/json.h"
#include "web/oauth/error.h"
#include "web/http/refusal.h"

#define LONGEST_TOKEN (16 * 1024)
#define LONGEST_LIFE (10 * 365 * CLOUT_DAY)

/* Whether it is safe in a header and can't start another one. */
static gboolean
is_token (const char *text)
{
  gsize length = strnlen (text, LONGEST_TOKEN + 1);

  if (length == 0 || length > LONGEST_TOKEN)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (*p <= ' ' || *p > '~')
      return FALSE;
  return TRUE;
}

static void
take_string (JsonNode    *root,
             const char  *name,
             char       **place)
{
  const char *text = clout_json_opt_string (root, name, NULL);

  if (text == NULL)
    return;
  clout_secret_free (*place);
  *place = clout_secret_dup (text);
}

/**
 * clout_oauth_response_set_refusal:
 * @response: error response of an endpoint
 * @error: return location for its meaning
 *
 * Sets an error to what a refusing endpoint reports.
 */
void
clout_oauth_response_set_refusal (CloutResponse *response,
                                  GError       **error)
{
  JsonNode *root = clout_response_get_json (response, NULL);
  const char *word = clout_json_opt_string (root, "error", NULL);
  guint status = clout_response_get_status (response);
  g_autoptr(GError) refusal = clout_oauth_error_new (word);

  if (status == 401 && clout_web_error_get_reason (refusal) == NULL)
    {
      g_clear_error (&refusal);
      refusal = g_error_new_literal (CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_SIGN_IN_AGAIN,
                                     "The server does not accept the sign-in");
    }
  clout_web_error_set_status (refusal, status);
  clout_refusal_explain (refusal, response);
  g_propagate_error (error, g_steal_pointer (&refusal));
}

/**
 * clout_oauth_response_read_token:
 * @dialect: (nullable): dialect of the network
 * @client: the client, or the token being renewed; values missing in the response are taken from
 *   it
 * @response: response of the token endpoint, of any status
 * @now: Unix seconds
 * @ret_token: (out) (transfer full): the token
 * @error: return location for a #CloutWebError
 *
 * Reads a token response (RFC 6749, sections 5.1 and 5.2). Rejects token types other than Bearer
 * or, for a client with a key, DPoP: accepting an unbound token would be an unnoticed downgrade.
 *
 * Returns: whether the response contains a token
 */
gboolean
clout_oauth_response_read_token (const CloutOAuthDialect *dialect,
                                 const CloutToken        *client,
                                 CloutResponse           *response,
                                 gint64                   now,
                                 CloutToken             **ret_token,
                                 GError                 **error)
{
  g_autoptr(CloutToken) token = NULL;
  const char *access, *type = NULL;
  JsonNode *root;
  gint64 life;

  if (!SOUP_STATUS_IS_SUCCESSFUL (clout_response_get_status (response)))
    {
      clout_oauth_response_set_refusal (response, error);
      return FALSE;
    }
  root = clout_response_get_json (response, error);
  access = root != NULL ? clout_json_get_string (root, "access_token", error) : NULL;
  if (access != NULL && dialect != NULL && dialect->untyped)
    type = clout_json_opt_string (root, "token_type", "Bearer");
  else
    type = access != NULL ? clout_json_get_string (root, "token_type", error) : NULL;
  if (type == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (type, client->dpop_key != NULL ? "DPoP" : "Bearer") != 0
      || !is_token (access))
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE,
                           "access_token is of a kind that Clout cannot use");
      return FALSE;
    }
  token = clout_token_copy (client);
  take_string (root, "access_token", &token->access);
  take_string (root, "refresh_token", &token->refresh);
  take_string (root, "scope", &token->scope);
  take_string (root, "sub", &token->subject);
  life = clout_json_opt_int (root, "expires_in", 0);
  token->expires_at = life > 0 ? now + MIN (life, LONGEST_LIFE) : 0;
  *ret_token = g_steal_pointer (&token);
  return TRUE;
}
