/* weights.c: what networks weigh, for tests of scores that don't use the engine.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/network.h"

__attribute__ ((constructor)) static void
use_weights (void)
{
  clout_networks_use_weights ();
}
