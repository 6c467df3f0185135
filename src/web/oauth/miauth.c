/* miauth.c: Misskey's own sign-in (misskey-hub.net, "MiAuth").
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/oauth/miauth.h"

#include <string.h>

#include "base/secret-memory.h"
#include "web/error.h"
#include "web/json.h"
#include "web/oauth/pkce.h"
#include "web/http/request.h"

/**
 * clout_miauth_new_session:
 *
 * Makes a session id. Anyone who knows it can get the token once the person has agreed, so it is
 * secret.
 *
 * Returns: (transfer full): a UUID of 122 random bits (RFC 9562, version 4)
 */
char *
clout_miauth_new_session (void)
{
  g_autofree char *random = clout_pkce_new_random (32);
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *hex;
  char *session;

  g_checksum_update (checksum, (const guchar *) random, -1);
  hex = g_checksum_get_string (checksum);
  session = g_strdup_printf ("%.8s-%.4s-4%.3s-%c%.3s-%.12s", hex, hex + 8, hex + 12,
                             "89ab"[g_ascii_xdigit_value (hex[15]) & 3], hex + 16, hex + 19);
  memset (random, 0, strlen (random));
  return session;
}

/**
 * clout_miauth_new_server:
 * @origin: origin of the server
 * @session: from clout_miauth_new_session()
 *
 * Returns: (transfer full): the endpoints for consent and for the token
 */
CloutOAuthServer *
clout_miauth_new_server (const char *origin,
                         const char *session)
{
  CloutOAuthServer *server = g_new0 (CloutOAuthServer, 1);

  server->origin = g_strdup (origin);
  server->authorize_url = g_strconcat (origin, "/miauth/", session, NULL);
  server->token_url = g_strconcat (origin, "/api/miauth/", session, "/check", NULL);
  return server;
}

/**
 * clout_miauth_dup_url:
 * @redirect_uri: where the browser is redirected at the end
 * @state: state that the redirect must contain: MiAuth preserves the redirect's query
 * @scopes: space-separated permissions
 *
 * Returns: (transfer full): the address to open in a browser
 */
char *
clout_miauth_dup_url (const char *authorize_url,
                      const char *redirect_uri,
                      const char *state,
                      const char *scopes)
{
  g_autofree char *callback = g_strdup_printf ("%s?state=%s&code=agreed", redirect_uri, state);
  g_autofree char *permission = g_strdelimit (g_strdup (scopes), " ", ',');
  g_autoptr(SoupMessage) message = clout_request_new ("GET", authorize_url, "", "name", "Clout",
                                                      "callback", callback,
                                                      "permission", permission, NULL);

  return message != NULL ? g_uri_to_string (soup_message_get_uri (message)) : NULL;
}

/* Without the person's consent there is no token. */
static CloutToken *
read_token (CloutToken    *client,
            CloutResponse *response,
            GError       **error)
{
  JsonNode *root = clout_response_get_json (response, error);
  const char *access;

  if (root == NULL)
    return NULL;
  if (!clout_json_opt_bool (root, "ok", FALSE))
    {
      GError *refused = g_error_new_literal (CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_SIGN_IN_AGAIN,
                                             "The person has not agreed");

      clout_web_error_set_reason (refused, "access_denied");
      g_propagate_error (error, refused);
      return NULL;
    }
  access = clout_json_get_string (root, "token", error);
  if (access == NULL || *access == '\0')
    return NULL;
  client->access = clout_secret_dup (access);
  return clout_token_copy (client);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  g_autoptr(CloutResponse) response = clout_finish_pointer (result, &error);
  CloutToken *token = response != NULL ? read_token (g_task_get_task_data (task), response, &error)
                                     : NULL;

  if (token != NULL)
    clout_response_wipe (response);
  if (token != NULL)
    g_task_return_pointer (task, token, (GDestroyNotify) clout_token_free);
  else
    g_task_return_error (task, error);
}

/**
 * clout_miauth_check_async:
 * @http: an HTTP client
 * @client: (transfer full): a token without an access token; its token_url is requested
 *
 * Fetches the token after the browser has returned.
 *
 * clout_finish_pointer() returns (transfer full) the token, or %NULL;
 * %CLOUT_WEB_ERROR_SIGN_IN_AGAIN with the reason "access_denied" if the person declined.
 */
void
clout_miauth_check_async (CloutHttp           *http,
                          CloutToken          *client,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (http, cancellable, callback, user_data);
  g_autoptr(SoupMessage) message = clout_request_new_url ("POST", client->token_url);
  g_autoptr(JsonNode) nothing = json_node_new (JSON_NODE_OBJECT);

  g_task_set_source_tag (task, clout_miauth_check_async);
  g_task_set_task_data (task, client, (GDestroyNotify) clout_token_free);
  json_node_take_object (nothing, json_object_new ());
  if (message != NULL)
    clout_request_set_json (message, nothing);
  /* The address contains the session, so it is valid for this one request only. */
  g_clear_pointer (&client->token_url, clout_secret_free);
  clout_http_send_async (http, message, NULL, cancellable, checked_cb, g_object_ref (task));
}
