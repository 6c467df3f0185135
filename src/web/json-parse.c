/* json-parse.c: parses JSON after checking its size and depth.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/secret-memory.h"
#include "web/error.h"
#include "web/json.h"

static void
set_bad (GError     **error,
         const char  *what)
{
  g_set_error (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE, "the answer is %s", what);
}

/**
 * clout_json_is_shallow:
 * @data: JSON text
 * @length: its length
 * @max_depth: most nested arrays and objects
 *
 * Checks the depth before parsing, because a recursive parser can overflow the stack.
 *
 * Returns: whether @data is no deeper
 */
gboolean
clout_json_is_shallow (const char *data,
                       gsize       length,
                       guint       max_depth)
{
  gboolean in_string = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      char c = data[i];

      if (in_string && c == '\\')
        i++;
      else if (c == '"')
        in_string = !in_string;
      else if (in_string)
        continue;
      else if (c == '[' || c == '{')
        {
          if (++depth > max_depth)
            return FALSE;
        }
      else if ((c == ']' || c == '}') && depth > 0)
        depth--;
    }
  return TRUE;
}

/* json-glib also accepts comments and 'single quotes', which would confuse
   clout_json_is_shallow(). No server sends them outside of strings. */
static gboolean
is_plain (const char *data,
          gsize       length)
{
  gboolean in_string = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (in_string && data[i] == '\\')
        i++;
      else if (data[i] == '"')
        in_string = !in_string;
      else if (!in_string && (data[i] == '/' || data[i] == '\'' || data[i] == '#'))
        return FALSE;
    }
  return !in_string;
}

/**
 * clout_json_parse:
 * @bytes: a complete JSON text in UTF-8
 * @error: return location
 *
 * Parses a JSON text unless it is nested too deeply.
 *
 * Returns: (transfer full): its root, or %NULL with %CLOUT_WEB_ERROR_BAD_RESPONSE; the error
 *   message contains nothing from @bytes
 */
JsonNode *
clout_json_parse (GBytes  *bytes,
                  GError **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  JsonNode *root = NULL;

  if (data == NULL || !g_utf8_validate (data, length, NULL) || !is_plain (data, length))
    {
      set_bad (error, "not JSON");
      return NULL;
    }
  if (!clout_json_is_shallow (data, length, CLOUT_JSON_MAX_DEPTH))
    {
      set_bad (error, "nested too deeply");
      return NULL;
    }
  if (json_parser_load_from_data (parser, data, length, NULL))
    root = json_parser_steal_root (parser);
  if (root == NULL)
    set_bad (error, "not JSON, or cut short");
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
