/* token-endpoint.c: the token endpoint: exchange, renewal, revocation.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/oauth/token-endpoint.h"

#include "web/json.h"
#include "web/oauth/response.h"
#include "web/oauth/message.h"
#include "web/http/request.h"

#define LONGEST_RESPONSE (256 * 1024)

static void
put (GHashTable *form,
     const char *name,
     const char *value)
{
  if (value != NULL)
    g_hash_table_insert (form, (gpointer) name, (gpointer) value);
}

/* Data of a task: the request and its client. */
typedef struct
{
  const CloutOAuthDialect *dialect;
  CloutToken *client;
} Asking;

static void
asking_free (Asking *asking)
{
  clout_token_free (asking->client);
  g_free (asking);
}

static void
send (GTask               *task,
      CloutHttp           *http,
      SoupMessage         *message,
      const char          *bearer,
      GAsyncReadyCallback  callback)
{
  Asking *asking = g_task_get_task_data (task);
  const CloutHttpOptions options = {
    .bearer = bearer,
    .dpop_key = asking->client->dpop_key,
    .flags = CLOUT_HTTP_ANY_STATUS,
    .max_bytes = LONGEST_RESPONSE,
  };

  clout_http_send_async (http, message, &options, g_task_get_cancellable (task), callback, task);
}

static void
begin (GTask                   *task,
       const CloutOAuthDialect *dialect,
       const CloutToken        *client)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->dialect = dialect;
  asking->client = clout_token_copy (client);
  g_task_set_task_data (task, asking, (GDestroyNotify) asking_free);
}

static void
send_request (GTask                   *task,
              CloutHttp               *http,
              const CloutOAuthDialect *dialect,
              const CloutToken        *client,
              const char              *url,
              GHashTable              *form,
              GAsyncReadyCallback      callback)
{
  g_autoptr(SoupMessage) message = clout_oauth_message_new (dialect, client, url, form);

  begin (task, dialect, client);
  send (task, http, message, NULL, callback);
}

static CloutToken *
finish_token (GTask         *task,
              GObject       *source,
              GAsyncResult  *result,
              GError       **error)
{
  Asking *asking = g_task_get_task_data (task);
  g_autoptr(CloutResponse) response = clout_finish_pointer (result, error);
  CloutToken *token = NULL;

  if (response == NULL
      || !clout_oauth_response_read_token (asking->dialect, asking->client, response,
                                           g_get_real_time () / G_USEC_PER_SEC, &token, error))
    g_prefix_error (error, "Token: ");
  if (response != NULL)
    clout_response_wipe (response);
  return token;
}

static void
token_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  CloutToken *token = finish_token (task, source, result, &error);

  if (token != NULL)
    g_task_return_pointer (task, token, (GDestroyNotify) clout_token_free);
  else
    g_task_return_error (task, error);
}

/* A used refresh token is "invalid_request" to some servers and a nonstandard error to others:
   any refusal here means that the sign-in is over. */
static void
renewed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  CloutToken *token = finish_token (task, source, result, &error);
  guint status = clout_web_error_get_status (error);

  if (token != NULL)
    {
      g_task_return_pointer (task, token, (GDestroyNotify) clout_token_free);
      return;
    }
  if (error->domain == CLOUT_WEB_ERROR && (status == 400 || status == 401))
    error->code = CLOUT_WEB_ERROR_SIGN_IN_AGAIN;
  g_task_return_error (task, error);
}

/* Exchange a token that is valid for an hour for a long-lived one at once. */
static void
code_taken_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Asking *asking = g_task_get_task_data (task);
  GError *error = NULL;
  CloutToken *token = finish_token (task, source, result, &error);
  g_autoptr(SoupMessage) message = NULL;

  if (token == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (asking->dialect == NULL || asking->dialect->prolong_path == NULL)
    {
      g_task_return_pointer (task, token, (GDestroyNotify) clout_token_free);
      return;
    }
  message = clout_oauth_message_prolong (asking->dialect, token);
  clout_token_free (asking->client);
  asking->client = token;
  send (g_object_ref (task), CLOUT_HTTP (source), message, NULL, token_cb);
}

static void
pushed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(CloutResponse) response = NULL;
  const char *request = NULL;
  JsonNode *root = NULL;
  GError *error = NULL;

  response = clout_finish_pointer (result, &error);
  if (response != NULL && !SOUP_STATUS_IS_SUCCESSFUL (clout_response_get_status (response)))
    clout_oauth_response_set_refusal (response, &error);
  else if (response != NULL)
    root = clout_response_get_json (response, &error);
  if (root != NULL)
    request = clout_json_get_string (root, "request_uri", &error);
  if (request != NULL)
    {
      g_task_return_pointer (task, g_strdup (request), g_free);
      return;
    }
  g_prefix_error (&error, "Asking for the sign-in: ");
  g_task_return_error (task, error);
}

/**
 * clout_oauth_token_push_async:
 * @http: an HTTP client
 * @client: a token with client and key, but without an access token
 * @push_url: the server's endpoint (RFC 9126)
 * @form: (element-type utf8 utf8): the authorization request
 *
 * clout_finish_pointer() returns (transfer full) the `request_uri` of the pushed request.
 */
void
clout_oauth_token_push_async (CloutHttp           *http,
                              const CloutToken    *client,
                              const char          *push_url,
                              GHashTable          *form,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task = g_task_new (http, cancellable, callback, user_data);
  g_autoptr(GHashTable) borrowed = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer name, value;

  g_task_set_source_tag (task, clout_oauth_token_push_async);
  g_hash_table_iter_init (&iter, form);
  while (g_hash_table_iter_next (&iter, &name, &value))
    g_hash_table_insert (borrowed, name, value);
  send_request (task, http, NULL, client, push_url, borrowed, pushed_cb);
}

/**
 * clout_oauth_token_exchange_async:
 * @http: an HTTP client
 * @dialect: (nullable): dialect of the network
 * @client: a token with endpoint, client and origin, but without an access token
 * @code: the authorization code
 * @redirect_uri: the same as in the authorization request
 * @verifier: PKCE verifier
 *
 * clout_finish_pointer() returns (transfer full) the token, or %NULL with a #CloutWebError.
 */
void
clout_oauth_token_exchange_async (CloutHttp               *http,
                                  const CloutOAuthDialect *dialect,
                                  const CloutToken        *client,
                                  const char              *code,
                                  const char              *redirect_uri,
                                  const char              *verifier,
                                  GCancellable            *cancellable,
                                  GAsyncReadyCallback      callback,
                                  gpointer                 user_data)
{
  GTask *task = g_task_new (http, cancellable, callback, user_data);
  g_autoptr(GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);

  g_task_set_source_tag (task, clout_oauth_token_exchange_async);
  put (form, "grant_type", "authorization_code");
  put (form, "code", code);
  put (form, "redirect_uri", redirect_uri);
  put (form, "code_verifier", verifier);
  send_request (task, http, dialect, client, client->token_url, form, code_taken_cb);
}

/**
 * clout_oauth_token_refresh_async:
 * @http: an HTTP client
 * @dialect: (nullable): dialect of the network
 * @token: a token with a refresh token, or one that the dialect can renew without one
 *
 * Renews a token. Many servers accept a refresh token only once, so use clout_renew_async()
 * instead, which sends a single request and stores the response.
 *
 * clout_finish_pointer() returns (transfer full) the new token, or %NULL with a #CloutWebError;
 * %CLOUT_WEB_ERROR_SIGN_IN_AGAIN if the server refuses to renew it.
 */
void
clout_oauth_token_refresh_async (CloutHttp               *http,
                                 const CloutOAuthDialect *dialect,
                                 const CloutToken        *token,
                                 GCancellable            *cancellable,
                                 GAsyncReadyCallback      callback,
                                 gpointer                 user_data)
{
  GTask *task = g_task_new (http, cancellable, callback, user_data);
  g_autoptr(GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(SoupMessage) message = NULL;

  g_task_set_source_tag (task, clout_oauth_token_refresh_async);
  if (token->refresh == NULL && clout_token_can_renew (token, dialect))
    {
      message = clout_oauth_message_renew (dialect, token);
      begin (task, dialect, token);
      send (task, http, message, NULL, renewed_cb);
      return;
    }
  if (token->refresh == NULL)
    {
      g_task_return_new_error (task, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_SIGN_IN_AGAIN,
                               "The sign-in cannot be renewed");
      g_object_unref (task);
      return;
    }
  put (form, "grant_type", "refresh_token");
  put (form, "refresh_token", token->refresh);
  send_request (task, http, dialect, token, token->token_url, form, renewed_cb);
}

static void
revoked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(CloutResponse) response = NULL;
  GError *error = NULL;

  response = clout_finish_pointer (result, &error);
  if (response != NULL && SOUP_STATUS_IS_SUCCESSFUL (clout_response_get_status (response)))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (response != NULL)
    clout_oauth_response_set_refusal (response, &error);
  g_prefix_error (&error, "Ending the sign-in: ");
  g_task_return_error (task, error);
}

/**
 * clout_oauth_token_revoke_async:
 * @http: an HTTP client
 * @dialect: (nullable): dialect of the network
 * @token: the token to revoke (RFC 7009)
 *
 * Revokes a token. Sends the refresh token if there is one, because the access token becomes
 * invalid with it. Fails with %CLOUT_WEB_ERROR_NOT_SERVED if the server has no such endpoint.
 *
 * clout_finish_boolean() returns whether the token was revoked.
 */
void
clout_oauth_token_revoke_async (CloutHttp               *http,
                                const CloutOAuthDialect *dialect,
                                const CloutToken        *token,
                                GCancellable            *cancellable,
                                GAsyncReadyCallback      callback,
                                gpointer                 user_data)
{
  GTask *task = g_task_new (http, cancellable, callback, user_data);
  g_autoptr(GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(SoupMessage) message = NULL;

  g_task_set_source_tag (task, clout_oauth_token_revoke_async);
  if (token->revoke_url == NULL)
    {
      g_task_return_new_error (task, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_NOT_SERVED,
                               "The server has no way to end a sign-in");
      g_object_unref (task);
      return;
    }
  if (dialect != NULL && dialect->revoke_by_delete)
    {
      message = clout_request_new_url ("DELETE", token->revoke_url);
      begin (task, dialect, token);
      send (task, http, message, token->parent != NULL ? token->parent : token->access,
            revoked_cb);
      return;
    }
  put (form, "token", token->refresh != NULL ? token->refresh : token->access);
  put (form, "token_type_hint", token->refresh != NULL ? "refresh_token" : "access_token");
  send_request (task, http, dialect, token, token->revoke_url, form, revoked_cb);
}
