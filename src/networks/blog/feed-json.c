/* feed-json.c: JSON Feed 1.0 and 1.1 (jsonfeed.org).
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "networks/blog/feed-formats.h"
#include "networks/listing.h"
#include "web/error.h"
#include "web/json.h"

typedef struct
{
  CloutFeed *feed;
  const char *base;
} Reading;

static char *
dup_address (JsonNode   *node,
             const char *path,
             const char *base)
{
  return clout_feed_dup_address (base, clout_json_opt_string (node, path, NULL));
}

/* Version 1.0 has one author, 1.1 has several. */
static const char *
find_author (JsonNode *node)
{
  JsonArray *authors = clout_json_opt_array (node, "authors");

  if (clout_json_length (authors) > 0)
    return clout_json_opt_string (json_array_get_element (authors, 0), "name", NULL);
  return clout_json_opt_string (node, "author.name", NULL);
}

static gboolean
read_item (JsonNode  *node,
           gpointer   user_data,
           GError   **error)
{
  Reading *reading = user_data;
  JsonArray *attachments = clout_json_opt_array (node, "attachments");
  const char *text = clout_json_opt_string (node, "content_text", NULL);
  g_autofree const char **tags = clout_json_dup_strings (node, "tags", NULL);
  CloutFeedItem *item;

  if (reading->feed->items->len >= CLOUT_FEED_MAX_ITEMS)
    return TRUE;
  item = clout_feed_add (reading->feed);
  item->id = g_strdup (clout_json_opt_string (node, "id", NULL));
  item->link = dup_address (node, "url", reading->base);
  item->title = g_strdup (clout_json_opt_string (node, "title", NULL));
  item->author = g_strdup (find_author (node));
  item->tags = tags != NULL ? g_strdupv ((char **) tags) : g_new0 (char *, 1);
  item->time = MAX (clout_json_opt_time (node, "date_published", 0), 0);
  item->text = g_strdup (text != NULL ? text : clout_json_opt_string (node, "summary", NULL));
  if (text == NULL)
    clout_feed_set_html (&item->text, clout_json_opt_string (node, "content_html", NULL),
                         &item->has_link);
  item->has_media = clout_json_opt_string (node, "image", NULL) != NULL
    || clout_json_length (attachments) > 0;
  return TRUE;
}

gboolean
clout_feed_read_json (CloutFeed   *feed,
                      JsonNode    *root,
                      const char  *base,
                      GError     **error)
{
  Reading reading = { feed, base };
  const char *author = find_author (root);

  if (strstr (clout_json_opt_string (root, "version", ""), "jsonfeed.org/version/") == NULL)
    {
      g_set_error_literal (error, CLOUT_WEB_ERROR, CLOUT_WEB_ERROR_BAD_RESPONSE,
                           "the answer is no feed");
      return FALSE;
    }
  feed->title = g_strdup (clout_json_opt_string (root, "title", NULL));
  feed->link = dup_address (root, "home_page_url", base);
  feed->image = dup_address (root, "icon", base);
  feed->next = dup_address (root, "next_url", base);
  if (clout_json_opt_array (root, "items") != NULL
      && !clout_json_foreach (root, "items", read_item, &reading, error))
    return FALSE;
  for (guint i = 0; author != NULL && i < feed->items->len; i++)
    {
      CloutFeedItem *item = g_ptr_array_index (feed->items, i);

      if (item->author == NULL)
        item->author = g_strdup (author);
    }
  return TRUE;
}
