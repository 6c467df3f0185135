/* request.c: the authorization request.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/oauth/request.h"

#include <libsoup/soup.h>
#include <string.h>

#include "web/oauth/pkce.h"

/**
 * clout_oauth_request_to_form:
 * @self: a request
 *
 * Makes an authorization request (RFC 6749, section 4.1.1) with PKCE (RFC 7636).
 *
 * Returns: (transfer full) (element-type utf8 utf8): the form
 */
GHashTable *
clout_oauth_request_to_form (const CloutOAuthRequest *self)
{
  GHashTable *form = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  g_hash_table_insert (form, (gpointer) "response_type", g_strdup ("code"));
  g_hash_table_insert (form, (gpointer) "client_id", g_strdup (self->client_id));
  g_hash_table_insert (form, (gpointer) "redirect_uri", g_strdup (self->redirect_uri));
  g_hash_table_insert (form, (gpointer) "scope", g_strdup (self->scopes));
  g_hash_table_insert (form, (gpointer) "state", g_strdup (self->state));
  g_hash_table_insert (form, (gpointer) "code_challenge", clout_pkce_challenge (self->verifier));
  g_hash_table_insert (form, (gpointer) "code_challenge_method", g_strdup ("S256"));
  if (self->login_hint != NULL)
    g_hash_table_insert (form, (gpointer) "login_hint", g_strdup (self->login_hint));
  return form;
}

/**
 * clout_oauth_request_url:
 * @authorize_url: the server's authorization page
 * @query: (element-type utf8 utf8): parameters to add
 *
 * Builds the URL of the authorization page.
 *
 * Returns: (transfer full): the URL to open in a browser
 */
char *
clout_oauth_request_url (const char *authorize_url,
                         GHashTable *query)
{
  g_autofree char *encoded = soup_form_encode_hash (query);

  return g_strconcat (authorize_url, strchr (authorize_url, '?') != NULL ? "&" : "?", encoded,
                      NULL);
}

/**
 * clout_oauth_request_own_client:
 * @redirect_path: path of the loopback redirect, for any port
 * @scopes: all scopes that may be requested
 *
 * Makes the client id of a local program, which in the AT Protocol contains everything that a
 * server needs to know about it.
 *
 * Returns: (transfer full): the client id
 */
char *
clout_oauth_request_own_client (const char *redirect_path,
                                const char *scopes)
{
  g_autofree char *redirect = g_strconcat ("http://127.0.0.1", redirect_path, NULL);
  g_autofree char *redirect_text = g_uri_escape_string (redirect, NULL, FALSE);
  g_autofree char *scopes_text = g_uri_escape_string (scopes, NULL, FALSE);

  return g_strconcat ("http://localhost?redirect_uri=", redirect_text, "&scope=", scopes_text,
                      NULL);
}

/**
 * clout_oauth_request_get_port:
 * @profile: (transfer none): static data of the network
 *
 * Returns the redirect's port. To use a different one, set CLOUT_REDIRECT_PORT and register it
 *   with the API app.
 *
 * Returns: the port of the redirect, 0 for any
 */
guint16
clout_oauth_request_get_port (const CloutOAuthProfile *profile)
{
  const char *other = g_getenv ("CLOUT_REDIRECT_PORT");
  guint64 port;

  if (profile->redirect_port != 0 && other != NULL
      && g_ascii_string_to_unsigned (other, 10, 1024, G_MAXUINT16, &port, NULL))
    return (guint16) port;
  return profile->redirect_port;
}

/**
 * clout_oauth_request_dup_redirect:
 * @profile: (transfer none): static data of the network
 *
 * Returns: (transfer full) (nullable): the redirect address to register with a user-supplied API
 *   app, or %NULL if any port works
 */
char *
clout_oauth_request_dup_redirect (const CloutOAuthProfile *profile)
{
  guint16 port = clout_oauth_request_get_port (profile);

  if (port == 0)
    return NULL;
  return g_strdup_printf ("%s://%s:%u%s", profile->redirect_fails ? "https" : "http",
                          profile->redirect_host != NULL ? profile->redirect_host : "127.0.0.1",
                          (guint) port, profile->redirect_path);
}
