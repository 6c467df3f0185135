/* read.h: the responses of Bluesky's AppView as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"

G_BEGIN_DECLS

gboolean clout_bluesky_read_profile      (const CloutRequestContext *context,
                                          CloutResponse             *response,
                                          CloutPage                 *page,
                                          GError                   **error);
gboolean clout_bluesky_read_replies      (const CloutRequestContext *context,
                                          CloutResponse             *response,
                                          CloutPage                 *page,
                                          GError                   **error);
gboolean clout_bluesky_read_words        (const CloutRequestContext *context,
                                          CloutResponse             *response,
                                          CloutPage                 *page,
                                          GError                   **error);
void     clout_bluesky_read_post         (CloutListing              *listing,
                                          JsonNode                  *item);
void     clout_bluesky_read_liked        (CloutListing              *listing,
                                          JsonNode                  *item);
void     clout_bluesky_read_notification (CloutListing              *listing,
                                          JsonNode                  *item);
void     clout_bluesky_read_like         (CloutListing              *listing,
                                          JsonNode                  *item);
void     clout_bluesky_read_repost       (CloutListing              *listing,
                                          JsonNode                  *item);
void     clout_bluesky_read_quote        (CloutListing              *listing,
                                          JsonNode                  *item);
void     clout_bluesky_read_person       (CloutListing              *listing,
                                          JsonNode                  *item);

G_END_DECLS
