/* json.h: typed access to JSON, with errors that name what is missing.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define CLOUT_JSON_MAX_DEPTH 64

/* A path consists of member names joined by dots, "account.followers_count"; NULL or "" is the
   node itself. JSON null counts as missing. Errors are CLOUT_WEB_ERROR_BAD_RESPONSE, with
   messages like "account.followers_count is missing". */

typedef gboolean (*CloutJsonFunc) (JsonNode  *element,
                                   gpointer   user_data,
                                   GError   **error);

gboolean    clout_json_is_shallow (const char     *data,
                                   gsize           length,
                                   guint           max_depth);
JsonNode   *clout_json_parse      (GBytes         *bytes,
                                   GError        **error);

void        clout_json_wipe       (JsonNode       *node);
gboolean    clout_json_get_int    (JsonNode       *node,
                                   const char     *path,
                                   gint64         *ret_value,
                                   GError        **error);
gboolean    clout_json_get_double (JsonNode       *node,
                                   const char     *path,
                                   double         *ret_value,
                                   GError        **error);
gboolean    clout_json_get_bool   (JsonNode       *node,
                                   const char     *path,
                                   gboolean       *ret_value,
                                   GError        **error);
gboolean    clout_json_get_time   (JsonNode       *node,
                                   const char     *path,
                                   gint64         *ret_seconds,
                                   GError        **error);
const char *clout_json_get_string (JsonNode       *node,
                                   const char     *path,
                                   GError        **error);
JsonNode   *clout_json_get_object (JsonNode       *node,
                                   const char     *path,
                                   GError        **error);
JsonNode   *clout_json_get_array  (JsonNode       *node,
                                   const char     *path,
                                   GError        **error);

/* These return the fallback if the member is missing or has a different type. */
gint64      clout_json_opt_int    (JsonNode       *node,
                                   const char     *path,
                                   gint64          fallback);
double      clout_json_opt_double (JsonNode       *node,
                                   const char     *path,
                                   double          fallback);
gboolean    clout_json_opt_bool   (JsonNode       *node,
                                   const char     *path,
                                   gboolean        fallback);
gint64      clout_json_opt_time   (JsonNode       *node,
                                   const char     *path,
                                   gint64          fallback);
const char *clout_json_opt_string (JsonNode       *node,
                                   const char     *path,
                                   const char     *fallback);
JsonNode   *clout_json_opt_object (JsonNode       *node,
                                   const char     *path);
JsonNode   *clout_json_opt_array  (JsonNode       *node,
                                   const char     *path);

gboolean    clout_json_foreach    (JsonNode       *node,
                                   const char     *path,
                                   CloutJsonFunc   func,
                                   gpointer        user_data,
                                   GError        **error);

G_END_DECLS
