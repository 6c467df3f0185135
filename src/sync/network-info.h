/* network-info.h: what can be done at each network, from its tables.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/account.h"

G_BEGIN_DECLS

/**
 * CloutNetworkTraits:
 * @CLOUT_NETWORK_INFO_OWN_APP: signing in takes an app of the person's own
 * @CLOUT_NETWORK_INFO_OWN_KEY: a key or token of their own is a way in
 * @CLOUT_NETWORK_INFO_SERVER: signing in begins with the name of a server
 * @CLOUT_NETWORK_INFO_NAME: signing in begins with the person's handle
 * @CLOUT_NETWORK_INFO_UNHEARD: the browser ends on an address that the person copies
 * @CLOUT_NETWORK_INFO_PRICE: the network asks money for what is fetched
 */
typedef enum
{
  CLOUT_NETWORK_INFO_SIGN_IN   = 1 << 0,
  CLOUT_NETWORK_INFO_BY_HANDLE = 1 << 1,
  CLOUT_NETWORK_INFO_ARCHIVE   = 1 << 2,
  CLOUT_NETWORK_INFO_COUNTS    = 1 << 3,
  CLOUT_NETWORK_INFO_WHO       = 1 << 4,
  CLOUT_NETWORK_INFO_PLUS_K    = 1 << 5,
  CLOUT_NETWORK_INFO_OWN_APP   = 1 << 6,
  CLOUT_NETWORK_INFO_OWN_KEY   = 1 << 7,
  CLOUT_NETWORK_INFO_SERVER    = 1 << 8,
  CLOUT_NETWORK_INFO_NAME      = 1 << 9,
  CLOUT_NETWORK_INFO_UNHEARD   = 1 << 10,
  CLOUT_NETWORK_INFO_PRICE     = 1 << 11
} CloutNetworkTraits;

/**
 * CloutNetworkInfo: strings are static.
 * @example_server: (nullable): a well-known server, where people choose one
 * @page: (nullable): where an app or a key of one's own is made
 * @client_id: (nullable): what that page calls an app's id
 * @client_secret: (nullable): what it calls its secret
 * @secret_optional: whether an app may have none
 * @key: (nullable): what it calls a key or token
 * @units: what a key may ask in a day, in units of the network's; 0 where it counts none
 * @units_a_day: how many of them Clout asks for at most
 */
typedef struct
{
  const char *id;
  CloutNetworkTraits traits;
  const char *example_server;
  const char *page;
  const char *client_id;
  const char *client_secret;
  gboolean secret_optional;
  const char *key;
  guint units;
  guint units_a_day;
} CloutNetworkInfo;

GArray   *clout_network_info_list          (void);
gboolean  clout_network_info_find          (const char       *id,
                                            CloutNetworkInfo *ret_info);
char     *clout_network_info_dup_redirect  (const char       *id);
char     *clout_network_info_dup_apps_page (CloutAccount     *account);

G_END_DECLS
