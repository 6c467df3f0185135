/* kill-windows.c: ends another program at once.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/kill.h"

void
kill_now (GSubprocess *victim)
{
  g_subprocess_force_exit (victim);
}
