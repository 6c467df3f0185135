/* json-read.c: lenient access to members of an export's JSON.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "archives/readers/json-read.h"

#include "archives/error.h"

/**
 * clout_json_read_item:
 * @text: one JSON value whose depth has been checked
 * @ret_object: (out) (transfer full) (nullable): the object, or %NULL for other types; a string
 *   becomes an object with that "id", because ActivityPub uses them interchangeably
 *
 * Parses one item of a list.
 *
 * Returns: %FALSE with %CLOUT_ARCHIVE_ERROR_DAMAGED if @text isn't JSON in UTF-8
 */
gboolean
clout_json_read_item (const char   *text,
                      gsize         length,
                      JsonObject  **ret_object,
                      GError      **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;

  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_DAMAGED,
                           "The text is not in UTF-8");
      return FALSE;
    }
  /* The parser's message may quote the post. */
  if (!json_parser_load_from_data (parser, text, length, NULL))
    {
      g_set_error_literal (error, CLOUT_ARCHIVE_ERROR, CLOUT_ARCHIVE_ERROR_DAMAGED,
                           "The JSON is malformed");
      return FALSE;
    }

  root = json_parser_get_root (parser);
  *ret_object = NULL;
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    *ret_object = json_object_ref (json_node_get_object (root));
  else if (root != NULL && json_node_get_value_type (root) == G_TYPE_STRING)
    {
      *ret_object = json_object_new ();
      json_object_set_string_member (*ret_object, "id", json_node_get_string (root));
    }

  return TRUE;
}

static JsonNode *
member (JsonObject *object,
        const char *name)
{
  return object != NULL ? json_object_get_member (object, name) : NULL;
}

/**
 * clout_json_read_string:
 *
 * Returns a string member if it is valid UTF-8, because the parser silently accepts escapes like
 *   "\uAd".
 *
 * Returns: (nullable): the string, or %NULL
 */
const char *
clout_json_read_string (JsonObject *object,
                        const char *name)
{
  JsonNode *node = member (object, name);
  const char *text;

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  text = json_node_get_string (node);
  return g_utf8_validate (text, -1, NULL) ? text : NULL;
}

JsonObject *
clout_json_read_object (JsonObject *object,
                        const char *name)
{
  JsonNode *node = member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
clout_json_read_array (JsonObject *object,
                       const char *name)
{
  JsonNode *node = member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * clout_json_read_element:
 * @index: less than the array's length
 *
 * Returns: (nullable): the object at this index, or %NULL for anything else
 */
JsonObject *
clout_json_read_element (JsonArray *array,
                         guint      index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * clout_json_read_id:
 *
 * Returns: (nullable): the id that a member refers to, which in ActivityPub is a string or an
 *   object with an "id"
 */
const char *
clout_json_read_id (JsonObject *object,
                    const char *name)
{
  JsonObject *inner = clout_json_read_object (object, name);

  return inner != NULL ? clout_json_read_string (inner, "id")
                       : clout_json_read_string (object, name);
}

/**
 * clout_json_read_count:
 *
 * Returns: a count of at most %G_MAXUINT32 from a number or a string of digits, or -1
 */
gint64
clout_json_read_count (JsonObject *object,
                       const char *name)
{
  JsonNode *node = member (object, name);
  const char *digits = clout_json_read_string (object, name);
  guint64 n;

  if (digits != NULL && g_ascii_string_to_unsigned (digits, 10, 0, G_MAXUINT32, &n, NULL))
    return n;
  if (node != NULL && json_node_get_value_type (node) == G_TYPE_INT64)
    return CLAMP (json_node_get_int (node), -1, G_MAXUINT32);

  return -1;
}

/**
 * clout_json_read_timestamp:
 * @ret_time: (out): Unix seconds
 *
 * Returns: whether the member is an ISO 8601 time after 1970
 */
gboolean
clout_json_read_timestamp (JsonObject *object,
                           const char *name,
                           gint64     *ret_time)
{
  const char *text = clout_json_read_string (object, name);
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) moment = text != NULL ? g_date_time_new_from_iso8601 (text, utc) : NULL;

  if (moment == NULL || g_date_time_to_unix (moment) <= 0)
    return FALSE;

  *ret_time = g_date_time_to_unix (moment);
  return TRUE;
}
