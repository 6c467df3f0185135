/* linkedin.c: LinkedIn, of which Clout reads only archives.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/network.h"

const CloutNetwork clout_network_linkedin = {
  .id = "linkedin",
  .name = "LinkedIn",
  /* Followers read less often than those on X. */
  .weight = 0.95,
};
