/* json-read.h: what exports' JSON has in common.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/json-parser.h"
#include "base/json.h"

G_BEGIN_DECLS

gboolean    clout_json_read_item      (CloutJsonParser  *parser,
                                       const char       *text,
                                       gsize             length,
                                       JsonNode        **ret_object,
                                       GError          **error);
const char *clout_json_read_id        (JsonNode         *object,
                                       const char       *name);
gboolean    clout_json_read_timestamp (JsonNode         *object,
                                       const char       *name,
                                       gint64           *ret_time);

G_END_DECLS
