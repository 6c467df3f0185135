/* network-weight.c: the table of network weights.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/network-weight.h"

/* Klout ranked its three main networks Facebook, X, Google+ at equal strength. The coefficients
   were fitted on X, so networks that work like it weigh the same. Followers on LinkedIn and
   YouTube, or of a blog, read less often than those on X; a star on GitHub is for the work more
   than for its author. */
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
  { "instagram", 1.00 },
  { "linkedin", 0.95 },
  { "youtube", 0.95 },
  { "blog", 0.95 },
  { "github", 0.90 },
  { "reddit", 0.90 },
  { "googleplus", 0.85 },
};

/* 2 April 2019, 00:00 UTC: Google+ shut down for consumers. */
#define GOOGLE_PLUS_CLOSED G_GINT64_CONSTANT (1554163200)

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
  return g_strcmp0 (network, "googleplus") == 0 && now >= GOOGLE_PLUS_CLOSED;
}

/**
 * clout_network_weight:
 * @network: id of a network
 *
 * Returns: the factor for the odds of its accounts, 0.9 for an unlisted network
 */
double
clout_network_weight (const char *network)
{
  for (gsize i = 0; i < G_N_ELEMENTS (weights); i++)
    if (g_strcmp0 (weights[i].network, network) == 0)
      return weights[i].weight;
  return 0.90;
}
