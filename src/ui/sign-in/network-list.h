/* network-list.h: rows for the networks whose accounts can be added.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/network-info.h"

G_BEGIN_DECLS

/* Called with the network of the chosen row. */
typedef void (*CloutNetworkListFunc) (const CloutNetworkInfo *info,
                                      gpointer                user_data);

void clout_network_list_decorate (AdwActionRow     *row,
                                  const char       *network);
void clout_network_list_fill (AdwPreferencesGroup  *group,
                              CloutNetworkListFunc  chosen,
                              gpointer              user_data);

G_END_DECLS
