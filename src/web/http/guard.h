/* guard.h: keeps requests out of private networks, whatever their host name resolves to.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

void clout_guard_watch (SoupMessage  *message,
                        GCancellable *cancellable,
                        gboolean     *ret_led_astray);

G_END_DECLS
