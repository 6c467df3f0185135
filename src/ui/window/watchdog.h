/* watchdog.h: measures how long the main loop is blocked.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A frame at 60 Hz, in microseconds. */
#define CLOUT_WATCHDOG_FRAME 16667

void   clout_watchdog_start        (void);
gint64 clout_watchdog_take_longest (void);

G_END_DECLS
