/* entity.h: Bluesky's handles, profiles and posts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/network.h"

G_BEGIN_DECLS

char       *clout_bluesky_dup_handle   (const char                *typed);
const char *clout_bluesky_get_handle   (JsonNode                  *profile);
char       *clout_bluesky_dup_post_url (const char                *uri);
gboolean    clout_bluesky_is_of        (const char                *uri,
                                        const char                *did);
char       *clout_bluesky_dup_did      (const char                *uri);
gint64      clout_bluesky_get_time     (JsonNode                  *node,
                                        const char                *created);
void        clout_bluesky_add_person   (CloutBatch                *batch,
                                        JsonNode                  *profile,
                                        CloutPersonFlags           flags);
void        clout_bluesky_add_post     (CloutBatch                *batch,
                                        JsonNode                  *post,
                                        const CloutRequestContext *context);

G_END_DECLS
