/* message.c: makes requests for token endpoints.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/oauth/message.h"

#include <string.h>

#include "web/oauth/request.h"
#include "web/http/request.h"
#include "web/url.h"

static char *
basic_header (const CloutToken *client)
{
  g_autofree char *id = g_uri_escape_string (client->client_id, NULL, FALSE);
  g_autofree char *secret = g_uri_escape_string (
    client->client_secret != NULL ? client->client_secret : "", NULL, FALSE);
  g_autofree char *pair = g_strconcat (id, ":", secret, NULL);
  g_autofree char *coded = g_base64_encode ((const guchar *) pair, strlen (pair));

  return g_strconcat ("Basic ", coded, NULL);
}

/* The network requires a secret in the query, so never log it. */
static SoupMessage *
new_get (const char *url,
         GHashTable *form)
{
  g_autofree char *whole = clout_oauth_request_url (url, form);

  return clout_request_new_url ("GET", whole);
}

/**
 * clout_oauth_message_new:
 * @dialect: (nullable): dialect of the network
 * @client: the client, or its token
 * @url: the endpoint
 * @form: (element-type utf8 utf8): the request's form; client data are added to it, borrowed
 *
 * Makes a request with the client's credentials in the form or in a header, as the server
 * requires.
 *
 * Returns: (transfer full) (nullable): the message
 */
SoupMessage *
clout_oauth_message_new (const CloutOAuthDialect *dialect,
                         const CloutToken        *client,
                         const char              *url,
                         GHashTable              *form)
{
  g_autoptr(SoupMessage) message = NULL;
  SoupMessageHeaders *headers;
  g_autofree char *basic = NULL;

  if (client->client_auth != CLOUT_CLIENT_AUTH_BASIC)
    g_hash_table_insert (form, (gpointer) "client_id", client->client_id);
  if (client->client_auth == CLOUT_CLIENT_AUTH_POST && client->client_secret != NULL)
    g_hash_table_insert (form, (gpointer) "client_secret", client->client_secret);
  if (dialect != NULL && dialect->by_get)
    message = new_get (url, form);
  else
    message = clout_request_new_url ("POST", url);
  if (message == NULL)
    return NULL;
  headers = soup_message_get_request_headers (message);
  soup_message_headers_replace (headers, "Accept", "application/json");
  if (client->client_auth == CLOUT_CLIENT_AUTH_BASIC)
    {
      basic = basic_header (client);
      soup_message_headers_replace (headers, "Authorization", basic);
    }
  if (dialect == NULL || !dialect->by_get)
    clout_request_set_form (message, form);
  return g_steal_pointer (&message);
}

static SoupMessage *
new_exchange (const CloutToken *token,
              const char       *path,
              GHashTable       *form)
{
  g_autoptr(GUri) endpoint = clout_url_parse (token->token_url, NULL);
  g_autofree char *origin = endpoint != NULL ? clout_url_dup_origin (endpoint) : NULL;
  g_autofree char *url = g_strconcat (origin != NULL ? origin : "", path, NULL);

  return origin != NULL ? new_get (url, form) : NULL;
}

/**
 * clout_oauth_message_prolong:
 * @dialect: dialect with a prolong_path
 * @token: a token just obtained with a code
 *
 * Builds the request that exchanges a token for a long-lived one.
 *
 * Returns: (transfer full) (nullable): the request for a long-lived token
 */
SoupMessage *
clout_oauth_message_prolong (const CloutOAuthDialect *dialect,
                             const CloutToken        *token)
{
  g_autoptr(GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (form, (gpointer) "grant_type", (gpointer) dialect->prolong_grant);
  g_hash_table_insert (form, (gpointer) dialect->prolong_parameter, token->access);
  if (token->client_secret != NULL)
    g_hash_table_insert (form, (gpointer) "client_secret", token->client_secret);
  if (dialect->prolong_with_id)
    g_hash_table_insert (form, (gpointer) "client_id", token->client_id);
  return new_exchange (token, dialect->prolong_path, form);
}

/**
 * clout_oauth_message_renew:
 * @dialect: dialect with a renew_path
 * @token: a token that is still valid
 *
 * Builds the request that renews a long-lived token.
 *
 * Returns: (transfer full) (nullable): the request for a new token
 */
SoupMessage *
clout_oauth_message_renew (const CloutOAuthDialect *dialect,
                           const CloutToken        *token)
{
  g_autoptr(GHashTable) form = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (form, (gpointer) "grant_type", (gpointer) dialect->renew_grant);
  g_hash_table_insert (form, (gpointer) "access_token", token->access);
  return new_exchange (token, dialect->renew_path, form);
}
