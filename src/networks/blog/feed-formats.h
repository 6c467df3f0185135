/* feed-formats.h: the formats of feeds.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "networks/blog/feed.h"
#include "web/xml.h"

G_BEGIN_DECLS

#define CLOUT_FEED_ATOM "http://www.w3.org/2005/Atom"
#define CLOUT_FEED_ATOM_03 "http://purl.org/atom/ns#"
#define CLOUT_FEED_THREAD "http://purl.org/syndication/thread/1.0"

void     clout_feed_read_link   (CloutFeed     *feed,
                                 CloutFeedItem *item,
                                 const xmlNode *node,
                                 const char    *base);
void     clout_feed_read_atom   (CloutFeed     *feed,
                                 const xmlNode *root,
                                 const char    *base);
void     clout_feed_read_rss    (CloutFeed     *feed,
                                 const xmlNode *root,
                                 const char    *base);
gboolean clout_feed_read_json   (CloutFeed     *feed,
                                 JsonNode      *root,
                                 const char    *base,
                                 GError       **error);

G_END_DECLS
