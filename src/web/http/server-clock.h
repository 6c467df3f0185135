/* server-clock.h: the time by a server's clock.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 clout_server_clock_read (const char *date,
                                const char *age,
                                gint64      now);

G_END_DECLS
