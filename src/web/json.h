/* json.h: reads required members, with errors that name what is missing.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/json.h"

G_BEGIN_DECLS

/* Paths are as in base/json.h. Errors are CLOUT_WEB_ERROR_BAD_RESPONSE, with messages like
   "account.followers_count is missing". */

typedef gboolean (*CloutJsonFunc) (JsonNode  *element,
                                   gpointer   user_data,
                                   GError   **error);

JsonNode   *clout_json_parse      (GBytes         *bytes,
                                   const char *const *members,
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

gboolean    clout_json_foreach    (JsonNode       *node,
                                   const char     *path,
                                   CloutJsonFunc   func,
                                   gpointer        user_data,
                                   GError        **error);

G_END_DECLS
