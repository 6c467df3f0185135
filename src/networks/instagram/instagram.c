/* instagram.c: Instagram, whose archives Clout can read.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/network.h"

static const char *const hosts[] = { "instagram.com", "instagr.am", NULL };

static const char *const links[] = { "/stories/{name}", "/{name}", NULL };

static const char *const not_names[] = {
  "about", "accounts", "developer", "direct", "explore", "legal", "p", "reel", "reels", "stories",
  "tv", NULL,
};

const CloutNetwork clout_network_instagram = {
  .id = "instagram",
  .name = "Instagram",
  .weight = 1.00,
  .hosts = hosts,
  .links = links,
  .not_names = not_names,
  /* Translators: the words after the colon are those on the network's own pages */
  .archive_hint = N_("To download an archive from Instagram: Accounts Center → Your "
                     "information and permissions → Download your information. Choose JSON."),
};
