/* seal.h: encrypts data so that only this user on this computer can read them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *clout_platform_seal   (const char  *text,
                               GError     **error);
char   *clout_platform_unseal (GBytes      *sealed,
                               GError     **error);

G_END_DECLS
