/* linkedin.c: LinkedIn, whose archives Clout can read.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/network.h"

static const char *const hosts[] = { "linkedin.com", ".linkedin.com", NULL };

static const char *const links[] = { "/in/{name}", "/company/{name}", "/school/{name}", NULL };

const CloutNetwork clout_network_linkedin = {
  .id = "linkedin",
  .name = "LinkedIn",
  /* Followers read less often than those on X. */
  .weight = 0.95,
  .hosts = hosts,
  .links = links,
  /* Translators: the words after the colon are those on the network's own pages */
  .archive_hint = N_("To download an archive from LinkedIn: Settings → Data privacy → Get a "
                     "copy of your data."),
};
