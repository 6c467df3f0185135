/* test-page-cache.c: a long list that changes while it is shown.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support/await.h"
#include "sync/engine/page-cache.h"

/* An item is a GCancellable, because any object will do; its data are how often it was loaded. */
#define LOADED "loaded"

static gint64
get_id (gconstpointer entry)
{
  return *(const gint64 *) entry;
}

static gpointer
make (void)
{
  return g_cancellable_new ();
}

static void
load (CloutEngine         *engine,
      gconstpointer        entries,
      gsize                n_entries,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback,
      gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  const gint64 *ids = entries;

  for (gsize i = 0; i < n_entries; i++)
    {
      GObject *item = G_OBJECT (make ());

      g_object_set_data (item, LOADED, GINT_TO_POINTER (ids[i]));
      g_ptr_array_add (items, item);
    }
  g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
}

static void
copy (gpointer item,
      gpointer loaded)
{
  g_object_set_data (item, LOADED, g_object_get_data (loaded, LOADED));
}

static const CloutPageLoader loader = { sizeof (gint64), "tests", get_id, make, load, copy };

/* Entries from @first up to @last, without @left_out; then the ids in @more. */
static GArray *
make_entries (gint64        first,
              gint64        last,
              gint64        left_out,
              const gint64 *more,
              guint         n_more)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = first; id <= last; id++)
    if (id != left_out)
      g_array_append_val (entries, id);
  g_array_append_vals (entries, more, n_more);
  return entries;
}

static CloutPageCache *
make_cache (GArray *entries)
{
  g_autoptr(CloutEngine) engine = g_object_new (CLOUT_TYPE_ENGINE, NULL);
  CloutPageCache *cache = clout_page_cache_new (engine, &loader);
  CloutPageChange change;

  clout_page_cache_set_entries (cache, entries, TRUE, NULL, &change);
  g_assert_cmpuint (change.n_added, ==, clout_page_cache_get_entries (cache)->len);
  return cache;
}

/* Replaces the entries, and checks that each item that was shown is at its id's new place and has
   that entry's data. */
static void
assert_keeps (CloutPageCache        *cache,
              GArray                *entries,
              const CloutPageChange *wanted)
{
  g_autoptr(GHashTable) shown = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                       g_object_unref);
  const GArray *old = clout_page_cache_get_entries (cache);
  CloutPageChange change;

  for (guint i = 0; i < MIN (old->len, 3 * CLOUT_PAGE); i++)
    g_hash_table_insert (shown, g_memdup2 (&g_array_index (old, gint64, i), sizeof (gint64)),
                         clout_page_cache_get_item (cache, i));
  clout_page_cache_set_entries (cache, entries, TRUE, NULL, &change);
  g_assert_cmpuint (change.position, ==, wanted->position);
  g_assert_cmpuint (change.n_removed, ==, wanted->n_removed);
  g_assert_cmpuint (change.n_added, ==, wanted->n_added);
  await_a_turn ();
  for (guint i = 0; i < entries->len; i++)
    {
      gint64 *id = &g_array_index (entries, gint64, i);
      gpointer before = g_hash_table_lookup (shown, id);
      g_autoptr(GObject) item = before != NULL ? clout_page_cache_get_item (cache, i) : NULL;

      g_assert_true (item == before);
      if (item != NULL)
        g_assert_cmpint (GPOINTER_TO_INT (g_object_get_data (item, LOADED)), ==, *id);
    }
}

static void
test_keeps_items (void)
{
  static const gint64 more[] = { 7001, 7002 };
  static const gint64 moved[] = { 3 };
  const struct
  {
    GArray *before;
    GArray *after;
    CloutPageChange change;
  } rows[] = {
    /* Nothing changed. */
    { make_entries (1, 500, 0, NULL, 0), make_entries (1, 500, 0, NULL, 0), { 500, 0, 0 } },
    /* At the end, in the middle of a page. */
    { make_entries (1, 60, 0, NULL, 0), make_entries (1, 60, 0, more, 2), { 60, 0, 2 } },
    { make_entries (1, 60, 0, more, 2), make_entries (1, 60, 0, NULL, 0), { 60, 2, 0 } },
    /* At the beginning, so that everything is on another page. */
    { make_entries (80, 500, 0, NULL, 0), make_entries (1, 500, 0, NULL, 0), { 0, 0, 79 } },
    { make_entries (1, 500, 0, NULL, 0), make_entries (40, 500, 0, NULL, 0), { 0, 39, 0 } },
    /* In the middle. */
    { make_entries (1, 500, 70, NULL, 0), make_entries (1, 500, 0, NULL, 0), { 69, 0, 1 } },
    { make_entries (1, 500, 0, NULL, 0), make_entries (1, 500, 70, NULL, 0), { 69, 1, 0 } },
    /* From one place to another. */
    { make_entries (1, 100, 0, NULL, 0), make_entries (1, 100, 3, moved, 1), { 2, 98, 98 } },
    /* Everything else. */
    { make_entries (1, 100, 0, NULL, 0), make_entries (101, 130, 0, NULL, 0), { 0, 100, 30 } },
    { make_entries (1, 100, 0, NULL, 0), make_entries (1, 0, 0, NULL, 0), { 0, 100, 0 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(CloutPageCache) cache = make_cache (rows[i].before);

      assert_keeps (cache, rows[i].after, &rows[i].change);
      await_a_turn ();
    }
}

/* Another list is shown from its top, so none of its items may be known to a view. */
static void
test_starts_over (void)
{
  g_autoptr(CloutPageCache) cache = make_cache (make_entries (1, 100, 0, NULL, 0));
  g_autoptr(GObject) before = clout_page_cache_get_item (cache, 10);
  g_autoptr(GObject) after = NULL;
  CloutPageChange change;

  await_a_turn ();
  clout_page_cache_set_entries (cache, make_entries (1, 80, 0, NULL, 0), FALSE, NULL, &change);
  g_assert_cmpuint (change.position, ==, 0);
  g_assert_cmpuint (change.n_removed, ==, 100);
  g_assert_cmpuint (change.n_added, ==, 80);
  after = clout_page_cache_get_item (cache, 10);
  g_assert_true (before != after);
  await_a_turn ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/page-cache/keeps-items", test_keeps_items);
  g_test_add_func ("/sync/page-cache/starts-over", test_starts_over);
  return g_test_run ();
}
