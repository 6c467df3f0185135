/* server.c: a server's OAuth endpoints (RFC 8414).
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/oauth/server.h"

#include <string.h>

#include "web/json.h"
#include "web/http/request.h"
#include "web/url.h"

#define WELL_KNOWN "/.well-known/oauth-authorization-server"

/**
 * clout_oauth_server_free:
 * @self: (nullable): a server
 *
 * Frees a server.
 */
void
clout_oauth_server_free (CloutOAuthServer *self)
{
  if (self == NULL)
    return;
  g_free (self->origin);
  g_free (self->issuer);
  g_free (self->authorize_url);
  g_free (self->token_url);
  g_free (self->revoke_url);
  g_free (self->push_url);
  g_free (self);
}

static char *
whole_url (const char  *origin,
           const char  *path,
           GError     **error)
{
  g_autoptr(GUri) server = clout_url_parse (origin, error);
  g_autoptr(GUri) uri = NULL;
  g_autofree char *url = NULL;

  if (server == NULL)
    return NULL;
  uri = path[0] == '/' ? NULL : g_uri_parse (path, G_URI_FLAGS_ENCODED, NULL);
  if (uri != NULL && clout_url_is_loopback (server))
    path = g_uri_get_path (uri);
  url = path[0] == '/' ? g_strconcat (origin, path, NULL) : g_strdup (path);
  g_clear_pointer (&uri, g_uri_unref);
  uri = clout_url_parse (url, error);
  return uri != NULL ? g_steal_pointer (&url) : NULL;
}

/**
 * clout_oauth_server_new_default:
 * @profile: the network's profile
 * @origin: the server
 *
 * Makes the default endpoints of a network. For a server on the loopback, which acts as the whole
 * network in tests, endpoints on other origins are replaced by its own.
 *
 * Returns: (transfer full): the profile's endpoints, or %NULL with %CLOUT_WEB_ERROR_INSECURE or
 *   %CLOUT_WEB_ERROR_BAD_ADDRESS
 */
CloutOAuthServer *
clout_oauth_server_new_default (const CloutOAuthProfile  *profile,
                                const char               *origin,
                                GError                  **error)
{
  g_autoptr(CloutOAuthServer) self = g_new0 (CloutOAuthServer, 1);

  self->origin = g_strdup (origin);
  self->authorize_url = whole_url (origin, profile->authorize_path, error);
  if (self->authorize_url == NULL)
    return NULL;
  self->token_url = whole_url (origin, profile->token_path, error);
  if (self->token_url == NULL)
    return NULL;
  if (profile->revoke_path != NULL)
    {
      self->revoke_url = whole_url (origin, profile->revoke_path, error);
      if (self->revoke_url == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}

static gboolean
is_own (const char  *origin,
        const char  *url,
        const char  *name,
        GError     **error)
{
  g_autoptr(GUri) ours = clout_url_parse (origin, error);
  g_autoptr(GUri) theirs = ours != NULL ? clout_url_parse (url, error) : NULL;

  if (theirs == NULL || g_uri_get_fragment (theirs) != NULL)
    {
      g_prefix_error (error, "%s: ", name);
      if (theirs != NULL)
        g_set_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE,
                     "%s has a fragment", name);
      return FALSE;
    }
  if (clout_url_same_origin (ours, theirs))
    return TRUE;
  g_set_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_UNTRUSTED,
               "%s lies on another server", name);
  return FALSE;
}

static char *
take_endpoint (const char  *origin,
               JsonNode    *document,
               const char  *name,
               GError     **error)
{
  const char *url = clout_json_get_string (document, name, error);

  if (url == NULL || !is_own (origin, url, name, error))
    return NULL;
  return g_strdup (url);
}

static gboolean
offers (JsonNode   *document,
        const char *name,
        const char *value)
{
  JsonArray *array = clout_json_opt_array (document, name);

  if (array == NULL)
    return TRUE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (g_strcmp0 (clout_json_opt_string (json_array_get_element (array, i), NULL, NULL),
                   value) == 0)
      return TRUE;
  return FALSE;
}

/* The issuer must be the address that the document was fetched from (RFC 8414, section 3.3).
   Some servers add a slash. */
static gboolean
is_issuer_of (const char *issuer,
              const char *origin)
{
  gsize length = strlen (origin);

  return g_ascii_strncasecmp (issuer, origin, length) == 0 &&
         (issuer[length] == '\0' || strcmp (issuer + length, "/") == 0);
}

/**
 * clout_oauth_server_new_from_json:
 * @origin: the server that the document was fetched from
 * @document: its discovery document
 *
 * Reads a discovery document. The issuer must be the server that was asked and all endpoints must
 * be on it, to prevent mix-up attacks.
 *
 * Returns: (transfer full): the endpoints, or %NULL with %CLOUT_WEB_ERROR_BAD_RESPONSE,
 *   %CLOUT_WEB_ERROR_INSECURE or %CLOUT_WEB_ERROR_UNTRUSTED
 */
CloutOAuthServer *
clout_oauth_server_new_from_json (const char  *origin,
                                  JsonNode    *document,
                                  GError     **error)
{
  g_autoptr(CloutOAuthServer) self = g_new0 (CloutOAuthServer, 1);
  const char *issuer = clout_json_get_string (document, "issuer", error);

  if (issuer == NULL)
    return NULL;
  if (!is_issuer_of (issuer, origin))
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_UNTRUSTED,
                           "issuer is another server");
      return NULL;
    }
  if (!offers (document, "code_challenge_methods_supported", "S256"))
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_NOT_SERVED,
                           "The server does not offer PKCE with S256");
      return NULL;
    }
  self->origin = g_strdup (origin);
  self->issuer = g_strdup (issuer);
  self->sends_issuer = clout_json_opt_bool (
    document, "authorization_response_iss_parameter_supported", FALSE);
  self->authorize_url = take_endpoint (origin, document, "authorization_endpoint", error);
  if (self->authorize_url == NULL)
    return NULL;
  self->token_url = take_endpoint (origin, document, "token_endpoint", error);
  if (self->token_url == NULL)
    return NULL;
  if (clout_json_opt_string (document, "revocation_endpoint", NULL) != NULL)
    {
      self->revoke_url = take_endpoint (origin, document, "revocation_endpoint", error);
      if (self->revoke_url == NULL)
        return NULL;
    }
  if (clout_json_opt_string (document, "pushed_authorization_request_endpoint", NULL) != NULL)
    {
      self->push_url = take_endpoint (origin, document, "pushed_authorization_request_endpoint",
                                      error);
      if (self->push_url == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}

/* AT Protocol requirements on a server beyond RFC 8414. */
static gboolean
can_bind (const CloutOAuthServer *self,
          JsonNode               *document,
          GError                **error)
{
  if (self->push_url != NULL && self->sends_issuer
      && offers (document, "dpop_signing_alg_values_supported", "ES256"))
    return TRUE;
  g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_NOT_SERVED,
                       "The server does not offer sign-in as the AT Protocol has it");
  return FALSE;
}

typedef struct
{
  const CloutOAuthProfile *profile;
  char *origin;
} Discovery;

static void
discovery_free (Discovery *discovery)
{
  g_free (discovery->origin);
  g_free (discovery);
}

static void
return_server (GTask            *task,
               CloutOAuthServer *server,
               GError           *error)
{
  if (server != NULL)
    g_task_return_pointer (task, server, (GDestroyNotify) clout_oauth_server_free);
  else
    g_task_return_error (task, error);
}

static void
return_default (GTask *task)
{
  Discovery *discovery = g_task_get_task_data (task);
  GError *error = NULL;
  CloutOAuthServer *server;

  server = clout_oauth_server_new_default (discovery->profile, discovery->origin, &error);
  return_server (task, server, error);
}

static void
document_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Discovery *discovery = g_task_get_task_data (task);
  g_autoptr(CloutResponse) response = NULL;
  CloutOAuthServer *server = NULL;
  GError *error = NULL;
  JsonNode *document;

  response = clout_finish_pointer (result, &error);
  if (!discovery->profile->bound
      && g_error_matches (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_NOT_SERVED))
    {
      g_error_free (error);
      return_default (task);
      return;
    }
  document = response != NULL ? clout_response_get_json (response, &error) : NULL;
  if (document != NULL)
    server = clout_oauth_server_new_from_json (discovery->origin, document, &error);
  if (server != NULL && discovery->profile->bound && !can_bind (server, document, &error))
    g_clear_pointer (&server, clout_oauth_server_free);
  if (server == NULL)
    g_prefix_error (&error, "Discovery document: ");
  return_server (task, server, error);
}

/**
 * clout_oauth_server_discover_async:
 * @http: a session
 * @profile: (transfer none): static data of the network
 * @origin: the server
 *
 * Discovers a server's endpoints. Uses the profile's defaults if there is no discovery document.
 *
 * clout_finish_pointer() returns (transfer full) the endpoints, or %NULL with a #CloutWebError.
 */
void
clout_oauth_server_discover_async (CloutHttp               *http,
                                   const CloutOAuthProfile *profile,
                                   const char              *origin,
                                   GCancellable            *cancellable,
                                   GAsyncReadyCallback      callback,
                                   gpointer                 user_data)
{
  const CloutHttpOptions options = { .flags = CLOUT_HTTP_OPTIONAL, .max_bytes = 256 * 1024 };
  g_autoptr(GTask) task = g_task_new (http, cancellable, callback, user_data);
  g_autoptr(SoupMessage) message = NULL;
  Discovery *discovery = g_new0 (Discovery, 1);

  g_task_set_source_tag (task, clout_oauth_server_discover_async);
  discovery->profile = profile;
  discovery->origin = g_strdup (origin);
  g_task_set_task_data (task, discovery, (GDestroyNotify) discovery_free);
  if (!profile->discover)
    {
      return_default (task);
      return;
    }
  message = clout_request_new ("GET", origin, WELL_KNOWN, NULL);
  clout_http_send_async (http, message, &options, cancellable, document_cb,
                         g_steal_pointer (&task));
}
