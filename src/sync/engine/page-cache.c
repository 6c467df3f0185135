/* page-cache.c: the visible pages of a long list, loaded when they scroll into view.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/engine/page-cache.h"

#include "base/task.h"

/* Shared with pending queries. */
typedef struct
{
  const CloutPageLoader *loader;
  guint first;
  GPtrArray *items;
  GCancellable *cancellable;
} Page;

struct _CloutPageCache
{
  const CloutPageLoader *loader;
  CloutEngine *engine;
  GArray *entries;
  GQueue pages; /* most recently used first */
  GHashTable *kept; /* id → item, while a list is replaced */
};

static void
page_clear (gpointer data)
{
  Page *page = data;

  g_object_unref (page->cancellable);
  g_ptr_array_unref (page->items);
}

/* Frees its items now, even if its query is still pending. */
static void
page_drop (gpointer data)
{
  Page *page = data;

  g_cancellable_cancel (page->cancellable);
  g_ptr_array_set_size (page->items, 0);
  g_rc_box_release_full (page, page_clear);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Page *page = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) loaded = clout_finish_pointer (result, &error);

  if (loaded == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Reading %s: %s", page->loader->what, error->message);
  for (guint i = 0; loaded != NULL && i < MIN (loaded->len, page->items->len); i++)
    page->loader->copy (page->items->pdata[i], loaded->pdata[i]);
  g_rc_box_release_full (page, page_clear);
}

static void
load_page (CloutPageCache *self,
           Page           *page)
{
  self->loader->load (self->engine, self->entries->data + page->first * self->loader->entry_size,
                      page->items->len, page->cancellable, loaded_cb, g_rc_box_acquire (page));
}

static Page *
page_new (CloutPageCache *self,
          guint           first,
          GPtrArray      *items)
{
  Page *page = g_rc_box_new0 (Page);

  page->loader = self->loader;
  page->first = first;
  page->items = items;
  page->cancellable = g_cancellable_new ();
  return page;
}

static gint64
get_id (CloutPageCache *self,
        GArray         *entries,
        guint           index)
{
  return self->loader->get_id (entries->data + index * self->loader->entry_size);
}

/* Returns (transfer full): the item that the entry already had, or a new one. */
static gpointer
make_item (CloutPageCache *self,
           guint           index)
{
  gint64 id = get_id (self, self->entries, index);
  gpointer kept = self->kept != NULL ? g_hash_table_lookup (self->kept, &id) : NULL;

  return kept != NULL ? g_object_ref (kept) : self->loader->make ();
}

static Page *
add_page (CloutPageCache *self,
          guint           first)
{
  Page *page = page_new (self, first, g_ptr_array_new_with_free_func (g_object_unref));

  for (guint i = first; i < MIN (first + CLOUT_PAGE, self->entries->len); i++)
    g_ptr_array_add (page->items, make_item (self, i));
  if (g_queue_get_length (&self->pages) == CLOUT_MAX_PAGES)
    page_drop (g_queue_pop_tail (&self->pages));
  load_page (self, page);
  return page;
}

static Page *
find_page (CloutPageCache *self,
           guint           first)
{
  for (GList *link = self->pages.head; link != NULL; link = link->next)
    {
      Page *page = link->data;

      if (page->first != first)
        continue;
      g_queue_unlink (&self->pages, link);
      g_queue_push_head_link (&self->pages, link);
      return page;
    }
  g_queue_push_head (&self->pages, add_page (self, first));
  return self->pages.head->data;
}

/**
 * clout_page_cache_new:
 * @engine: an engine
 * @loader: how items are loaded; static
 *
 * Returns: (transfer full): a cache of a list without entries
 */
CloutPageCache *
clout_page_cache_new (CloutEngine           *engine,
                      const CloutPageLoader *loader)
{
  CloutPageCache *self = g_new0 (CloutPageCache, 1);

  self->loader = loader;
  self->engine = g_object_ref (engine);
  self->entries = g_array_new (FALSE, FALSE, loader->entry_size);
  g_queue_init (&self->pages);
  return self;
}

void
clout_page_cache_free (CloutPageCache *self)
{
  g_queue_clear_full (&self->pages, page_drop);
  g_array_unref (self->entries);
  g_object_unref (self->engine);
  g_free (self);
}

const GArray *
clout_page_cache_get_entries (CloutPageCache *self)
{
  return self->entries;
}

/* Takes the pages away, except for those whose entries all remain where they are, and returns
   (transfer full): their items by id. @n_same: how many entries from the first do */
static GHashTable *
take_items (CloutPageCache *self,
            guint           n_same,
            gboolean        all)
{
  GHashTable *items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);

  for (GList *link = self->pages.head, *next; link != NULL; link = next)
    {
      Page *page = link->data;

      next = link->next;
      if (all || page->first + CLOUT_PAGE <= n_same)
        continue;
      for (guint i = 0; i < page->items->len; i++)
        {
          gint64 id = get_id (self, self->entries, page->first + i);

          g_hash_table_insert (items, g_memdup2 (&id, sizeof id),
                               g_object_ref (page->items->pdata[i]));
        }
      g_queue_delete_link (&self->pages, link);
      page_drop (page);
    }
  return items;
}

/* Makes the pages with the kept items, since a view doesn't ask again for what it shows. */
static void
find_kept (CloutPageCache *self,
           guint           n_same)
{
  for (guint i = n_same - n_same % CLOUT_PAGE; i < self->entries->len; i++)
    {
      gint64 id = get_id (self, self->entries, i);

      if (!g_hash_table_contains (self->kept, &id))
        continue;
      find_page (self, i - i % CLOUT_PAGE);
      i += CLOUT_PAGE - 1 - i % CLOUT_PAGE;
    }
}

/* Counts the entries that are the same, from the first or, beyond @n_before of them, from the
   last. */
static guint
count_same (CloutPageCache *self,
            GArray         *entries,
            gboolean        from_end,
            guint           n_before)
{
  GArray *old = self->entries;
  guint n_most = MIN (old->len, entries->len) - n_before;
  guint n = 0;

  while (n < n_most
         && get_id (self, old, from_end ? old->len - 1 - n : n)
            == get_id (self, entries, from_end ? entries->len - 1 - n : n))
    n++;
  return n;
}

/**
 * clout_page_cache_set_entries:
 * @self: a cache
 * @entries: (transfer full): the new entries
 * @keep: whether it is the same list after a change of the data; otherwise a view starts at its
 *   top
 * @first: (nullable) (transfer full): the first items, at most a page, if they are loaded already
 * @ret_change: (out): what is different, for g_list_model_items_changed()
 *
 * Replaces the list. With @keep, entries have the same items as before, wherever they are now, so
 * that a view can keep its place; their data are loaded again, in the background.
 */
void
clout_page_cache_set_entries (CloutPageCache  *self,
                              GArray          *entries,
                              gboolean         keep,
                              GPtrArray       *first,
                              CloutPageChange *ret_change)
{
  guint n_old = self->entries->len;
  guint n_first = keep ? count_same (self, entries, FALSE, 0) : 0;
  guint n_last = keep ? count_same (self, entries, TRUE, n_first) : 0;
  g_autoptr(GHashTable) kept =
    take_items (self, n_first, keep && n_first == n_old && n_first == entries->len);

  g_array_unref (self->entries);
  self->entries = entries;
  clout_page_cache_reload (self);
  if (first != NULL)
    g_queue_push_head (&self->pages, page_new (self, 0, first));
  else if (keep)
    {
      self->kept = kept;
      find_kept (self, n_first);
      self->kept = NULL;
    }
  *ret_change = (CloutPageChange) { n_first, n_old - n_first - n_last,
                                    entries->len - n_first - n_last };
}

/**
 * clout_page_cache_get_item:
 * @self: a cache
 * @position: position in the list
 *
 * Returns: (transfer full) (nullable): the item, which may get its data a moment later
 */
gpointer
clout_page_cache_get_item (CloutPageCache *self,
                           guint           position)
{
  if (position >= self->entries->len)
    return NULL;
  return g_object_ref (find_page (self, position - position % CLOUT_PAGE)
                       ->items->pdata[position % CLOUT_PAGE]);
}

/**
 * clout_page_cache_reload:
 * @self: a cache
 *
 * Loads the items in memory again, in the background.
 */
void
clout_page_cache_reload (CloutPageCache *self)
{
  for (GList *link = self->pages.head; link != NULL; link = link->next)
    load_page (self, link->data);
}
