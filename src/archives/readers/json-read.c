/* json-read.c: what exports' JSON has in common.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/readers/json-read.h"

#include "archives/error.h"

static JsonNode *
new_reference (const char *id)
{
  g_autoptr(JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "id", id);

  return json_node_init_object (json_node_alloc (), object);
}

/**
 * clout_json_read_item:
 * @parser: a parser
 * @text: one JSON value
 * @length: its length
 * @ret_object: (out) (transfer full) (nullable): the object, or %NULL for other types; a string
 *   becomes an object with that "id", because ActivityPub uses them interchangeably
 *
 * Parses one item of a list.
 *
 * Returns: %FALSE with %CLOUT_ARCHIVE_ERROR_DAMAGED if @text isn't JSON in UTF-8
 */
gboolean
clout_json_read_item (CloutJsonParser  *parser,
                      const char       *text,
                      gsize             length,
                      JsonNode        **ret_object,
                      GError          **error)
{
  g_autoptr(GError) inner = NULL;
  g_autoptr(JsonNode) root = clout_json_parser_parse (parser, text, length, &inner);

  *ret_object = NULL;
  if (root == NULL)
    {
      g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_DAMAGED,
                           inner->message);
      return FALSE;
    }
  if (JSON_NODE_HOLDS_OBJECT (root))
    *ret_object = g_steal_pointer (&root);
  else if (clout_json_read_string (root) != NULL)
    *ret_object = new_reference (clout_json_read_string (root));

  return TRUE;
}

/**
 * clout_json_read_id:
 * @object: a JSON object
 *
 * Returns: (nullable): the id that a member refers to, which in ActivityPub is a string or an
 *   object with an "id"
 */
const char *
clout_json_read_id (JsonNode   *object,
                    const char *name)
{
  JsonNode *member = clout_json_find (object, name);

  return clout_json_opt_object (member, NULL) != NULL ? clout_json_opt_string (member, "id", NULL)
                                                      : clout_json_read_string (member);
}

/**
 * clout_json_read_timestamp:
 * @object: a JSON object
 * @ret_time: (out): Unix seconds
 *
 * Returns: whether the member is an ISO 8601 time after 1970
 */
gboolean
clout_json_read_timestamp (JsonNode   *object,
                           const char *name,
                           gint64     *ret_time)
{
  gint64 time = clout_json_opt_time (object, name, 0);

  if (time <= 0)
    return FALSE;

  *ret_time = time;
  return TRUE;
}
