/* feed-read.c: parses feeds: RSS, Atom or JSON Feed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "networks/blog/feed-read.h"

#include <string.h>

#include "networks/blog/feed-formats.h"
#include "web/error.h"

#define BEGINNING 1024

static gboolean
starts_with_brace (GBytes *body)
{
  gsize size;
  const char *data = g_bytes_get_data (body, &size);
  gsize i = 0;

  while (i < size && g_ascii_isspace (data[i]))
    i++;
  return i < size && data[i] == '{';
}

static CloutFeed *
read_json (CloutResponse *response,
           GError       **error)
{
  JsonNode *root = clout_response_get_json (response, error);
  g_autoptr(CloutFeed) self = clout_feed_new ();

  if (root == NULL || !clout_feed_read_json (self, root, clout_response_get_url (response), error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
is_rss (const xmlNode *root)
{
  return clout_xml_is (root, NULL, "rss") || clout_xml_is (root, "*", "RDF");
}

/**
 * clout_feed_is_meant:
 * @response: response that can't be parsed as a feed
 *
 * Returns: whether it begins like a feed, which means that it is a damaged feed and not a page
 */
gboolean
clout_feed_is_meant (CloutResponse *response)
{
  static const char *const beginnings[] = { "<rss", "<feed", "<rdf:RDF", "jsonfeed.org" };
  gsize size;
  const char *data = g_bytes_get_data (clout_response_get_body (response), &size);

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (data != NULL && g_strstr_len (data, MIN (size, BEGINNING), beginnings[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* An id that is too long or used by two items doesn't identify anything. */
static void
check_ids (CloutFeed *self)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) shared = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->items->len; i++)
    {
      CloutFeedItem *item = g_ptr_array_index (self->items, i);

      if (item->id != NULL && !g_hash_table_add (seen, item->id))
        g_hash_table_add (shared, item->id);
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      CloutFeedItem *item = g_ptr_array_index (self->items, i);

      item->is_named = item->id != NULL && *item->id != '\0'
        && strlen (item->id) <= CLOUT_FEED_MAX_ADDRESS && !g_hash_table_contains (shared, item->id);
    }
}

/**
 * clout_feed_read:
 * @response: response from a feed's URL
 * @error: return location for %CLOUT_WEB_ERROR_BAD_RESPONSE
 *
 * Parses a feed. Detects the format by content, because the content type is often wrong.
 *
 * Returns: (transfer full): the feed, or %NULL
 */
CloutFeed *
clout_feed_read (CloutResponse *response,
                 GError       **error)
{
  g_autoptr(CloutFeed) self = NULL;
  const xmlNode *root;
  const char *base = clout_response_get_url (response);

  if (starts_with_brace (clout_response_get_body (response)))
    {
      self = read_json (response, error);
      if (self != NULL)
        check_ids (self);
      return g_steal_pointer (&self);
    }
  root = clout_response_get_xml (response, error);
  if (root == NULL)
    return NULL;
  self = clout_feed_new ();
  if (is_rss (root))
    clout_feed_read_rss (self, root, base);
  else if (clout_xml_is (root, CLOUT_FEED_ATOM, "feed")
           || clout_xml_is (root, CLOUT_FEED_ATOM_03, "feed"))
    clout_feed_read_atom (self, root, base);
  else
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE,
                           "the answer is no feed");
      return NULL;
    }
  check_ids (self);
  return g_steal_pointer (&self);
}
