/* graph.h: what Facebook and Threads have in common: the Graph API.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "networks/listing.h"

G_BEGIN_DECLS

GError   *clout_graph_map_error     (CloutResponse     *answer,
                                     gint64           now);
gint64    clout_graph_get_time  (JsonNode        *item,
                                 const char      *name);
gboolean  clout_graph_read_list (CloutListing    *listing,
                                 const CloutRequestContext  *ask,
                                 CloutResponse     *answer,
                                 CloutPage       *page,
                                 CloutJsonFunc    func,
                                 GError         **error);
const char *clout_graph_get_next (JsonNode       *root);

G_END_DECLS
