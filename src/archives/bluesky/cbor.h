/* cbor.h: converts DAG-CBOR, the format of AT Protocol records, to JSON.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define CLOUT_CBOR_MAX_DEPTH 64
#define CLOUT_CBOR_MAX_VALUES 200000
/* The member for a link to another block; its value is the hexadecimal SHA-256. */
#define CLOUT_CBOR_LINK "$link"

JsonNode *clout_cbor_read (const guint8  *data,
                           gsize          size,
                           gsize         *ret_at,
                           GError       **error);

G_END_DECLS
