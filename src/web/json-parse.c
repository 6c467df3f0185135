/* json-parse.c: parses responses, and wipes them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/json-parser.h"
#include "base/secret-memory.h"
#include "web/error.h"
#include "web/json.h"

/**
 * clout_json_parse:
 * @bytes: a complete JSON text in UTF-8
 * @members: (nullable): as for clout_json_parser_new()
 * @error: return location
 *
 * Parses a JSON text unless it is nested too deeply.
 *
 * Returns: (transfer full): its root, or %NULL with %CLOUT_WEB_ERROR_BAD_RESPONSE; the error
 *   message contains nothing from @bytes
 */
JsonNode *
clout_json_parse (GBytes             *bytes,
                  const char *const  *members,
                  GError            **error)
{
  g_autoptr(CloutJsonParser) parser = clout_json_parser_new (members);
  g_autoptr(GError) inner = NULL;
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  JsonNode *root = clout_json_parser_parse (parser, data, length, &inner);

  if (root == NULL)
    g_set_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE, "the answer is %s",
                 g_error_matches (inner, CLOUT_JSON_ERROR, CLOUT_JSON_ERROR_DEPTH)
                 ? "nested too deeply" : "not JSON, or cut short");
  return root;
}

static void
wipe_member_cb (JsonObject *object,
                const char *name,
                JsonNode   *node,
                gpointer    user_data)
{
  clout_json_wipe (node);
}

static void
wipe_element_cb (JsonArray *array,
                 guint      index,
                 JsonNode  *node,
                 gpointer   user_data)
{
  clout_json_wipe (node);
}

/**
 * clout_json_wipe:
 * @node: (nullable): a node that contains a secret
 *
 * Overwrites every string in a node, because json-glib doesn't. Member names remain.
 */
void
clout_json_wipe (JsonNode *node)
{
  if (node == NULL)
    return;
  if (JSON_NODE_HOLDS_OBJECT (node))
    json_object_foreach_member (json_node_get_object (node), wipe_member_cb, NULL);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    json_array_foreach_element (json_node_get_array (node), wipe_element_cb, NULL);
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    clout_secret_wipe ((char *) json_node_get_string (node));
}
