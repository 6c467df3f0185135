/* feed-read.h: parses feeds: RSS, Atom or JSON Feed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/blog/feed.h"
#include "web/http/response.h"

G_BEGIN_DECLS

CloutFeed *clout_feed_read     (CloutResponse  *response,
                                GError        **error);
gboolean   clout_feed_is_meant (CloutResponse  *response);

G_END_DECLS
