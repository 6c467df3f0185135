/* reddit.c: Reddit, of which Clout reads only archives.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/network.h"

const CloutNetwork clout_network_reddit = {
  .id = "reddit",
  .name = "Reddit",
  .weight = 0.90,
};
