/* network-info.c: what each network offers, from its tables.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/network-info.h"

#include <string.h>

#include "archives/archive.h"
#include "networks/network.h"
#include "web/oauth/request.h"

static const struct
{
  CloutNetworkFlags flag;
  CloutNetworkTraits trait;
} traits_of_flags[] = {
  { CLOUT_NETWORK_SIGN_IN, CLOUT_NETWORK_INFO_SIGN_IN },
  { CLOUT_NETWORK_BY_HANDLE, CLOUT_NETWORK_INFO_BY_HANDLE },
  { CLOUT_NETWORK_COUNTS, CLOUT_NETWORK_INFO_COUNTS },
  { CLOUT_NETWORK_WHO, CLOUT_NETWORK_INFO_WHO },
  { CLOUT_NETWORK_ENDORSE, CLOUT_NETWORK_INFO_PLUS_K },
};

static void
add_credential_traits (CloutNetworkInfo   *info,
                       const CloutNetwork *network)
{
  const CloutUserCredentials *keys = network->user_credentials;
  gboolean needed = (network->can & CLOUT_NETWORK_NEEDS_CREDENTIALS) != 0;

  if (keys == NULL)
    return;
  info->page = keys->page;
  info->client_id = keys->client_id;
  info->client_secret = keys->client_secret;
  info->secret_optional = keys->secret_optional;
  info->key = keys->key;
  info->steps = keys->steps;
  info->units = keys->units;
  info->units_a_day = keys->units_a_day != NULL ? keys->units_a_day () : 0;
  if (needed && keys->client_id != NULL)
    info->traits |= CLOUT_NETWORK_INFO_USER_APP;
  if (keys->key != NULL)
    info->traits |= CLOUT_NETWORK_INFO_USER_KEY;
}

static CloutNetworkInfo
describe (const CloutNetwork *network)
{
  CloutNetworkInfo info = { .id = network->id, .name = network->name,
                            .archive_hint = network->archive_hint,
                            .example_server = network->example_server };

  for (gsize i = 0; i < G_N_ELEMENTS (traits_of_flags); i++)
    if ((network->can & traits_of_flags[i].flag) != 0)
      info.traits |= traits_of_flags[i].trait;
  add_credential_traits (&info, network);
  if (network->directory != NULL)
    info.traits |= CLOUT_NETWORK_INFO_NAME;
  else if (network->oauth != NULL && network->dup_origin != NULL && network->api_origin == NULL)
    info.traits |= CLOUT_NETWORK_INFO_SERVER;
  if (network->oauth != NULL && network->oauth->redirect_fails)
    info.traits |= CLOUT_NETWORK_INFO_REDIRECT_FAILS;
  if (network->endorser != NULL)
    info.plus_k = network->endorser->explanation;
  if (network->endorser != NULL && network->endorser->carrier == CLOUT_CARRIER_POST)
    info.traits |= CLOUT_NETWORK_INFO_VISIBILITY;
  if (clout_network_has_price (network))
    info.traits |= CLOUT_NETWORK_INFO_PRICE;
  return info;
}

static CloutNetworkInfo *
find (GArray     *infos,
      const char *id)
{
  for (guint i = 0; i < infos->len; i++)
    if (g_str_equal (g_array_index (infos, CloutNetworkInfo, i).id, id))
      return &g_array_index (infos, CloutNetworkInfo, i);
  return NULL;
}

/* Networks that only exist as exports have a separate row. */
static void
add_archive (GArray     *infos,
             const char *id)
{
  CloutArchiveTells tells = clout_archive_get_tells (id);
  CloutNetworkInfo *info = find (infos, id);

  if (info == NULL)
    {
      const CloutNetwork *network = clout_networks_describe (id);
      CloutNetworkInfo row = { .id = id, .name = id };

      if (network != NULL)
        row = describe (network);
      g_array_append_val (infos, row);
      info = find (infos, id);
    }
  info->traits |= CLOUT_NETWORK_INFO_ARCHIVE;
  if ((tells & CLOUT_ARCHIVE_COUNTS) != 0)
    info->traits |= CLOUT_NETWORK_INFO_COUNTS;
  if ((tells & CLOUT_ARCHIVE_WHO) != 0)
    info->traits |= CLOUT_NETWORK_INFO_WHO;
}

/**
 * clout_network_info_list:
 *
 * Returns: (transfer full) (element-type CloutNetworkInfo): all networks whose accounts can be
 *   added, in the order offered
 */
GArray *
clout_network_info_list (void)
{
  GArray *infos = g_array_new (FALSE, FALSE, sizeof (CloutNetworkInfo));
  g_autofree const char **archives = clout_archive_list_networks ();
  gsize n;
  const CloutNetwork *const *networks = clout_networks_list (&n);

  for (gsize i = 0; i < n; i++)
    {
      CloutNetworkInfo info = describe (networks[i]);

      g_array_append_val (infos, info);
    }
  for (gsize i = 0; archives[i] != NULL; i++)
    add_archive (infos, archives[i]);
  return infos;
}

/**
 * clout_network_info_get_name:
 * @id: (nullable): id of a network
 *
 * Returns: (transfer none) (nullable): its name, or @id if there is no such network
 */
const char *
clout_network_info_get_name (const char *id)
{
  const CloutNetwork *network = clout_networks_describe (id);

  return network != NULL ? network->name : id;
}

/**
 * clout_network_info_find:
 * @id: its id
 * @ret_info: (out): the network's information
 *
 * Finds a network by its id.
 *
 * Returns: whether there is such a network
 */
gboolean
clout_network_info_find (const char       *id,
                         CloutNetworkInfo *ret_info)
{
  g_autoptr(GArray) infos = clout_network_info_list ();
  const CloutNetworkInfo *info = find (infos, id);

  if (info == NULL)
    return FALSE;
  *ret_info = *info;
  return TRUE;
}

/**
 * clout_network_info_is_closed:
 * @id: id of a network
 * @now: Unix seconds
 *
 * Returns: whether the network had shut down by @now
 */
gboolean
clout_network_info_is_closed (const char *id,
                              gint64      now)
{
  const CloutNetwork *network = clout_networks_describe (id);

  return network != NULL && clout_network_is_closed (network->closed, now);
}

/**
 * clout_network_info_dup_redirect:
 * @id: its id
 *
 * Returns: (transfer full) (nullable): the redirect address to register with a user-supplied API
 *   app, or %NULL if it needs none
 */
char *
clout_network_info_dup_redirect (const char *id)
{
  const CloutNetwork *network = clout_networks_find (id);

  return network != NULL && network->oauth != NULL
    ? clout_oauth_request_dup_redirect (network->oauth) : NULL;
}

/**
 * clout_network_info_dup_apps_page:
 * @account: an account
 *
 * Returns: (transfer full) (nullable): the page where the person can revoke its sign-in, if Clout
 *   can't do that
 */
char *
clout_network_info_dup_apps_page (CloutAccount *account)
{
  const CloutNetwork *network = clout_networks_find (clout_account_get_network (account));

  if (network == NULL || network->apps_path == NULL
      || clout_account_get_source (account) != CLOUT_ACCOUNT_SIGNED_IN)
    return NULL;
  return g_strconcat (clout_account_get_server (account), network->apps_path, NULL);
}

/**
 * clout_network_info_dup_composer:
 * @account: an account
 *
 * Returns: (transfer full) (nullable): the page where the person can write a post, %NULL if there
 *   isn't one
 */
char *
clout_network_info_dup_composer (CloutAccount *account)
{
  const CloutNetwork *network = clout_networks_find (clout_account_get_network (account));
  const char *server = clout_account_get_server (account);

  if (network == NULL || network->composer == NULL)
    return NULL;
  if (*network->composer != '/')
    return g_strdup (network->composer);
  if (server == NULL || *server == '\0')
    return NULL;
  /* That of an archive may have no scheme. */
  return g_strconcat (strstr (server, "://") != NULL ? "" : "https://", server, network->composer,
                      NULL);
}
