/* list.c: the list of networks.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/network.h"

#define ADDRESS(network) &clout_network_##network,

const CloutNetwork *const clout_networks_all[] = { CLOUT_NETWORKS (ADDRESS) NULL };
