/* json-out.h: JSON for --json.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Parts of a score are rounded so that they still add up. */
#define CLOUT_JSON_OUT_DECIMALS 6

void clout_json_out_int    (JsonBuilder *builder,
                            const char  *name,
                            gint64       value);
void clout_json_out_count  (JsonBuilder *builder,
                            const char  *name,
                            gint64       value);
void clout_json_out_double (JsonBuilder *builder,
                            const char  *name,
                            double       value);
void clout_json_out_rounded (JsonBuilder *builder,
                             const char  *name,
                             double       value);
void clout_json_out_flag   (JsonBuilder *builder,
                            const char  *name,
                            gboolean     value);
void clout_json_out_string (JsonBuilder *builder,
                            const char  *name,
                            const char  *value);
void clout_json_out_object (JsonBuilder *builder,
                            const char  *name);
void clout_json_out_array  (JsonBuilder *builder,
                            const char  *name);
void clout_json_out_print  (JsonBuilder *builder);

G_END_DECLS
