/* feed-rss.c: RSS 0.9x, 1.0 and 2.0, with common extensions.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "networks/blog/feed-formats.h"

#define CONTENT "http://purl.org/rss/1.0/modules/content/"
#define DUBLIN_CORE "http://purl.org/dc/elements/1.1/"
#define SLASH "http://purl.org/rss/1.0/modules/slash/"
#define WELL_FORMED_WEB "http://wellformedweb.org/CommentAPI/"
#define MEDIA "http://search.yahoo.com/mrss/"

static char *
dup_address (const xmlNode *parent,
             const char    *space,
             const char    *name,
             const char    *base)
{
  g_autofree char *written = clout_xml_dup_child (parent, space, name);

  return clout_feed_dup_address (base, written);
}

static void
read_html (char          **ret_text,
           const xmlNode  *parent,
           const char     *space,
           const char     *name,
           gboolean       *ret_has_link)
{
  g_autofree char *html = clout_xml_dup_child (parent, space, name);

  if (html != NULL)
    clout_feed_set_html (ret_text, html, ret_has_link);
}

/* In RSS 2.0 the author is an email address followed by the name in parentheses. */
static char *
dup_author (const xmlNode *item,
            const char    *space)
{
  char *creator = clout_xml_dup_child (item, DUBLIN_CORE, "creator");
  g_autofree char *author = creator == NULL ? clout_xml_dup_child (item, space, "author") : NULL;
  const char *open = author != NULL ? strchr (author, '(') : NULL;

  if (creator == NULL && open != NULL)
    creator = g_strstrip (g_strndup (open + 1, strcspn (open + 1, ")")));
  else if (creator == NULL)
    creator = g_steal_pointer (&author);
  if (creator != NULL && (*creator == '\0' || strchr (creator, '@') != NULL))
    g_clear_pointer (&creator, g_free);
  return creator;
}

/* A guid is a permalink if its attribute says so or is missing. */
static void
read_guid (CloutFeedItem *item,
           const xmlNode *node,
           const char    *base)
{
  g_autofree char *is_link = clout_xml_dup_attribute (node, NULL, "isPermaLink");

  g_free (item->id);
  item->id = clout_xml_dup_text (node);
  if (item->link == NULL && g_strcmp0 (is_link, "false") != 0)
    item->link = clout_feed_dup_address (base, item->id);
}

static void
read_comments (CloutFeedItem *item,
               const xmlNode *node,
               const char    *base)
{
  g_autofree char *slash = clout_xml_dup_child (node, SLASH, "comments");
  g_autofree char *total = clout_xml_dup_child (node, CLOUT_FEED_THREAD, "total");

  item->n_comments = clout_feed_parse_count (slash != NULL ? slash : total);
  item->comments = dup_address (node, WELL_FORMED_WEB, "commentRss", base);
  if (item->comments == NULL)
    item->comments = dup_address (node, WELL_FORMED_WEB, "commentRSS", base);
}

static void
read_item (CloutFeed     *feed,
           const xmlNode *node,
           const char    *space,
           const char    *base)
{
  CloutFeedItem *item = clout_feed_add (feed);
  g_autoptr(GStrvBuilder) tags = g_strv_builder_new ();
  g_autofree char *published = clout_xml_dup_child (node, space, "pubDate");
  g_autofree char *date = clout_xml_dup_child (node, DUBLIN_CORE, "date");

  item->link = dup_address (node, space, "link", base);
  item->author = dup_author (node, space);
  item->time = clout_feed_parse_time (published != NULL ? published : date);
  read_html (&item->title, node, space, "title", NULL);
  read_html (&item->text, node, space, "description", &item->has_link);
  read_html (&item->text, node, CONTENT, "encoded", &item->has_link);
  read_comments (item, node, base);
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      g_autofree char *tag = NULL;

      if (clout_xml_is (child, space, "guid"))
        read_guid (item, child, base);
      else if (clout_xml_is (child, CLOUT_FEED_ATOM, "link"))
        clout_feed_read_link (feed, item, child, base);
      else if (clout_xml_is (child, space, "enclosure") || clout_xml_is (child, MEDIA, "content"))
        item->has_media = TRUE;
      else if (clout_xml_is (child, space, "category")
               || clout_xml_is (child, DUBLIN_CORE, "subject"))
        tag = clout_xml_dup_text (child);
      if (tag != NULL)
        g_strv_builder_add (tags, tag);
    }
  item->tags = g_strv_builder_end (tags);
}

static void
read_items (CloutFeed     *feed,
            const xmlNode *parent,
            const char    *space,
            const char    *base)
{
  for (const xmlNode *node = parent->children;
       node != NULL && feed->items->len < CLOUT_FEED_MAX_ITEMS; node = node->next)
    if (clout_xml_is (node, space, "item"))
      read_item (feed, node, space, base);
}

/* In RSS 0.90 and 1.0 items are siblings of their channel, and all have a namespace. */
void
clout_feed_read_rss (CloutFeed     *feed,
                     const xmlNode *root,
                     const char    *base)
{
  const xmlNode *channel = clout_xml_find (root, "*", "channel");
  const char *space = channel != NULL && channel->ns != NULL
                      ? (const char *) channel->ns->href : NULL;
  const xmlNode *image;

  if (channel == NULL)
    return;
  feed->link = dup_address (channel, space, "link", base);
  read_html (&feed->title, channel, space, "title", NULL);
  for (const xmlNode *node = channel->children; node != NULL; node = node->next)
    if (clout_xml_is (node, CLOUT_FEED_ATOM, "link"))
      clout_feed_read_link (feed, NULL, node, base);
  image = clout_xml_find (channel, space, "image");
  image = image != NULL && image->children != NULL ? image : clout_xml_find (root, space, "image");
  if (image != NULL)
    feed->image = dup_address (image, space, "url", base);
  read_items (feed, channel, space, base);
  read_items (feed, root, space, base);
}
