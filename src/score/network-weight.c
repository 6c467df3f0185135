/* network-weight.c: the weights of networks.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/network-weight.h"

#define WEIGHT_OF_OTHERS 0.90

static const CloutNetworkWeight *table;
static gsize n_table;

/**
 * clout_network_weights_use:
 * @weights: (array length=n) (transfer none): weights of all networks; static
 * @n: number of networks
 *
 * Sets the networks' weights. Call it once, before computing any score and starting any thread.
 */
void
clout_network_weights_use (const CloutNetworkWeight *weights,
                           gsize                     n)
{
  table = weights;
  n_table = n;
}

static const CloutNetworkWeight *
find (const char *network)
{
  for (gsize i = 0; i < n_table; i++)
    if (g_strcmp0 (table[i].network, network) == 0)
      return &table[i];
  return NULL;
}

/**
 * clout_network_is_closed:
 * @network: id of a network
 * @now: Unix seconds
 *
 * Returns: whether the network has shut down, so that its data are only of historical interest
 *   and don't count toward a score
 */
gboolean
clout_network_is_closed (const char *network,
                         gint64      now)
{
  const CloutNetworkWeight *row = find (network);

  return row != NULL && row->closed > 0 && now >= row->closed;
}

/**
 * clout_network_weight:
 * @network: id of a network
 *
 * Returns: the factor for the odds of its accounts, 0.9 for an unknown network
 */
double
clout_network_weight (const char *network)
{
  const CloutNetworkWeight *row = find (network);

  return row != NULL ? row->weight : WEIGHT_OF_OTHERS;
}
