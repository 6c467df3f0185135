/* json-out.c: JSON for --json.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/json-out.h"

#include <math.h>

#include "base/sanitize.h"
#include "score/round.h"

void
clout_json_out_int (JsonBuilder *builder,
                    const char  *name,
                    gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/* @value: negative if unknown, which becomes null. */
void
clout_json_out_count (JsonBuilder *builder,
                      const char  *name,
                      gint64       value)
{
  if (value >= 0)
    clout_json_out_int (builder, name, value);
  else
    clout_json_out_string (builder, name, NULL);
}

/* @value: NAN if unknown, which becomes null. */
void
clout_json_out_double (JsonBuilder *builder,
                       const char  *name,
                       double       value)
{
  json_builder_set_member_name (builder, name);
  if (isnan (value))
    json_builder_add_null_value (builder);
  else
    json_builder_add_double_value (builder, value);
}

/* Like clout_json_out_double(), to %CLOUT_JSON_OUT_DECIMALS. */
void
clout_json_out_rounded (JsonBuilder *builder,
                        const char  *name,
                        double       value)
{
  clout_json_out_double (builder, name, clout_round (value, CLOUT_JSON_OUT_DECIMALS));
}

void
clout_json_out_flag (JsonBuilder *builder,
                     const char  *name,
                     gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/* @value: (nullable): %NULL becomes null. */
void
clout_json_out_string (JsonBuilder *builder,
                       const char  *name,
                       const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/* Begins a member that json_builder_end_object() ends. */
void
clout_json_out_object (JsonBuilder *builder,
                       const char  *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
}

/* Begins a member that json_builder_end_array() ends. */
void
clout_json_out_array (JsonBuilder *builder,
                      const char  *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

void
clout_json_out_print (JsonBuilder *builder)
{
  g_autoptr(JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);
  g_autofree char *escaped = clout_sanitize_escape_json (text);

  g_print ("%s\n", escaped);
}
