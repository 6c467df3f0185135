/* networks.c: the list of networks.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/network.h"

/* In the order they are offered. */
static const CloutNetwork *const networks[] = {
  &clout_network_mastodon,
};

/**
 * clout_networks_list:
 * @ret_n: (out): how many
 *
 * Returns: (transfer none) (array length=ret_n): every network, in the order offered
 */
const CloutNetwork *const *
clout_networks_list (gsize *ret_n)
{
  *ret_n = G_N_ELEMENTS (networks);
  return networks;
}

/**
 * clout_networks_find:
 * @id: (nullable): a network's id
 *
 * Returns: (transfer none) (nullable): the network
 */
const CloutNetwork *
clout_networks_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (networks); i++)
    if (g_strcmp0 (networks[i]->id, id) == 0)
      return networks[i];
  return NULL;
}

/**
 * clout_page_clear:
 *
 * Frees what the page holds and leaves it empty.
 */
void
clout_page_clear (CloutPage *page)
{
  g_clear_pointer (&page->batch, clout_batch_unref);
  g_clear_pointer (&page->next, g_free);
  g_clear_pointer (&page->self, g_free);
  page->newest = 0;
}
