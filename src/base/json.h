/* json.h: typed access to JSON that may have anything in it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A path consists of member names joined by dots, "account.followers_count"; NULL or "" is the
   node itself. JSON null counts as missing. The getters return the fallback, or NULL, if the member
   is missing or has a different type. */

JsonNode   *clout_json_find         (JsonNode   *node,
                                     const char *path);
gboolean    clout_json_read_int     (JsonNode   *node,
                                     gint64     *ret_value);
gboolean    clout_json_read_double  (JsonNode   *node,
                                     double     *ret_value);
gboolean    clout_json_read_bool    (JsonNode   *node,
                                     gboolean   *ret_value);
const char *clout_json_read_string  (JsonNode   *node);
gint64      clout_json_opt_int      (JsonNode   *node,
                                     const char *path,
                                     gint64      fallback);
gint64      clout_json_opt_count    (JsonNode   *node,
                                     const char *path);
double      clout_json_opt_double   (JsonNode   *node,
                                     const char *path,
                                     double      fallback);
gboolean    clout_json_opt_bool     (JsonNode   *node,
                                     const char *path,
                                     gboolean    fallback);
gint64      clout_json_opt_time     (JsonNode   *node,
                                     const char *path,
                                     gint64      fallback);
const char *clout_json_opt_string   (JsonNode   *node,
                                     const char *path,
                                     const char *fallback);
JsonNode   *clout_json_opt_object   (JsonNode   *node,
                                     const char *path);
JsonArray  *clout_json_opt_array    (JsonNode   *node,
                                     const char *path);
guint       clout_json_length       (JsonArray  *array);
const char **clout_json_dup_strings (JsonNode   *node,
                                     const char *path,
                                     const char *member);

G_END_DECLS
