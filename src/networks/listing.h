/* listing.h: reads a page of a list; shared by several networks.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"
#include "web/json.h"

G_BEGIN_DECLS

/**
 * CloutListing: a page of a list that is being read.
 * @resource: row of the resource
 * @oldest: Unix seconds of its oldest item, %G_MAXINT64 if items have no time
 * @last_id: (nullable): id of the last item, see clout_listing_note_id(); borrowed from the
 *   response
 * @n_items: number of items read so far
 */
struct _CloutListing
{
  const CloutResource *resource;
  const CloutRequestContext *context;
  CloutPage *page;
  gint64 oldest;
  const char *last_id;
  guint n_items;
};

SoupMessage *clout_request_checked      (SoupMessage               *message,
                                         GError                   **error);
gboolean     clout_listing_read         (CloutListing              *self,
                                         const CloutRequestContext *context,
                                         CloutPage                 *page,
                                         JsonNode                  *root,
                                         const char                *member,
                                         CloutJsonFunc              func,
                                         GError                   **error);
void         clout_listing_note_time    (CloutListing              *self,
                                         gint64                     time);
void         clout_listing_note_id      (CloutListing              *self,
                                         const char                *id);
gboolean     clout_listing_is_self      (CloutListing              *self,
                                         const char                *id);
gboolean     clout_listing_add_reaction (CloutListing              *self,
                                         const CloutBatchReaction  *reaction);
void         clout_listing_set_next     (CloutListing              *self,
                                         const char                *next);
guint32      clout_listing_read_count   (JsonNode                  *item,
                                         const char                *path);
char        *clout_listing_since        (const CloutRequestContext *context);

G_END_DECLS
