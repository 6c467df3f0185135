/* reader.h: reads a publisher's feed of perks.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "perks/perk-feed.h"

G_BEGIN_DECLS

/* Largest feed, bytes. */
#define CLOUT_PERK_FEED_MAX_BYTES (512 * 1024)

CloutPerkFeed *clout_perk_feed_read (const char  *url,
                                     JsonNode    *root,
                                     GError     **error);

G_END_DECLS
