/* sign-in-start.c: the first part of a sign-in, up to the URL for the browser.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/secret-memory.h"
#include "web/atproto/dpop.h"
#include "web/oauth/miauth.h"
#include "web/oauth/request.h"
#include "web/oauth/sign-in-private.h"
#include "web/oauth/token-endpoint.h"

static GHashTable *
make_request (CloutOAuthSignIn *self)
{
  const CloutOAuthDialect *dialect = self->profile->dialect;
  g_autoptr(GString) scopes = g_string_new (self->scopes);

  if (dialect != NULL && dialect->scope_separator != NULL)
    g_string_replace (scopes, " ", dialect->scope_separator, 0);
  return clout_oauth_request_to_form (&(CloutOAuthRequest) {
    self->client_id, self->redirect_uri, scopes->str, self->state, self->verifier,
    self->login_hint });
}

static void
return_url (GTask *task)
{
  CloutOAuthSignIn *self = g_task_get_source_object (task);
  g_autoptr(GHashTable) request = make_request (self);

  g_task_return_pointer (task, clout_oauth_request_url (self->server->authorize_url, request),
                         g_free);
}

static void
registered_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CloutOAuthSignIn *self = g_task_get_source_object (task);
  g_autoptr(CloutResponse) response = NULL;
  JsonNode *root;
  GError *error = NULL;

  response = clout_finish_pointer (result, &error);
  root = response != NULL ? clout_response_get_json (response, &error) : NULL;
  if (root != NULL && self->profile->register_read (root, &self->client_id,
                                                    &self->client_secret, &error))
    {
      clout_response_wipe (response);
      return_url (task);
      return;
    }
  g_prefix_error (&error, "Registering Clout: ");
  g_task_return_error (task, error);
}

static void push (CloutOAuthSignIn *self,
                  GTask            *task);

/* Fall back to broad scopes, because the server doesn't support the narrow ones. */
static gboolean
push_broader (CloutOAuthSignIn *self,
              GTask            *task,
              const GError     *error)
{
  const char *const reasons[] = { "invalid_scope", "invalid_client", "invalid_client_metadata",
                                  "invalid_request", NULL };
  const char *reason = clout_web_error_get_reason (error);

  if (self->profile->broad_scopes == NULL || self->scopes == self->profile->broad_scopes
      || reason == NULL || !g_strv_contains (reasons, reason))
    return FALSE;
  self->scopes = self->profile->broad_scopes;
  push (self, task);
  return TRUE;
}

static void
pushed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CloutOAuthSignIn *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autofree char *request = clout_finish_pointer (result, &error);
  g_autoptr(GHashTable) query = g_hash_table_new (g_str_hash, g_str_equal);

  if (request == NULL)
    {
      if (push_broader (self, task, error))
        g_error_free (error);
      else
        g_task_return_error (task, error);
      return;
    }
  g_hash_table_insert (query, (gpointer) "client_id", self->client_id);
  g_hash_table_insert (query, (gpointer) "request_uri", request);
  g_task_return_pointer (task, clout_oauth_request_url (self->server->authorize_url, query),
                         g_free);
}

/* The request goes directly to the server; the browser gets only a reference to it. */
static void
push (CloutOAuthSignIn *self,
      GTask            *task)
{
  g_autoptr(GHashTable) form = NULL;
  g_autoptr(CloutToken) client = NULL;
  GError *error = NULL;

  if (self->profile->client_id == NULL)
    {
      g_free (self->client_id);
      self->client_id = clout_oauth_request_own_client (self->profile->redirect_path,
                                                        self->scopes);
    }
  clout_secret_free (self->dpop_key);
  self->dpop_key = clout_dpop_new_key (&error);
  if (self->dpop_key == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  client = clout_oauth_sign_in_client (self);
  form = make_request (self);
  clout_oauth_token_push_async (self->http, client, self->server->push_url, form,
                                g_task_get_cancellable (task), pushed_cb, g_object_ref (task));
}

static gboolean
find_redirect (CloutOAuthSignIn *self,
               GError          **error)
{
  const CloutOAuthProfile *profile = self->profile;

  if (self->by_code)
    {
      self->redirect_uri = g_strdup (CLOUT_OAUTH_OOB);
      return TRUE;
    }
  if (profile->redirect_fails)
    {
      self->redirect_uri = clout_oauth_request_dup_redirect (profile);
      return TRUE;
    }
  self->loopback = clout_loopback_new (profile->redirect_host,
                                       clout_oauth_request_get_port (profile),
                                       profile->redirect_path, error);
  if (self->loopback == NULL)
    return FALSE;
  if (self->good != NULL)
    clout_loopback_set_page (self->loopback, self->good, self->bad);
  self->redirect_uri = g_strdup (clout_loopback_get_redirect_uri (self->loopback));
  return TRUE;
}

static void
register_client (CloutOAuthSignIn *self,
                 GTask            *task)
{
  const CloutOAuthProfile *profile = self->profile;
  g_autoptr(SoupMessage) message = NULL;

  if (profile->register_request == NULL)
    {
      g_task_return_new_error (task, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_MISUSED,
                               "This network needs an app of your own");
      return;
    }
  message = profile->register_request (profile, self->origin, self->redirect_uri);
  clout_http_send_async (self->http, message, NULL, g_task_get_cancellable (task),
                         registered_cb, g_object_ref (task));
}

static void
discovered_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CloutOAuthSignIn *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->server = clout_finish_pointer (result, &error);
  if (self->server == NULL || !find_redirect (self, &error))
    g_task_return_error (task, error);
  else if (self->profile->bound)
    push (self, task);
  else if (self->client_id == NULL)
    register_client (self, task);
  else
    return_url (task);
}

/* Nothing to request from the server before the person has agreed. */
static void
start_miauth (CloutOAuthSignIn *self,
              GTask            *task)
{
  g_autofree char *session = clout_miauth_new_session ();
  GError *error = NULL;

  self->server = clout_miauth_new_server (self->origin, session);
  if (!find_redirect (self, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, clout_miauth_dup_url (self->server->authorize_url,
                                                       self->redirect_uri, self->state,
                                                       self->scopes), g_free);
}

/**
 * clout_oauth_sign_in_start_async:
 * @self: a sign-in
 *
 * Discovers the server's endpoints, starts listening, and registers Clout for that port if the
 * network requires it.
 *
 * clout_finish_pointer() returns (transfer full) the URL to open in a browser, or %NULL.
 */
void
clout_oauth_sign_in_start_async (CloutOAuthSignIn   *self,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, clout_oauth_sign_in_start_async);
  if (self->profile->miauth)
    start_miauth (self, task);
  else
    clout_oauth_server_discover_async (self->http, self->profile, self->origin, cancellable,
                                       discovered_cb, g_object_ref (task));
}
