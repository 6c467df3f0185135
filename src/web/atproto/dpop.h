/* dpop.h: proves that a token is used by the client it was issued to (RFC 9449).
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *clout_dpop_new_key (GError     **error);
char *clout_dpop_proof   (const char  *key,
                          const char  *method,
                          const char  *url,
                          const char  *access,
                          const char  *nonce,
                          gint64       now,
                          GError     **error);

G_END_DECLS
