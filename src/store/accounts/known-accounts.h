/* known-accounts.h: ids that a server uses for its stored accounts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * CloutKnownAccount:
 * @remote_id: its stored remote id
 * @self: (nullable): its id in requests, from the last profile
 */
typedef struct
{
  char *remote_id;
  char *self;
} CloutKnownAccount;

/* @profile: name of the resource with the profile. (transfer full) (element-type
   CloutKnownAccount): all accounts on one server. */
void       clout_store_list_known_async  (CloutStore           *self,
                                          const char           *network,
                                          const char           *server,
                                          const char           *profile,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);

G_END_DECLS
