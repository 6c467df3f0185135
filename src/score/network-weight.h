/* network-weight.h: how much each network's accounts weigh.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

double   clout_network_weight    (const char *network);
gboolean clout_network_is_closed (const char *network,
                                  gint64      now);

G_END_DECLS
