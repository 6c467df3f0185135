/* network-weight.c: the weights of networks.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/network-weight.h"

/* Of a network that isn't known. */
static const CloutNetworkWeight other = { NULL, 0.90, 0 };

/**
 * clout_network_weight_find:
 * @weights: weights of networks, the last of which has no network
 * @network: (nullable): id of a network
 *
 * Returns: (transfer none): the network's weight, 0.9 if it isn't among @weights
 */
const CloutNetworkWeight *
clout_network_weight_find (const CloutNetworkWeight *weights,
                           const char               *network)
{
  for (gsize i = 0; weights[i].network != NULL; i++)
    if (g_strcmp0 (weights[i].network, network) == 0)
      return &weights[i];
  return &other;
}

/**
 * clout_network_is_closed:
 * @closed: when a network shut down, Unix seconds, 0 if it exists
 * @now: Unix seconds
 *
 * Returns: whether the network has shut down, so that its data are only of historical interest
 *   and don't count toward a score
 */
gboolean
clout_network_is_closed (gint64 closed,
                         gint64 now)
{
  return closed > 0 && now >= closed;
}
