/* kill.h: ends another program at once.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void kill_now (GSubprocess *victim);

G_END_DECLS
