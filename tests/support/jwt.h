/* jwt.h: checks proofs as a server does.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* (transfer full): the payload, or %NULL where the ES256 signature is not by the key that the
 * header has. @ret_header: (out) (optional) (transfer full). */
JsonNode *jwt_verify (const char  *jwt,
                      JsonNode   **ret_header);

G_END_DECLS
