/* network-weight.c: the table of network weights.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/network-weight.h"

/* Klout's order of its three pillars at equal strength: Facebook, then X, then Google+. The
 * coefficients were fitted on X, so the networks that work like it weigh the same. */
static const struct
{
  const char *network;
  double weight;
} weights[] = {
  { "facebook", 1.15 },
  { "x", 1.00 },
  { "mastodon", 1.00 },
  { "bluesky", 1.00 },
  { "misskey", 1.00 },
  { "threads", 1.00 },
  { "linkedin", 0.95 },
  { "youtube", 0.95 },
  { "blog", 0.95 },
  { "github", 0.90 },
  { "googleplus", 0.85 },
};

/**
 * clout_network_weight:
 * @network: id of a network
 *
 * Returns: the factor on the odds of an account there, 0.9 for one not listed
 */
double
clout_network_weight (const char *network)
{
  for (gsize i = 0; i < G_N_ELEMENTS (weights); i++)
    if (g_strcmp0 (weights[i].network, network) == 0)
      return weights[i].weight;
  return 0.90;
}
