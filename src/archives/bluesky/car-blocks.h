/* car-blocks.h: the blocks of a CAR file, the export format of AT Protocol repositories.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A record has at most 1 MiB; anything longer is an attack or not a repository. */
#define CLOUT_CAR_BLOCK_MAX_BYTES (2 * 1024 * 1024)

typedef struct _CloutCarBlocks CloutCarBlocks;

CloutCarBlocks *clout_car_blocks_new     (void);
void            clout_car_blocks_free    (CloutCarBlocks  *self);
gboolean        clout_car_blocks_feed    (CloutCarBlocks  *self,
                                          const guint8    *data,
                                          gsize            size,
                                          gsize           *ret_used,
                                          JsonNode       **ret_block,
                                          GError         **error);
gboolean        clout_car_blocks_finish  (CloutCarBlocks  *self,
                                          GError         **error);
char           *clout_car_blocks_dup_cid (const char      *digest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutCarBlocks, clout_car_blocks_free)

G_END_DECLS
