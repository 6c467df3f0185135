/* read.h: reads YouTube Data API responses as batches.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"

G_BEGIN_DECLS

/* A key's daily quota in units (developers.google.com, "Quota costs"). Every list that Clout
   requests costs one. */
#define CLOUT_YOUTUBE_UNITS 10000

/* The kinds of steps: the list of videos, then their counts. */
#define CLOUT_YOUTUBE_UPLOADS 'u'
#define CLOUT_YOUTUBE_VIDEOS 'v'

guint    clout_youtube_units_a_day     (void);
GError  *clout_youtube_map_error       (CloutResponse             *response,
                                        gint64                     now);
gboolean clout_youtube_read_channel    (const CloutRequestContext *context,
                                        CloutResponse             *response,
                                        CloutPage                 *page,
                                        GError                   **error);
gboolean clout_youtube_read_videos     (const CloutRequestContext *context,
                                        CloutResponse             *response,
                                        CloutPage                 *page,
                                        GError                   **error);
void     clout_youtube_read_thread     (CloutListing              *listing,
                                        JsonNode                  *item);
void     clout_youtube_finish_comments (CloutListing              *listing);

G_END_DECLS
