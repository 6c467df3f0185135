/* read.h: responses of the Graph API about a Page as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"

G_BEGIN_DECLS

gboolean clout_facebook_read_profile (const CloutRequestContext *context,
                                      CloutResponse             *response,
                                      CloutPage                 *page,
                                      GError                   **error);
void     clout_facebook_read_choice  (CloutListing              *listing,
                                      JsonNode                  *item);
void     clout_facebook_read_post    (CloutListing              *listing,
                                      JsonNode                  *item);
void     clout_facebook_read_words   (CloutListing              *listing,
                                      JsonNode                  *item);
void     clout_facebook_read_liker   (CloutListing              *listing,
                                      JsonNode                  *item);

G_END_DECLS
