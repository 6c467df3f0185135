/* json.c: reads required members, with errors that name what is missing.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/json.h"

#include "base/timestamp.h"
#include "web/error.h"

static const char *
name_of (const char *path)
{
  return path != NULL && path[0] != '\0' ? path : "the answer";
}

static void
set_bad (GError     **error,
         const char  *path,
         const char  *what)
{
  g_set_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE,
               "%s is %s", name_of (path), what);
}

static JsonNode *
need (JsonNode    *node,
      const char  *path,
      GError     **error)
{
  JsonNode *found = clout_json_find (node, path);

  if (found == NULL)
    set_bad (error, path, "missing");
  return found;
}

/**
 * clout_json_get_int:
 * @node: (nullable): where @path begins
 * @path: (nullable): member names joined by dots
 * @ret_value: (out): an integer, or a string that contains one; untouched on failure
 * @error: return location for %CLOUT_WEB_ERROR_BAD_RESPONSE, which names @path
 *
 * Returns: whether the member exists and has the type
 */
gboolean
clout_json_get_int (JsonNode    *node,
                    const char  *path,
                    gint64      *ret_value,
                    GError     **error)
{
  JsonNode *found = need (node, path, error);

  if (found == NULL)
    return FALSE;
  if (clout_json_read_int (found, ret_value))
    return TRUE;
  set_bad (error, path, "not a whole number");
  return FALSE;
}

/**
 * clout_json_get_double:
 * @node: (nullable): where @path begins
 * @path: (nullable): member names joined by dots
 * @ret_value: (out): a finite number; untouched on failure
 * @error: return location for %CLOUT_WEB_ERROR_BAD_RESPONSE, which names @path
 *
 * Returns: whether the member exists and has the type
 */
gboolean
clout_json_get_double (JsonNode    *node,
                       const char  *path,
                       double      *ret_value,
                       GError     **error)
{
  JsonNode *found = need (node, path, error);

  if (found == NULL)
    return FALSE;
  if (clout_json_read_double (found, ret_value))
    return TRUE;
  set_bad (error, path, "not a number");
  return FALSE;
}

/**
 * clout_json_get_bool:
 * @node: (nullable): where @path begins
 * @path: (nullable): member names joined by dots
 * @ret_value: (out): the value; untouched on failure
 * @error: return location for %CLOUT_WEB_ERROR_BAD_RESPONSE, which names @path
 *
 * Returns: whether the member exists and has the type
 */
gboolean
clout_json_get_bool (JsonNode    *node,
                     const char  *path,
                     gboolean    *ret_value,
                     GError     **error)
{
  JsonNode *found = need (node, path, error);

  if (found == NULL)
    return FALSE;
  if (clout_json_read_bool (found, ret_value))
    return TRUE;
  set_bad (error, path, "not true or false");
  return FALSE;
}

/**
 * clout_json_get_time:
 * @node: (nullable): where @path begins
 * @path: (nullable): member names joined by dots
 * @ret_seconds: (out): Unix seconds from an ISO 8601 string; untouched on failure
 * @error: return location for %CLOUT_WEB_ERROR_BAD_RESPONSE, which names @path
 *
 * Returns: whether the member exists and has the type
 */
gboolean
clout_json_get_time (JsonNode    *node,
                     const char  *path,
                     gint64      *ret_seconds,
                     GError     **error)
{
  const char *text = clout_json_get_string (node, path, error);

  if (text == NULL)
    return FALSE;
  if (clout_timestamp_from_iso8601 (text, ret_seconds))
    return TRUE;
  set_bad (error, path, "not a date and time");
  return FALSE;
}

/**
 * clout_json_get_string:
 * @node: (nullable): where @path begins
 * @path: (nullable): member names joined by dots
 * @error: return location for %CLOUT_WEB_ERROR_BAD_RESPONSE, which names @path
 *
 * Returns: (transfer none): a string in UTF-8, or %NULL
 */
const char *
clout_json_get_string (JsonNode    *node,
                       const char  *path,
                       GError     **error)
{
  JsonNode *found = need (node, path, error);
  const char *text;

  if (found == NULL)
    return NULL;
  text = clout_json_read_string (found);
  if (text == NULL)
    set_bad (error, path, "not a string");
  return text;
}

/**
 * clout_json_get_object:
 * @node: (nullable): where @path begins
 * @path: (nullable): member names joined by dots
 * @error: return location for %CLOUT_WEB_ERROR_BAD_RESPONSE, which names @path
 *
 * Returns: (transfer none): a node with an object, or %NULL
 */
JsonNode *
clout_json_get_object (JsonNode    *node,
                       const char  *path,
                       GError     **error)
{
  JsonNode *found = need (node, path, error);

  if (found == NULL || JSON_NODE_HOLDS_OBJECT (found))
    return found;
  set_bad (error, path, "not an object");
  return NULL;
}

/**
 * clout_json_get_array:
 * @node: (nullable): where @path begins
 * @path: (nullable): member names joined by dots
 * @error: return location for %CLOUT_WEB_ERROR_BAD_RESPONSE, which names @path
 *
 * Returns: (transfer none): a node with an array, or %NULL
 */
JsonNode *
clout_json_get_array (JsonNode    *node,
                      const char  *path,
                      GError     **error)
{
  JsonNode *found = need (node, path, error);

  if (found == NULL || JSON_NODE_HOLDS_ARRAY (found))
    return found;
  set_bad (error, path, "not an array");
  return NULL;
}

/**
 * clout_json_foreach:
 * @node: (nullable): where @path begins
 * @path: (nullable): path of an array, as member names joined by dots
 * @func: called for each element until it fails
 * @error: return location for %CLOUT_WEB_ERROR_BAD_RESPONSE, or @func's error with its position
 *   prepended, as in "feed[3].post.uri is missing"
 *
 * Calls a function for each element of an array.
 *
 * Returns: whether all elements were visited
 */
gboolean
clout_json_foreach (JsonNode       *node,
                    const char     *path,
                    CloutJsonFunc   func,
                    gpointer        user_data,
                    GError        **error)
{
  JsonNode *found = clout_json_get_array (node, path, error);
  JsonArray *array;

  if (found == NULL)
    return FALSE;
  array = json_node_get_array (found);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (!func (json_array_get_element (array, i), user_data, error))
        {
          g_prefix_error (error, "%s[%u].", path != NULL ? path : "", i);
          return FALSE;
        }
    }
  return TRUE;
}
