/* perk-feed.h: the offers of a publisher that the person subscribed to.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/duration.h"
#include "perks/perk.h"

G_BEGIN_DECLS

/* Shortest time between two requests, seconds. */
#define CLOUT_PERK_FEED_PAUSE CLOUT_DAY
#define CLOUT_PERK_FEED_MAX_PERKS 200

/**
 * CloutPerkFeed:
 * @url: its address, which also identifies it
 * @publisher: the publisher's name as it claims; plain text
 * @fetched: when it was last fetched, Unix seconds
 * @perks: (element-type CloutPerk): in the publisher's order
 */
typedef struct
{
  char *url;
  char *publisher;
  gint64 fetched;
  GPtrArray *perks;
} CloutPerkFeed;

CloutPerkFeed *clout_perk_feed_new    (const char          *url);
CloutPerkFeed *clout_perk_feed_copy   (const CloutPerkFeed *self);
void           clout_perk_feed_free   (CloutPerkFeed       *self);
gboolean       clout_perk_feed_is_due (const CloutPerkFeed *self,
                                       gint64               now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutPerkFeed, clout_perk_feed_free)

G_END_DECLS
