/* reddit.c: Reddit, whose archives Clout can read.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/network.h"

static const char *const hosts[] = { "reddit.com", ".reddit.com", NULL };

static const char *const links[] = { "/user/{name}", "/u/{name}", NULL };

const CloutNetwork clout_network_reddit = {
  .id = "reddit",
  .name = "Reddit",
  .weight = 0.90,
  .hosts = hosts,
  .links = links,
  /* Translators: the words after the colon are those on the network's own pages */
  .archive_hint = N_("To download an archive from Reddit: reddit.com/settings/data-request."),
};
