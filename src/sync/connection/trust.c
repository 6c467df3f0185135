/* trust.c: which servers may be in a private network.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/connection/trust.h"

#include <string.h>

#include "sync/connection/setting.h"
#include "web/url.h"

static void
trust_setting (CloutHttp  *http,
               const char *variable,
               const char *origin)
{
  g_autofree char *named = clout_setting_dup_origin (variable, origin, NULL);

  if (named != NULL)
    clout_http_trust (http, named);
}

/**
 * clout_trust_settings:
 * @http: an HTTP client
 * @network: static
 *
 * Trusts the servers of @network, which are fixed or from a setting.
 */
void
clout_trust_settings (CloutHttp          *http,
                      const CloutNetwork *network)
{
  trust_setting (http, network->api_variable, network->api_origin);
  trust_setting (http, network->public_variable, network->public_origin);
  trust_setting (http, network->directory_variable, network->directory);
}

/* Returns whether the account's server is the one in the typed handle; a server with another name
   was looked up. */
static gboolean
is_typed (CloutAccount *account)
{
  const char *handle = clout_account_get_handle (account);
  const char *domain = handle != NULL ? strrchr (handle, '@') : NULL;
  g_autoptr(GUri) server = clout_url_parse (clout_account_get_server (account), NULL);
  g_autofree char *origin = domain != NULL ? clout_url_origin_from_typed (domain + 1, NULL) : NULL;
  g_autofree char *own = server != NULL ? clout_url_dup_origin (server) : NULL;

  return domain == NULL || g_strcmp0 (origin, own) == 0;
}

/**
 * clout_trust_named:
 * @http: an HTTP client
 * @network: static
 * @origin: (nullable): a server from the network's directory
 *
 * Trusts it if the directory itself is on this computer, as in tests.
 */
void
clout_trust_named (CloutHttp          *http,
                   const CloutNetwork *network,
                   const char         *origin)
{
  g_autofree char *directory = network->directory == NULL ? NULL
    : clout_setting_dup_origin (network->directory_variable, network->directory, NULL);
  g_autoptr(GUri) uri = directory != NULL ? clout_url_parse (directory, NULL) : NULL;

  if (origin != NULL && uri != NULL && clout_url_is_loopback (uri))
    clout_http_trust (http, origin);
}

/**
 * clout_trust_account:
 * @http: an HTTP client
 * @network: static
 * @account: an account of @network
 * @token: (nullable): its token
 *
 * Trusts the account's server if the user entered it, and the servers of clout_trust_settings()
 * and clout_trust_named().
 */
void
clout_trust_account (CloutHttp          *http,
                     const CloutNetwork *network,
                     CloutAccount       *account,
                     const CloutToken   *token)
{
  clout_trust_settings (http, network);
  if (network->directory == NULL && is_typed (account))
    clout_http_trust (http, clout_account_get_server (account));
  if (token == NULL)
    return;
  clout_trust_named (http, network, token->origin);
  clout_trust_named (http, network, token->token_url);
  clout_trust_named (http, network, token->revoke_url);
}
