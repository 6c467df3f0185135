/* graph.h: the Graph API, shared by Facebook and Threads.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/listing.h"

G_BEGIN_DECLS

/* The next page's URL contains the token, so only use the cursor in it. */
#define CLOUT_GRAPH_PAGING \
  { CLOUT_PAGING_MEMBER, "after", "paging.cursors.after", "paging.next" }

GError *clout_graph_map_error (CloutResponse *response,
                               gint64         now);
gint64  clout_graph_get_time  (JsonNode      *item,
                               const char    *name);

G_END_DECLS
