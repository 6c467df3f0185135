/* pkce.h: unguessable strings, and PKCE (RFC 7636).
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *clout_pkce_new_random (gsize         n_bytes);
char *clout_pkce_challenge  (const char   *verifier);
char *clout_base64url       (const guint8 *data,
                             gsize         length);

G_END_DECLS
