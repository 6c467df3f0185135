/* json.c: typed access to JSON, with errors that name what is missing.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "web/json.h"

#include <math.h>
#include <string.h>

#include "web/error.h"
#include "base/timestamp.h"

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
member (JsonNode   *node,
        const char *name)
{
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  return json_object_get_member (json_node_get_object (node), name);
}

/* Returns the node at @path, or NULL if it or one above it is missing or null. */
static JsonNode *
find (JsonNode   *node,
      const char *path)
{
  const char *rest = path;

  while (rest != NULL && rest[0] != '\0')
    {
      const char *dot = strchr (rest, '.');
      g_autofree char *name = dot != NULL ? g_strndup (rest, dot - rest) : g_strdup (rest);

      node = member (node, name);
      rest = dot != NULL ? dot + 1 : NULL;
    }
  if (node != NULL && JSON_NODE_HOLDS_NULL (node))
    return NULL;
  return node;
}

static JsonNode *
need (JsonNode    *node,
      const char  *path,
      GError     **error)
{
  JsonNode *found = find (node, path);

  if (found == NULL)
    set_bad (error, path, "missing");
  return found;
}

static gboolean
read_number (JsonNode *node,
             double   *ret_value)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;
  *ret_value = json_node_get_double (node);
  return isfinite (*ret_value);
}

static gboolean
read_int (JsonNode *node,
          gint64   *ret_value)
{
  double number;

  if (!JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_ascii_string_to_signed (json_node_get_string (node), 10, G_MININT64, G_MAXINT64,
                                     ret_value, NULL);
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    {
      *ret_value = json_node_get_int (node);
      return TRUE;
    }
  if (!read_number (node, &number) || fabs (number) > 9007199254740992.0 ||
      number != trunc (number))
    return FALSE;
  *ret_value = (gint64) number;
  return TRUE;
}

static gboolean
read_bool (JsonNode *node,
           gboolean *ret_value)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return FALSE;
  *ret_value = json_node_get_boolean (node);
  return TRUE;
}

static const char *
read_string (JsonNode *node)
{
  const char *text;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  text = json_node_get_string (node);
  return text != NULL && g_utf8_validate (text, -1, NULL) ? text : NULL;
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
  if (read_int (found, ret_value))
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
  double value;

  if (found == NULL)
    return FALSE;
  if (read_number (found, &value))
    {
      *ret_value = value;
      return TRUE;
    }
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
  if (read_bool (found, ret_value))
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
  text = read_string (found);
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
 * clout_json_opt_int:
 *
 * Like clout_json_get_int(), for a member that may be missing.
 *
 * Returns: the number, or @fallback
 */
gint64
clout_json_opt_int (JsonNode   *node,
                    const char *path,
                    gint64      fallback)
{
  JsonNode *found = find (node, path);
  gint64 value;

  return found != NULL && read_int (found, &value) ? value : fallback;
}

/**
 * clout_json_opt_double:
 *
 * Like clout_json_get_double(), for a member that may be missing.
 *
 * Returns: the number, or @fallback
 */
double
clout_json_opt_double (JsonNode   *node,
                       const char *path,
                       double      fallback)
{
  JsonNode *found = find (node, path);
  double value;

  return found != NULL && read_number (found, &value) ? value : fallback;
}

/**
 * clout_json_opt_bool:
 *
 * Like clout_json_get_bool(), for a member that may be missing.
 *
 * Returns: true, false or @fallback
 */
gboolean
clout_json_opt_bool (JsonNode   *node,
                     const char *path,
                     gboolean    fallback)
{
  JsonNode *found = find (node, path);
  gboolean value;

  return found != NULL && read_bool (found, &value) ? value : fallback;
}

/**
 * clout_json_opt_time:
 *
 * Like clout_json_get_time(), for a member that may be missing.
 *
 * Returns: Unix seconds, or @fallback
 */
gint64
clout_json_opt_time (JsonNode   *node,
                     const char *path,
                     gint64      fallback)
{
  const char *text = clout_json_opt_string (node, path, NULL);
  gint64 seconds;

  return clout_timestamp_from_iso8601 (text, &seconds) ? seconds : fallback;
}

/**
 * clout_json_opt_string:
 *
 * Like clout_json_get_string(), for a member that may be missing.
 *
 * Returns: (transfer none) (nullable): the string, or @fallback
 */
const char *
clout_json_opt_string (JsonNode   *node,
                       const char *path,
                       const char *fallback)
{
  JsonNode *found = find (node, path);
  const char *text = found != NULL ? read_string (found) : NULL;

  return text != NULL ? text : fallback;
}

/**
 * clout_json_opt_object:
 *
 * Like clout_json_get_object(), for a member that may be missing.
 *
 * Returns: (transfer none) (nullable): a node with an object
 */
JsonNode *
clout_json_opt_object (JsonNode   *node,
                       const char *path)
{
  JsonNode *found = find (node, path);

  return found != NULL && JSON_NODE_HOLDS_OBJECT (found) ? found : NULL;
}

/**
 * clout_json_opt_array:
 *
 * Like clout_json_get_array(), for a member that may be missing.
 *
 * Returns: (transfer none) (nullable): a node with an array
 */
JsonNode *
clout_json_opt_array (JsonNode   *node,
                      const char *path)
{
  JsonNode *found = find (node, path);

  return found != NULL && JSON_NODE_HOLDS_ARRAY (found) ? found : NULL;
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
