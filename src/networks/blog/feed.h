/* feed.h: a parsed feed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Most items of a feed to read. */
#define CLOUT_FEED_MAX_ITEMS 1000
/* Longest URL or id to accept, in bytes. */
#define CLOUT_FEED_MAX_ADDRESS 2048

/**
 * CloutFeedItem: one entry, or one comment.
 * @id: the item's id, or else its URL
 * @link: (nullable): its URL
 * @title: (nullable): plain text
 * @text: (nullable): plain text
 * @author: (nullable): a name, never an email address
 * @author_url: (nullable): the author's page
 * @comments: (nullable): the feed of its comments
 * @tags: (nullable): its categories
 * @time: Unix seconds, 0 if unknown
 * @n_comments: -1 if unknown
 * @is_named: whether @id is unique in the feed
 */
typedef struct
{
  char *id;
  char *link;
  char *title;
  char *text;
  char *author;
  char *author_url;
  char *comments;
  GStrv tags;
  gint64 time;
  gint64 n_comments;
  gboolean has_media;
  gboolean has_link;
  gboolean is_named;
} CloutFeedItem;

/**
 * CloutFeed:
 * @title: (nullable): plain text
 * @link: (nullable): URL of its site
 * @image: (nullable): URL of an image
 * @next: (nullable): page with older items, RFC 5005
 * @items: (element-type CloutFeedItem): items in the feed's order
 *
 * A parsed feed. All URLs are absolute, http or https, and without white space.
 */
typedef struct
{
  char *title;
  char *link;
  char *image;
  char *next;
  GPtrArray *items;
} CloutFeed;

CloutFeed     *clout_feed_new         (void);
void           clout_feed_free        (CloutFeed   *self);
CloutFeedItem *clout_feed_add         (CloutFeed   *self);
char          *clout_feed_dup_address (const char  *base,
                                       const char  *written);
void           clout_feed_set_html    (char       **ret_text,
                                       const char  *html,
                                       gboolean    *ret_has_link);
gint64         clout_feed_parse_time  (const char  *text);
gint64         clout_feed_parse_count (const char  *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutFeed, clout_feed_free)

G_END_DECLS
