/* json-read.h: lenient access to members of an export's JSON.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean    clout_json_read_item   (const char   *text,
                                    gsize         length,
                                    JsonObject  **ret_object,
                                    GError      **error);
const char *clout_json_read_string (JsonObject   *object,
                                    const char   *name);
JsonObject *clout_json_read_object (JsonObject   *object,
                                    const char   *name);
JsonArray  *clout_json_read_array  (JsonObject   *object,
                                    const char   *name);
JsonObject *clout_json_read_element (JsonArray   *array,
                                     guint        index);
const char *clout_json_read_id     (JsonObject   *object,
                                    const char   *name);
gint64      clout_json_read_count  (JsonObject   *object,
                                    const char   *name);
gboolean    clout_json_read_timestamp (JsonObject   *object,
                                       const char   *name,
                                       gint64       *ret_time);

G_END_DECLS
