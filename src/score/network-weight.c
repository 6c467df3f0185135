/* network-weight.c: the table of network weights.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "score/network-weight.h"

/* Klout's order of its three pillars at equal strength: Facebook, then X, then Google+. The
 * coefficients were fitted on X, so the networks that work like it weigh the same. A follower
 * on LinkedIn and YouTube, or of a blog, reads more rarely than one on X; on GitHub a star is
 * for the work more than for its maker. */
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

/* 2 April 2019, 00:00 UTC: the day on which the consumers' Google+ was closed. */
#define GOOGLE_PLUS_CLOSED G_GINT64_CONSTANT (1554163200)

/**
 * clout_network_is_closed:
 * @network: id of a network
 * @now: Unix seconds
 *
 * Returns: whether no one can hear anybody there any more, so that what is left of it is
 *   for looking back on and no part of a score
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
