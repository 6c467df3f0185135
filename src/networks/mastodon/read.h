/* read.h: the Mastodon API's responses as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"

G_BEGIN_DECLS

gboolean clout_mastodon_read_profile       (const CloutRequestContext *context,
                                            CloutResponse             *response,
                                            CloutPage                 *page,
                                            GError                   **error);
void     clout_mastodon_read_post          (CloutListing              *listing,
                                            JsonNode                  *item);
void     clout_mastodon_read_notification  (CloutListing              *listing,
                                            JsonNode                  *item);
void     clout_mastodon_read_reactor       (CloutListing              *listing,
                                            JsonNode                  *item);
void     clout_mastodon_read_favourite     (CloutListing              *listing,
                                            JsonNode                  *item);
void     clout_mastodon_read_reply         (CloutListing              *listing,
                                            JsonNode                  *item);
void     clout_mastodon_finish_context     (CloutListing              *listing);
void     clout_mastodon_read_person        (CloutListing              *listing,
                                            JsonNode                  *item);
gboolean clout_mastodon_read_featured_tags (const CloutRequestContext *context,
                                            CloutResponse             *response,
                                            CloutPage                 *page,
                                            GError                   **error);

G_END_DECLS
