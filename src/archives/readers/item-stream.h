/* item-stream.h: the objects of one file of an export, one at a time.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "archives/container/container.h"

G_BEGIN_DECLS

/**
 * CloutItemsShape: where a file has its objects.
 */
typedef enum
{
  CLOUT_ITEMS_ROOT,    /* the root is the only object */
  CLOUT_ITEMS_ARRAY,   /* the root is an array, possibly after a script's "name =" */
  CLOUT_ITEMS_MEMBER,  /* in an array that is a member of the root object */
  CLOUT_ITEMS_CSV,     /* rows below the header, as objects with their cells */
  CLOUT_ITEMS_CAR      /* blocks of a CAR file, as from clout_car_blocks_feed() */
} CloutItemsShape;

typedef struct _CloutItemStream CloutItemStream;

CloutItemStream *clout_item_stream_new      (CloutContainer     *container,
                                             const char         *full_name,
                                             CloutItemsShape     shape,
                                             const char         *key,
                                             const char *const  *members);
CloutItemStream *clout_item_stream_open     (const char         *path,
                                             const char         *full_name,
                                             CloutItemsShape     shape,
                                             const char         *key,
                                             const char *const  *members,
                                             GCancellable       *cancellable,
                                             GError            **error);
void             clout_item_stream_close    (CloutItemStream    *self);
gboolean         clout_item_stream_next     (CloutItemStream    *self,
                                             JsonNode          **ret_object,
                                             GError            **error);
gint64           clout_item_stream_get_read (CloutItemStream    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutItemStream, clout_item_stream_close)

G_END_DECLS
