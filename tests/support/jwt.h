/* jwt.h: verifies DPoP proofs as a server does.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* (transfer full): the payload, or %NULL if the ES256 signature wasn't made with the key in the
 * header. @ret_header: (out) (optional) (transfer full). */
JsonNode *jwt_verify (const char  *jwt,
                      JsonNode   **ret_header);

G_END_DECLS
