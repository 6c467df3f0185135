/* feed-atom.c: Atom (RFC 4287) with threads (RFC 4685) and pages (RFC 5005).
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "networks/blog/feed-formats.h"

static const char *
space_of (const xmlNode *node)
{
  return node->ns != NULL ? (const char *) node->ns->href : NULL;
}

static void
take (char **place,
      char  *value)
{
  if (*place == NULL)
    *place = value;
  else
    g_free (value);
}

/* Links to comments can be feeds or pages. */
static gboolean
is_of_feed (const char *type)
{
  return type == NULL || strstr (type, "atom") != NULL || strstr (type, "rss") != NULL
    || strstr (type, "xml") != NULL;
}

static void
read_replies (CloutFeedItem *item,
              const xmlNode *node,
              char          *address)
{
  g_autofree char *type = clout_xml_dup_attribute (node, NULL, "type");
  g_autofree char *count = clout_xml_dup_attribute (node, CLOUT_FEED_THREAD, "count");

  if (item->n_comments < 0)
    item->n_comments = clout_feed_parse_count (count);
  if (is_of_feed (type))
    take (&item->comments, address);
  else
    g_free (address);
}

/**
 * clout_feed_read_link:
 * @feed: the feed to fill in
 * @item: (nullable): the item with the link, %NULL for the feed
 * @node: a link element of Atom, which RSS uses too
 * @base: the feed's address
 *
 * Reads a link of a feed or of an item.
 */
void
clout_feed_read_link (CloutFeed     *feed,
                      CloutFeedItem *item,
                      const xmlNode *node,
                      const char    *base)
{
  g_autofree char *rel = clout_xml_dup_attribute (node, NULL, "rel");
  g_autofree char *href = clout_xml_dup_attribute (node, NULL, "href");
  g_autofree char *address = clout_feed_dup_address (base, href);

  if (address == NULL)
    return;
  if (rel == NULL || strcmp (rel, "alternate") == 0)
    take (item != NULL ? &item->link : &feed->link, g_steal_pointer (&address));
  else if (item == NULL && (strcmp (rel, "next") == 0 || strcmp (rel, "prev-archive") == 0))
    take (&feed->next, g_steal_pointer (&address));
  else if (item != NULL && strcmp (rel, "enclosure") == 0)
    item->has_media = TRUE;
  else if (item != NULL && strcmp (rel, "replies") == 0)
    read_replies (item, node, g_steal_pointer (&address));
}

/* The default is plain text; xhtml is a tree, whose text is used. */
static void
read_text (char          **ret_text,
           const xmlNode  *node,
           gboolean       *ret_has_link)
{
  g_autofree char *type = clout_xml_dup_attribute (node, NULL, "type");
  char *text = clout_xml_dup_text (node);

  if (g_strcmp0 (type, "html") == 0 || g_strcmp0 (type, "text/html") == 0)
    {
      clout_feed_set_html (ret_text, text, ret_has_link);
      g_free (text);
    }
  else if (text != NULL)
    {
      g_free (*ret_text);
      *ret_text = text;
    }
}

static void
read_author (CloutFeedItem *item,
             const xmlNode *node,
             const char    *base)
{
  g_autofree char *uri = clout_xml_dup_child (node, space_of (node), "uri");

  take (&item->author, clout_xml_dup_child (node, space_of (node), "name"));
  take (&item->author_url, clout_feed_dup_address (base, uri));
}

static void
read_entry (CloutFeed     *feed,
            const xmlNode *entry,
            const char    *base)
{
  CloutFeedItem *item = clout_feed_add (feed);
  const char *space = space_of (entry);
  g_autoptr(GStrvBuilder) tags = g_strv_builder_new ();
  g_autofree char *published = clout_xml_dup_child (entry, space, "published");
  g_autofree char *issued = clout_xml_dup_child (entry, space, "issued");
  g_autofree char *updated = clout_xml_dup_child (entry, space, "updated");
  g_autofree char *modified = clout_xml_dup_child (entry, space, "modified");
  g_autofree char *total = clout_xml_dup_child (entry, CLOUT_FEED_THREAD, "total");

  item->n_comments = clout_feed_parse_count (total);
  item->id = clout_xml_dup_child (entry, space, "id");
  for (const xmlNode *node = entry->children; node != NULL; node = node->next)
    {
      g_autofree char *term = NULL;

      if (clout_xml_is (node, space, "link"))
        clout_feed_read_link (feed, item, node, base);
      else if (clout_xml_is (node, space, "title"))
        read_text (&item->title, node, NULL);
      else if (clout_xml_is (node, space, "content")
               || (clout_xml_is (node, space, "summary") && item->text == NULL))
        read_text (&item->text, node, &item->has_link);
      else if (clout_xml_is (node, space, "author"))
        read_author (item, node, base);
      else if (clout_xml_is (node, space, "category"))
        term = clout_xml_dup_attribute (node, NULL, "term");
      if (term != NULL && *term != '\0')
        g_strv_builder_add (tags, term);
    }
  item->tags = g_strv_builder_end (tags);
  item->time = clout_feed_parse_time (published != NULL ? published : issued);
  if (item->time == 0)
    item->time = clout_feed_parse_time (updated != NULL ? updated : modified);
}

static void
name_authors (CloutFeed  *feed,
              const char *name)
{
  for (guint i = 0; name != NULL && i < feed->items->len; i++)
    {
      CloutFeedItem *item = g_ptr_array_index (feed->items, i);

      if (item->author == NULL)
        item->author = g_strdup (name);
    }
}

void
clout_feed_read_atom (CloutFeed     *feed,
                      const xmlNode *root,
                      const char    *base)
{
  const char *space = space_of (root);
  const xmlNode *author = clout_xml_find (root, space, "author");
  g_autofree char *name = author != NULL ? clout_xml_dup_child (author, space, "name") : NULL;
  g_autofree char *logo = clout_xml_dup_child (root, space, "logo");
  g_autofree char *icon = clout_xml_dup_child (root, space, "icon");

  feed->image = clout_feed_dup_address (base, logo != NULL ? logo : icon);
  for (const xmlNode *node = root->children;
       node != NULL && feed->items->len < CLOUT_FEED_MAX_ITEMS; node = node->next)
    if (clout_xml_is (node, space, "entry"))
      read_entry (feed, node, base);
    else if (clout_xml_is (node, space, "title"))
      read_text (&feed->title, node, NULL);
    else if (clout_xml_is (node, space, "link"))
      clout_feed_read_link (feed, NULL, node, base);
  name_authors (feed, name);
}
