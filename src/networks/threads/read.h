/* read.h: responses of the Threads API as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"

G_BEGIN_DECLS

gboolean clout_threads_read_profile   (const CloutRequestContext *context,
                                       CloutResponse             *response,
                                       CloutPage                 *page,
                                       GError                   **error);
gboolean clout_threads_read_followers (const CloutRequestContext *context,
                                       CloutResponse             *response,
                                       CloutPage                 *page,
                                       GError                   **error);
gboolean clout_threads_read_insights  (const CloutRequestContext *context,
                                       CloutResponse             *response,
                                       CloutPage                 *page,
                                       GError                   **error);
void     clout_threads_read_post      (CloutListing              *listing,
                                       JsonNode                  *item);
void     clout_threads_read_reply     (CloutListing              *listing,
                                       JsonNode                  *item);

G_END_DECLS
