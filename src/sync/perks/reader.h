/* reader.h: reads what a publisher of perks sent.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "perks/perk-feed.h"

G_BEGIN_DECLS

/* Longer ones are not read to their end, bytes. */
#define CLOUT_PERK_FEED_MAX_BYTES (512 * 1024)

CloutPerkFeed *clout_perk_feed_read (const char  *url,
                                     JsonNode    *root,
                                     GError     **error);

G_END_DECLS
