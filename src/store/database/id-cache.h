/* id-cache.h: ids of rows by name, while an import has the lock.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CloutIdCache CloutIdCache;

CloutIdCache *clout_id_cache_new   (gsize         n);
void          clout_id_cache_free  (CloutIdCache *self);
gint64        clout_id_cache_get   (CloutIdCache *self,
                                    const char   *name);
void          clout_id_cache_set   (CloutIdCache *self,
                                    const char   *name,
                                    gint64        id);
void          clout_id_cache_clear (CloutIdCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutIdCache, clout_id_cache_free)

G_END_DECLS
