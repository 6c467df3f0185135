/* json.c: typed access to JSON that may have anything in it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/json.h"

#include <math.h>
#include <string.h>

#include "base/timestamp.h"

/* No name in a path is longer. */
#define LONGEST 128
#define MAX_STRINGS 64

static JsonNode *
find_member (JsonNode   *node,
             const char *name)
{
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  return json_object_get_member (json_node_get_object (node), name);
}

static JsonNode *
find_below (JsonNode   *node,
            const char *path)
{
  const char *dot;

  while (node != NULL && (dot = strchr (path, '.')) != NULL)
    {
      char name[LONGEST];

      g_return_val_if_fail (dot - path < LONGEST, NULL);

      memcpy (name, path, dot - path);
      name[dot - path] = '\0';
      node = find_member (node, name);
      path = dot + 1;
    }

  return find_member (node, path);
}

/**
 * clout_json_find:
 * @node: (nullable): where @path begins
 * @path: (nullable): member names joined by dots
 *
 * Returns: (transfer none) (nullable): the node at @path, or %NULL if it or one above it is missing
 *   or null
 */
JsonNode *
clout_json_find (JsonNode   *node,
                 const char *path)
{
  if (path != NULL && path[0] != '\0')
    node = find_below (node, path);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

static GType
get_type (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node)
                                                      : G_TYPE_INVALID;
}

/**
 * clout_json_read_double:
 * @node: (nullable): a node
 * @ret_value: (out): a finite number; untouched on failure
 *
 * Returns: whether the node is a number
 */
gboolean
clout_json_read_double (JsonNode *node,
                        double   *ret_value)
{
  GType type = get_type (node);

  if ((type != G_TYPE_INT64 && type != G_TYPE_DOUBLE) || !isfinite (json_node_get_double (node)))
    return FALSE;

  *ret_value = json_node_get_double (node);
  return TRUE;
}

/**
 * clout_json_read_int:
 * @node: (nullable): a node
 * @ret_value: (out): an integer, or a string that contains one; untouched on failure
 *
 * Returns: whether the node is a whole number
 */
gboolean
clout_json_read_int (JsonNode *node,
                     gint64   *ret_value)
{
  double number;

  if (get_type (node) == G_TYPE_STRING)
    return g_ascii_string_to_signed (json_node_get_string (node), 10, G_MININT64, G_MAXINT64,
                                     ret_value, NULL);
  if (get_type (node) == G_TYPE_INT64)
    {
      *ret_value = json_node_get_int (node);
      return TRUE;
    }
  if (!clout_json_read_double (node, &number) || fabs (number) > 9007199254740992.0
      || number != trunc (number))
    return FALSE;

  *ret_value = (gint64) number;
  return TRUE;
}

/**
 * clout_json_read_bool:
 * @node: (nullable): a node
 * @ret_value: (out): the value; untouched on failure
 *
 * Returns: whether the node is true or false
 */
gboolean
clout_json_read_bool (JsonNode *node,
                      gboolean *ret_value)
{
  if (get_type (node) != G_TYPE_BOOLEAN)
    return FALSE;

  *ret_value = json_node_get_boolean (node);
  return TRUE;
}

/**
 * clout_json_read_string:
 * @node: (nullable): a node
 *
 * Returns: (transfer none) (nullable): a string in UTF-8, or %NULL
 */
const char *
clout_json_read_string (JsonNode *node)
{
  const char *text = get_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;

  return text != NULL && g_utf8_validate (text, -1, NULL) ? text : NULL;
}

/**
 * clout_json_opt_int:
 * @node: (nullable): where @path begins
 * @path: member names joined by dots
 * @fallback: value if the member is missing or has another type
 *
 * Returns: an integer, or one that a string contains, or @fallback
 */
gint64
clout_json_opt_int (JsonNode   *node,
                    const char *path,
                    gint64      fallback)
{
  gint64 value;

  return clout_json_read_int (clout_json_find (node, path), &value) ? value : fallback;
}

/**
 * clout_json_opt_count:
 * @node: (nullable): where @path begins
 * @path: member names joined by dots
 *
 * Returns: a count of at most %G_MAXUINT32, or -1
 */
gint64
clout_json_opt_count (JsonNode   *node,
                      const char *path)
{
  return CLAMP (clout_json_opt_int (node, path, -1), -1, G_MAXUINT32);
}

/**
 * clout_json_opt_double:
 * @node: (nullable): where @path begins
 * @path: member names joined by dots
 * @fallback: value if the member is missing or has another type
 *
 * Returns: a finite number, or @fallback
 */
double
clout_json_opt_double (JsonNode   *node,
                       const char *path,
                       double      fallback)
{
  double value;

  return clout_json_read_double (clout_json_find (node, path), &value) ? value : fallback;
}

/**
 * clout_json_opt_bool:
 * @node: (nullable): where @path begins
 * @path: member names joined by dots
 * @fallback: value if the member is missing or has another type
 *
 * Returns: true, false or @fallback
 */
gboolean
clout_json_opt_bool (JsonNode   *node,
                     const char *path,
                     gboolean    fallback)
{
  gboolean value;

  return clout_json_read_bool (clout_json_find (node, path), &value) ? value : fallback;
}

/**
 * clout_json_opt_time:
 * @node: (nullable): where @path begins
 * @path: member names joined by dots
 * @fallback: value if the member is missing or has another type
 *
 * Returns: Unix seconds from an ISO 8601 string, or @fallback
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
 * @node: (nullable): where @path begins
 * @path: member names joined by dots
 * @fallback: (nullable): value if the member is missing or has another type
 *
 * Returns: (transfer none) (nullable): a string in UTF-8, or @fallback
 */
const char *
clout_json_opt_string (JsonNode   *node,
                       const char *path,
                       const char *fallback)
{
  const char *text = clout_json_read_string (clout_json_find (node, path));

  return text != NULL ? text : fallback;
}

/**
 * clout_json_opt_object:
 * @node: (nullable): where @path begins
 * @path: member names joined by dots
 *
 * Returns: (transfer none) (nullable): a node with an object
 */
JsonNode *
clout_json_opt_object (JsonNode   *node,
                       const char *path)
{
  JsonNode *found = clout_json_find (node, path);

  return found != NULL && JSON_NODE_HOLDS_OBJECT (found) ? found : NULL;
}

/**
 * clout_json_opt_array:
 * @node: (nullable): where @path begins
 * @path: member names joined by dots
 *
 * Returns: (transfer none) (nullable): an array
 */
JsonArray *
clout_json_opt_array (JsonNode   *node,
                      const char *path)
{
  JsonNode *found = clout_json_find (node, path);

  return found != NULL && JSON_NODE_HOLDS_ARRAY (found) ? json_node_get_array (found) : NULL;
}

/**
 * clout_json_length:
 * @array: (nullable): an array
 *
 * Returns: its number of elements, 0 for %NULL
 */
guint
clout_json_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

/**
 * clout_json_dup_strings:
 * @node: (nullable): where @path begins
 * @path: (nullable): path of an array; elements that aren't strings are skipped
 * @member: (nullable): name of the elements' member, for an array of objects
 *
 * Returns: (transfer container) (nullable): at most 64 of its strings, %NULL-terminated and owned
 *   by @node, or %NULL if there are no strings
 */
const char **
clout_json_dup_strings (JsonNode   *node,
                        const char *path,
                        const char *member)
{
  JsonArray *array = clout_json_opt_array (node, path);
  guint length = clout_json_length (array);
  g_autofree const char **strings = NULL;
  guint n = 0;

  for (guint i = 0; i < length && n < MAX_STRINGS; i++)
    {
      const char *text = clout_json_opt_string (json_array_get_element (array, i), member, NULL);

      if (text == NULL || *text == '\0')
        continue;
      if (strings == NULL)
        strings = g_new0 (const char *, MIN (length - i, MAX_STRINGS) + 1);
      strings[n++] = text;
    }

  return g_steal_pointer (&strings);
}
