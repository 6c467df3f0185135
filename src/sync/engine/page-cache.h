/* page-cache.h: the visible pages of a long list, loaded when they scroll into view.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sync/engine.h"

G_BEGIN_DECLS

/* A list view has about 200 rows; these pages have twice as many. */
#define CLOUT_PAGE 50
#define CLOUT_MAX_PAGES 8

/**
 * CloutPageLoader: how a list's items are loaded.
 * @entry_size: size of an entry, from which an item is loaded
 * @what: what is read, for warnings
 * @get_id: returns the id of an entry
 * @make: makes an item without data
 * @load: loads an item for each of the entries; finished with clout_finish_pointer():
 *   (transfer full) (element-type GObject)
 * @copy: copies the data of a loaded item, if it has any
 */
typedef struct
{
  gsize entry_size;
  const char *what;
  gint64   (*get_id) (gconstpointer      entry);
  gpointer (*make) (void);
  void     (*load) (CloutEngine         *engine,
                    gconstpointer        entries,
                    gsize                n_entries,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data);
  void     (*copy) (gpointer             item,
                    gpointer             loaded);
} CloutPageLoader;

typedef struct _CloutPageCache CloutPageCache;

/**
 * CloutPageChange: what is different in a list.
 * @position: first entry that differs
 * @n_removed: old entries from there
 * @n_added: new entries from there
 */
typedef struct
{
  guint position;
  guint n_removed;
  guint n_added;
} CloutPageChange;

CloutPageCache *clout_page_cache_new         (CloutEngine           *engine,
                                              const CloutPageLoader *loader);
void            clout_page_cache_free        (CloutPageCache        *self);
const GArray   *clout_page_cache_get_entries (CloutPageCache        *self);
void            clout_page_cache_set_entries (CloutPageCache        *self,
                                              GArray                *entries,
                                              gboolean               keep,
                                              GPtrArray             *first,
                                              CloutPageChange       *ret_change);
gpointer        clout_page_cache_get_item    (CloutPageCache        *self,
                                              guint                  position);
void            clout_page_cache_reload      (CloutPageCache        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CloutPageCache, clout_page_cache_free)

G_END_DECLS
