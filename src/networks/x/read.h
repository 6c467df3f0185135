/* read.h: reads X API responses as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"

G_BEGIN_DECLS

JsonNode *clout_x_dup_body        (JsonNode                  *root);
gboolean  clout_x_read_profile    (const CloutRequestContext *context,
                                   CloutResponse             *response,
                                   CloutPage                 *page,
                                   GError                   **error);
void      clout_x_read_post       (CloutListing              *listing,
                                   JsonNode                  *item);
void      clout_x_read_mention    (CloutListing              *listing,
                                   JsonNode                  *item);
void      clout_x_finish_mentions (CloutListing              *listing);
void      clout_x_read_quote      (CloutListing              *listing,
                                   JsonNode                  *item);
void      clout_x_finish_quotes   (CloutListing              *listing);
void      clout_x_read_reposter   (CloutListing              *listing,
                                   JsonNode                  *item);
void      clout_x_read_person     (CloutListing              *listing,
                                   JsonNode                  *item);
GError   *clout_x_map_error       (CloutResponse             *response,
                                   gint64                     now);

G_END_DECLS
