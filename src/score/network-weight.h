/* network-weight.h: how much each network's accounts weigh.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutNetworkWeight: what the score knows of a network.
 * @network: its id
 * @weight: the factor on the odds of an account there: 1 for networks that work like X, on which
 *   the coefficients were fitted
 * @closed: Unix seconds of when it closed, 0 if it is open
 */
typedef struct
{
  const char *network;
  double weight;
  gint64 closed;
} CloutNetworkWeight;

void     clout_network_weights_use (const CloutNetworkWeight *weights,
                                    gsize                     n);
double   clout_network_weight      (const char               *network);
gboolean clout_network_is_closed   (const char               *network,
                                    gint64                    now);

G_END_DECLS
