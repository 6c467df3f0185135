/* kill-posix.c: ends another program at once.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/kill.h"

#include <signal.h>
#include <stdlib.h>

/* GSubprocess would leave the signal to a thread, which may be late. */
void
kill_now (GSubprocess *victim)
{
  kill (atoi (g_subprocess_get_identifier (victim)), SIGKILL);
}
