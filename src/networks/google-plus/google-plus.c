/* google-plus.c: Google+, whose archives Clout can read.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/network.h"

static const char *const hosts[] = { "plus.google.com", NULL };

static const char *const links[] = { "/{name}", NULL };

const CloutNetwork clout_network_google_plus = {
  .id = "googleplus",
  .name = "Google+",
  .weight = 0.85,
  /* 2 April 2019, 00:00 UTC: Google+ shut down for consumers. */
  .closed = G_GINT64_CONSTANT (1554163200),
  .hosts = hosts,
  .links = links,
  /* Translators: the words after the colon are those on the network's own pages */
  .archive_hint = N_("Google+ closed in 2019. You can open a Takeout made before then."),
};
