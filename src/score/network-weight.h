/* network-weight.h: how much each network's accounts weigh.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CloutNetworkWeight: a network's data for the score.
 * @network: its id
 * @weight: factor for the odds of its accounts: 1 for networks that work like X, on which the
 *   coefficients were fitted
 * @closed: when it shut down, Unix seconds, 0 if it exists
 */
typedef struct
{
  const char *network;
  double weight;
  gint64 closed;
} CloutNetworkWeight;

const CloutNetworkWeight *clout_network_weight_find (const CloutNetworkWeight *weights,
                                                     const char               *network);
gboolean                  clout_network_is_closed   (gint64                    closed,
                                                     gint64                    now);

G_END_DECLS
