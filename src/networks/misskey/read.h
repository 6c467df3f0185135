/* read.h: the responses of Misskey and related software as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"

G_BEGIN_DECLS

gboolean clout_misskey_read_profile      (const CloutRequestContext *context,
                                          CloutResponse             *response,
                                          CloutPage                 *page,
                                          GError                   **error);
void     clout_misskey_read_note         (CloutListing              *listing,
                                          JsonNode                  *item);
void     clout_misskey_read_notification (CloutListing              *listing,
                                          JsonNode                  *item);
void     clout_misskey_read_reaction     (CloutListing              *listing,
                                          JsonNode                  *item);
void     clout_misskey_read_renote       (CloutListing              *listing,
                                          JsonNode                  *item);
void     clout_misskey_read_reply        (CloutListing              *listing,
                                          JsonNode                  *item);
void     clout_misskey_read_person       (CloutListing              *listing,
                                          JsonNode                  *item);

G_END_DECLS
