/* network-info.h: what each network offers, from its tables.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/account.h"

G_BEGIN_DECLS

/**
 * CloutNetworkTraits:
 * @CLOUT_NETWORK_INFO_VISIBILITY: the person chooses who can read a +K
 * @CLOUT_NETWORK_INFO_USER_APP: signing in requires a user-supplied API app
 * @CLOUT_NETWORK_INFO_USER_KEY: a user-supplied key or token can be used
 * @CLOUT_NETWORK_INFO_SERVER: signing in starts with a server's name
 * @CLOUT_NETWORK_INFO_NAME: signing in starts with the person's handle
 * @CLOUT_NETWORK_INFO_REDIRECT_FAILS: the browser ends at an address that the person copies
 * @CLOUT_NETWORK_INFO_PRICE: the network charges for data
 */
typedef enum
{
  CLOUT_NETWORK_INFO_SIGN_IN   = 1 << 0,
  CLOUT_NETWORK_INFO_BY_HANDLE = 1 << 1,
  CLOUT_NETWORK_INFO_ARCHIVE   = 1 << 2,
  CLOUT_NETWORK_INFO_COUNTS    = 1 << 3,
  CLOUT_NETWORK_INFO_WHO       = 1 << 4,
  CLOUT_NETWORK_INFO_PLUS_K    = 1 << 5,
  CLOUT_NETWORK_INFO_USER_APP   = 1 << 6,
  CLOUT_NETWORK_INFO_USER_KEY   = 1 << 7,
  CLOUT_NETWORK_INFO_SERVER    = 1 << 8,
  CLOUT_NETWORK_INFO_NAME      = 1 << 9,
  CLOUT_NETWORK_INFO_REDIRECT_FAILS   = 1 << 10,
  CLOUT_NETWORK_INFO_PRICE     = 1 << 11,
  CLOUT_NETWORK_INFO_VISIBILITY = 1 << 12
} CloutNetworkTraits;

/**
 * CloutNetworkInfo: a network's information; strings are static.
 * @name: as its makers write it
 * @plus_k: (nullable): what becomes public with a +K, with %s for a handle; untranslated
 * @archive_hint: (nullable): how to request an archive; untranslated
 * @example_server: (nullable): a well-known server, if people choose one
 * @page: (nullable): page to create an API app or key
 * @client_id: (nullable): name of an app's id on that page
 * @client_secret: (nullable): name of an app's secret
 * @secret_optional: whether an app may have no secret
 * @key: (nullable): name of a key or token
 * @steps: (nullable): how to get them, %NULL-terminated; untranslated
 * @units: a key's daily quota in the network's units; 0 if there is no quota
 * @units_a_day: most units that Clout uses in a day
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *plus_k;
  const char *archive_hint;
  CloutNetworkTraits traits;
  const char *example_server;
  const char *page;
  const char *client_id;
  const char *client_secret;
  gboolean secret_optional;
  const char *key;
  const char *const *steps;
  guint units;
  guint units_a_day;
} CloutNetworkInfo;

GArray   *clout_network_info_list          (void);
const char *clout_network_info_get_name    (const char       *id);
gboolean  clout_network_info_find          (const char       *id,
                                            CloutNetworkInfo *ret_info);
gboolean  clout_network_info_is_closed     (const char       *id,
                                            gint64            now);
char     *clout_network_info_dup_redirect  (const char       *id);
char     *clout_network_info_dup_apps_page (CloutAccount     *account);
char     *clout_network_info_dup_composer  (CloutAccount     *account);

G_END_DECLS
