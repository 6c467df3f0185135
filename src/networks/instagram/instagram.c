/* instagram.c: Instagram, whose archives Clout can read.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/network.h"

const CloutNetwork clout_network_instagram = {
  .id = "instagram",
  .name = "Instagram",
  .weight = 1.00,
  /* Translators: the words after the colon are those on the network's own pages */
  .archive_hint = N_("To download an archive from Instagram: Accounts Center → Your "
                     "information and permissions → Download your information. Choose JSON."),
};
