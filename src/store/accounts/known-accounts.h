/* known-accounts.h: what a server's stored accounts are called there.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * CloutKnownAccount:
 * @remote_id: under which it is stored
 * @self: (nullable): what the server's calls name it, as its profile was read last
 */
typedef struct
{
  char *remote_id;
  char *self;
} CloutKnownAccount;

/* @profile: name of the resource that is the profile.
 * (transfer full) (element-type CloutKnownAccount): all accounts of one server. */
void       clout_store_list_known_async  (CloutStore           *self,
                                          const char           *network,
                                          const char           *server,
                                          const char           *profile,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);

G_END_DECLS
