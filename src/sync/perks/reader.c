/* reader.c: reads a publisher's feed of perks, as described in data/perks.md.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/perks/reader.h"

#include <string.h>

#include "base/duration.h"
#include "base/sanitize.h"
#include "web/error.h"
#include "web/json.h"

#define VERSION 1

static char *
dup_text (JsonNode   *node,
          const char *member)
{
  return clout_sanitize_dup (clout_json_opt_string (node, member, ""));
}

static gboolean
add_string (JsonNode  *element,
            gpointer   user_data,
            GError   **error)
{
  const char *text = clout_json_get_string (element, NULL, error);

  if (text == NULL)
    return FALSE;
  g_ptr_array_add (user_data, clout_sanitize_dup (text));
  return TRUE;
}

/* A value that isn't a list of texts is an error: ignoring it would admit everyone. */
static gboolean
read_list (JsonNode   *node,
           const char *member,
           GStrv      *ret_list)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  if (json_object_has_member (json_node_get_object (node), member)
      && !clout_json_foreach (node, member, add_string, list, NULL))
    return FALSE;
  g_ptr_array_add (list, NULL);
  *ret_list = (GStrv) g_ptr_array_steal (list, NULL);
  return TRUE;
}

/* A date without a time means the end of that day. */
static gboolean
read_until (JsonNode *node,
            gint64   *ret_until)
{
  const char *text = clout_json_opt_string (node, "until", "");

  if (!json_object_has_member (json_node_get_object (node), "until"))
    return TRUE;
  if (!clout_json_get_time (node, "until", ret_until, NULL))
    return FALSE;
  if (strlen (text) == strlen ("2026-11-23"))
    *ret_until += CLOUT_DAY;
  return *ret_until > 0;
}

static gboolean
read_score (JsonNode *node,
            double   *ret_score)
{
  return !json_object_has_member (json_node_get_object (node), "from_score")
    || clout_json_get_double (node, "from_score", ret_score, NULL);
}

static CloutPerk *
read_perk (JsonNode *node)
{
  g_autoptr(CloutPerk) perk = clout_perk_new ();

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  perk->title = dup_text (node, "title");
  perk->what = dup_text (node, "what");
  perk->link = g_strdup (clout_json_opt_string (node, "link", ""));
  perk->disclosure = dup_text (node, "disclosure");
  if (!read_score (node, &perk->from_score) || !read_until (node, &perk->until)
      || !read_list (node, "topics", &perk->topics) || !read_list (node, "region", &perk->regions)
      || !clout_perk_is_sound (perk))
    return NULL;
  return g_steal_pointer (&perk);
}

static gboolean
add_perk (JsonNode  *element,
          gpointer   user_data,
          GError   **error)
{
  CloutPerkFeed *feed = user_data;
  CloutPerk *perk = feed->perks->len < CLOUT_PERK_FEED_MAX_PERKS ? read_perk (element) : NULL;

  if (perk != NULL)
    g_ptr_array_add (feed->perks, perk);
  return TRUE;
}

/**
 * clout_perk_feed_read:
 * @url: URL of the feed
 * @root: the feed's JSON
 *
 * Reads a feed. Skips invalid offers and unknown members. A feed may be empty.
 *
 * Returns: (transfer full): the feed, marked as never fetched, or %NULL with
 *   %CLOUT_WEB_ERROR_BAD_RESPONSE if it is invalid
 */
CloutPerkFeed *
clout_perk_feed_read (const char  *url,
                      JsonNode    *root,
                      GError     **error)
{
  g_autoptr(CloutPerkFeed) feed = clout_perk_feed_new (url);
  gint64 version;

  if (!clout_json_get_int (root, "clout_perks", &version, error)
      || !clout_json_foreach (root, "perks", add_perk, feed, error))
    return NULL;
  g_free (feed->publisher);
  feed->publisher = dup_text (root, "publisher");
  if (version != VERSION || *feed->publisher == '\0'
      || g_utf8_strlen (feed->publisher, -1) > CLOUT_PERK_MAX_TITLE)
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE,
                           "no feed of perks that this program knows");
      return NULL;
    }
  return g_steal_pointer (&feed);
}
