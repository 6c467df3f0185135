/* clock.c: the engine's only clock.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/engine/clock.h"

/**
 * clout_engine_now:
 *
 * Returns: now, in Unix seconds
 */
gint64
clout_engine_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}
