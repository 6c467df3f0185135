/* id.c: status ids that don't change when a status is edited.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/mastodon/id.h"

#include <string.h>

#include "web/json.h"

/* snac's ids are the time of the last change followed by a hash, but it finds statuses by the
   hash alone (mastoapi.c, MID_TO_MD5). */
#define TIME_DIGITS 10
#define HASH_DIGITS 32
#define NO_TIME "0000000000"

static gboolean
is_timed (const char *id)
{
  return strlen (id) == TIME_DIGITS + HASH_DIGITS
    && strspn (id, "0123456789") >= TIME_DIGITS
    && strspn (id, "0123456789abcdefABCDEF") == TIME_DIGITS + HASH_DIGITS;
}

static const char *const names[] = { "id", "in_reply_to_id", "quoted_status_id" };
static const char *const inner[] = { "status", "reblog", "quote", "quoted_status", "descendants" };

static void make_steady (JsonNode *root);

static void
steady_member (JsonObject *object,
               const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *id = node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
    ? json_node_get_string (node) : NULL;
  g_autofree char *steady = NULL;

  if (id == NULL || !is_timed (id))
    return;
  steady = g_strconcat (NO_TIME, id + TIME_DIGITS, NULL);
  json_object_set_string_member (object, name, steady);
}

static void
steady_element_cb (JsonArray *array,
                   guint      index,
                   JsonNode  *element,
                   gpointer   user_data)
{
  make_steady (element);
}

static void
make_steady (JsonNode *root)
{
  JsonObject *object;

  if (JSON_NODE_HOLDS_ARRAY (root))
    json_array_foreach_element (json_node_get_array (root), steady_element_cb, NULL);
  if (!JSON_NODE_HOLDS_OBJECT (root))
    return;
  object = json_node_get_object (root);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    steady_member (object, names[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (inner); i++)
    if (json_object_has_member (object, inner[i]))
      make_steady (json_object_get_member (object, inner[i]));
}

/* Returns whether a status in the response has such an id; either all do or none. */
static gboolean
has_timed (JsonNode *root)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;
  const char *id;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (has_timed (json_array_get_element (array, i)))
      return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;
  id = clout_json_opt_string (root, "id", NULL);
  if (id != NULL && is_timed (id))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (inner); i++)
    if (json_object_has_member (json_node_get_object (root), inner[i])
        && has_timed (json_object_get_member (json_node_get_object (root), inner[i])))
      return TRUE;
  return FALSE;
}

/**
 * clout_mastodon_dup_steady:
 * @root: (nullable): a server's response
 *
 * Replaces statuses' ids with ones that don't change when they are edited, and that the server
 * accepts too. Other ids aren't changed.
 *
 * Returns: (transfer full) (nullable): the response with the new ids, or %NULL if nothing changed
 */
JsonNode *
clout_mastodon_dup_steady (JsonNode *root)
{
  g_autofree char *text = NULL;
  JsonNode *copy;

  if (root == NULL || !has_timed (root))
    return root != NULL ? json_node_ref (root) : NULL;
  /* Parsed JSON is immutable. */
  text = json_to_string (root, FALSE);
  copy = json_from_string (text, NULL);
  make_steady (copy);
  return copy;
}

/**
 * clout_mastodon_id_is_steady:
 * @id: stored id of a status
 *
 * Returns: whether it was made by clout_mastodon_dup_steady(), so the server is snac
 */
gboolean
clout_mastodon_id_is_steady (const char *id)
{
  return is_timed (id) && g_str_has_prefix (id, NO_TIME);
}
