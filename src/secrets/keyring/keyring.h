/* keyring.h: interprets keyring errors, and avoids waiting for keyrings.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean clout_keyring_is_absent     (const GError *error);
void     clout_keyring_fail          (GTask        *task,
                                      GError       *error);
void     clout_keyring_watch         (GTask        *task);
gboolean clout_keyring_was_abandoned (GTask        *task);

G_END_DECLS
