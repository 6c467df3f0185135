/* json-items.h: extracts the elements of a large JSON array from a stream of bytes.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* No export has a longer element; anything longer is an attack or not an export. The longest are
   posts with five hundred comments, the limit on Google+. */
#define CLOUT_JSON_ITEM_MAX_BYTES (4 * 1024 * 1024)
#define CLOUT_JSON_ITEM_MAX_DEPTH 64
/* Instead of a member's name: the first array. */
#define CLOUT_JSON_ITEMS_ANY "*"

typedef struct _CloutJsonItems CloutJsonItems;

CloutJsonItems *clout_json_items_new    (const char      *key);
void            clout_json_items_free   (CloutJsonItems  *self);
gboolean        clout_json_items_feed   (CloutJsonItems  *self,
                                         const char      *data,
                                         gsize            size,
                                         gsize           *ret_used,
                                         const char     **ret_item,
                                         gsize           *ret_length,
                                         GError         **error);
gboolean        clout_json_items_finish (CloutJsonItems  *self,
                                         GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutJsonItems, clout_json_items_free)

G_END_DECLS
