/* feed.h: what a feed says, whether RSS, Atom or JSON Feed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "web/http/response.h"

G_BEGIN_DECLS

/* Most items of one feed that are looked at. */
#define CLOUT_FEED_MAX_ITEMS 1000

/**
 * CloutFeedItem: one entry, or one comment.
 * @id: the item's own name, its address where it has none
 * @link: (nullable): its address
 * @title: (nullable): plain text
 * @text: (nullable): plain text
 * @author: (nullable): a name, never an address of mail
 * @author_url: (nullable): the author's page
 * @comments: (nullable): the feed of its comments
 * @tags: (nullable): what it is filed under
 * @time: Unix seconds, 0 unknown
 * @n_comments: -1 unknown
 * @is_named: whether @id names this item and no other of the feed
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
 * @link: (nullable): the page that it belongs to
 * @image: (nullable): a picture
 * @next: (nullable): older items, RFC 5005
 * @items: (element-type CloutFeedItem): in the order of the feed
 *
 * Addresses are whole ones of http or https, without blanks.
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
void           clout_feed_free        (CloutFeed    *self);
CloutFeedItem *clout_feed_add         (CloutFeed    *self);
CloutFeed     *clout_feed_read        (CloutResponse  *answer,
                                       GError      **error);
gboolean       clout_feed_is_meant     (CloutResponse  *answer);
char          *clout_feed_dup_address (const char   *base,
                                       const char   *written);
void           clout_feed_set_html    (char        **ret_text,
                                       const char   *html,
                                       gboolean     *ret_has_link);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutFeed, clout_feed_free)

G_END_DECLS
