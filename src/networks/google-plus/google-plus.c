/* google-plus.c: Google+, whose archives Clout can read.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/network.h"

const CloutNetwork clout_network_google_plus = {
  .id = "googleplus",
  .name = "Google+",
  .weight = 0.85,
  /* 2 April 2019, 00:00 UTC: Google+ shut down for consumers. */
  .closed = G_GINT64_CONSTANT (1554163200),
  /* Translators: the words after the colon are those on the network's own pages */
  .archive_hint = N_("Google+ closed in 2019. You can open a Takeout made before then."),
};
