/* weights.c: what networks weigh, for tests of scores.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/weights.h"

double
weight_of_network (const char *network)
{
  return clout_network_weight_find (clout_networks_get_weights (), network)->weight;
}

/* weigh_as_of_network:
 * Makes @account one of @network, as the store does. */
void
weigh_as_of_network (CloutScoreAccount *account,
                     const char        *network)
{
  const CloutNetworkWeight *weight =
    clout_network_weight_find (clout_networks_get_weights (), network);

  account->weight = weight->weight;
  account->closed = weight->closed;
}
