/* listing.h: a page of a list, as the readers of several networks go through it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"
#include "web/json.h"

G_BEGIN_DECLS

/**
 * CloutListing: one page that is being read.
 * @kind: what its items are, where they are reactions
 * @oldest: Unix seconds of its oldest item, %G_MAXINT64 where items have no time
 */
typedef struct
{
  const CloutRequestContext *ask;
  CloutPage *page;
  CloutReactionKind kind;
  gint64 oldest;
} CloutListing;

SoupMessage *clout_request_checked    (SoupMessage     *message,
                                       GError         **error);
gboolean     clout_listing_read       (CloutListing    *self,
                                       const CloutRequestContext  *ask,
                                       CloutPage       *page,
                                       JsonNode        *root,
                                       const char      *member,
                                       CloutJsonFunc    func,
                                       GError         **error);
void         clout_listing_note_time  (CloutListing    *self,
                                       gint64           time);
void         clout_listing_set_next   (CloutListing    *self,
                                       const char      *next);
guint32      clout_listing_read_count (JsonNode        *item,
                                       const char      *path);
const char **clout_listing_dup_strings (JsonNode      *item,
                                        const char    *path,
                                        const char    *member);
char        *clout_listing_since      (const CloutRequestContext  *ask);

G_END_DECLS
