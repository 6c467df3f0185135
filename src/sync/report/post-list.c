/* post-list.c: a list of the person's own posts, with a few hundred in memory.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/post-list.h"

#include "base/duration.h"
#include "base/task.h"
#include "networks/network.h"
#include "store/score/load-history.h"
#include "store/score/posts.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/page-cache.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"
#include "sync/report/post-points.h"

/* How long to reuse points while the data don't change. */
#define POINTS_SECONDS CLOUT_HOUR

struct _CloutPostList
{
  GObject parent_instance;

  CloutEngine *engine;
  CloutPageCache *pages;
  char *shown;        /* the filter of the posts in it */
  gint64 oldest;
  GHashTable *points; /* id → CloutPostSum, shared with threads; %NULL if unknown */
  gint64 points_at;
  guint n_changes; /* of the data */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CloutPostList, clout_post_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gpointer
make_item (void)
{
  return clout_post_new (NULL);
}

static void
load_items (CloutEngine         *engine,
            gconstpointer        entries,
            gsize                n_entries,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  clout_store_load_posts_async (clout_engine_get_store (engine), entries, n_entries, cancellable,
                                callback, user_data);
}

static void
copy_item (gpointer item,
           gpointer loaded)
{
  const CloutPostFacts *facts = clout_post_get_facts (loaded);

  if (facts != NULL)
    clout_post_set_facts (item, facts);
}

static gint64
get_entry_id (gconstpointer entry)
{
  return ((const CloutPostEntry *) entry)->id;
}

static const CloutPageLoader loader = { sizeof (CloutPostEntry), "posts", get_entry_id, make_item,
                                        load_items, copy_item };

static GType
get_item_type (GListModel *model)
{
  return CLOUT_TYPE_POST;
}

static guint
get_n_items (GListModel *model)
{
  return clout_page_cache_get_entries (CLOUT_POST_LIST (model)->pages)->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  return clout_page_cache_get_item (CLOUT_POST_LIST (model)->pages, position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
clout_post_list_finalize (GObject *object)
{
  CloutPostList *self = CLOUT_POST_LIST (object);

  clout_page_cache_free (self->pages);
  g_free (self->shown);
  g_clear_pointer (&self->points, g_hash_table_unref);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (clout_post_list_parent_class)->finalize (object);
}

static void
clout_post_list_class_init (CloutPostListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = clout_post_list_finalize;
}

static void
clout_post_list_init (CloutPostList *self)
{
}

static void
forget_points (CloutPostList *self)
{
  g_clear_pointer (&self->points, g_hash_table_unref);
  self->n_changes++;
}

/**
 * clout_post_list_new:
 * @engine: an engine
 *
 * Returns: (transfer full): a list, empty until clout_post_list_find_async()
 */
CloutPostList *
clout_post_list_new (CloutEngine *engine)
{
  CloutPostList *self = g_object_new (CLOUT_TYPE_POST_LIST, NULL);

  self->engine = g_object_ref (engine);
  self->pages = clout_page_cache_new (engine, &loader);
  g_signal_connect_object (engine, "changed::score", G_CALLBACK (forget_points), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * clout_post_list_get_oldest:
 * @self: a list
 *
 * Returns: Unix seconds of the oldest post found so far, 0 before the first
 */
gint64
clout_post_list_get_oldest (CloutPostList *self)
{
  g_return_val_if_fail (CLOUT_IS_POST_LIST (self), 0);

  return self->oldest;
}

typedef struct
{
  CloutPostList *list;
  char *shown;
  CloutPostOrder order;
  gboolean without_reactions; /* only those */
  GArray *entries;
  gint64 oldest;
  CloutStoreHistory *history; /* %NULL if there are points */
  GHashTable *points;
  gint64 now;
  guint n_changes;
} Find;

static void
find_free (Find *self)
{
  g_object_unref (self->list);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->history, clout_store_history_unref);
  g_clear_pointer (&self->points, g_hash_table_unref);
  g_free (self->shown);
  g_free (self);
}

static guint64
count (const CloutPostEntry *entry)
{
  guint64 n = 0;

  for (guint kind = 0; kind < CLOUT_N_REACTION_KINDS; kind++)
    n += entry->counts[kind];
  return n;
}

/* Newer posts come first among equals. */
static int
compare_entries (gconstpointer a,
                 gconstpointer b,
                 gpointer      order)
{
  const CloutPostEntry *one = a;
  const CloutPostEntry *other = b;

  if (GPOINTER_TO_UINT (order) == CLOUT_POSTS_BY_POINTS && one->points != other->points)
    return one->points > other->points ? -1 : 1;
  if (GPOINTER_TO_UINT (order) != CLOUT_POSTS_NEWEST && count (one) != count (other))
    return count (one) > count (other) ? -1 : 1;
  if (one->time != other->time)
    return one->time > other->time ? -1 : 1;
  return one->id > other->id ? -1 : one->id < other->id;
}

static void
remove_with_reactions (GArray *entries)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    if (count (&g_array_index (entries, CloutPostEntry, i)) == 0)
      g_array_index (entries, CloutPostEntry, n++) = g_array_index (entries, CloutPostEntry, i);
  g_array_set_size (entries, n);
}

static void
sort_worker (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Find *self = data;

  if (self->points == NULL)
    self->points = clout_post_points_compute (self->history);
  for (guint i = 0; i < self->entries->len; i++)
    {
      CloutPostEntry *entry = &g_array_index (self->entries, CloutPostEntry, i);
      const CloutPostSum *sum = g_hash_table_lookup (self->points, &entry->id);
      guint32 others;

      if (entry->time > 0)
        self->oldest = self->oldest > 0 ? MIN (self->oldest, entry->time) : entry->time;
      if (sum == NULL)
        continue;
      entry->points = sum->points;
      others = entry->counts[CLOUT_REACTION_MENTION] + entry->counts[CLOUT_REACTION_QUOTE];
      /* Some networks list replies that they don't count. */
      if (sum->words > others)
        entry->counts[CLOUT_REACTION_REPLY] = MAX (entry->counts[CLOUT_REACTION_REPLY],
                                                   sum->words - others);
    }
  if (self->without_reactions)
    remove_with_reactions (self->entries);
  g_array_sort_with_data (self->entries, compare_entries, GUINT_TO_POINTER (self->order));
  g_task_return_boolean (task, TRUE);
}

/* Another filter shows the same points, and computing them reads all reactions. */
static void
keep_points (Find *find)
{
  CloutPostList *self = find->list;

  if (find->points == NULL || find->points == self->points || find->n_changes != self->n_changes)
    return;
  g_clear_pointer (&self->points, g_hash_table_unref);
  self->points = g_hash_table_ref (find->points);
  self->points_at = find->now;
}

static void
sorted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  Find *find = g_task_get_task_data (task);
  CloutPostList *self = find->list;
  CloutPageChange change;

  keep_points (find);
  if (g_task_return_error_if_cancelled (task))
    return;
  self->oldest = self->oldest > 0 && find->oldest > 0 ? MIN (self->oldest, find->oldest)
                                                      : MAX (self->oldest, find->oldest);
  clout_page_cache_set_entries (self->pages, g_steal_pointer (&find->entries),
                                g_strcmp0 (self->shown, find->shown) == 0, NULL, &change);
  g_free (self->shown);
  self->shown = g_steal_pointer (&find->shown);
  if (change.n_removed > 0 || change.n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), change.position, change.n_removed,
                                change.n_added);
  g_task_return_boolean (task, TRUE);
}

static void
history_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  Find *find = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  find->history = clout_finish_pointer (result, &error);
  if (find->history != NULL)
    clout_engine_run_step (task, NULL, sort_worker, sorted_cb);
  else
    clout_sync_return_error (task, g_steal_pointer (&error), "reading the reactions");
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) task = data;
  Find *find = g_task_get_task_data (task);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GError) error = NULL;

  find->entries = clout_finish_pointer (result, &error);
  if (find->entries != NULL && find->points != NULL)
    clout_engine_run_step (task, NULL, sort_worker, sorted_cb);
  else if (find->entries != NULL)
    clout_store_load_history_async (clout_engine_get_store (find->list->engine),
                                    clout_networks_get_weights (), find->now, zone, 1,
                                    g_task_get_cancellable (task), history_cb,
                                    g_object_ref (task));
  else
    clout_sync_return_error (task, g_steal_pointer (&error), "reading your posts");
}

/* Returns (transfer full): the same for the same posts. A time that moves on with the clock
   doesn't make another list. */
static char *
dup_name (const CloutPostFilter *filter)
{
  return g_strdup_printf ("%d %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                          " %s\n%s", (int) filter->order, (int) filter->kinds, filter->account,
                          filter->since / CLOUT_DAY, filter->until / CLOUT_DAY,
                          filter->search != NULL ? filter->search : "",
                          filter->topic != NULL ? filter->topic : "");
}

/**
 * clout_post_list_find_async:
 * @self: a list
 * @filter: which posts to show, and their order
 *
 * Finds posts. The previous result remains in the list until then.
 *
 * clout_finish_boolean() returns whether the list was replaced; otherwise a #CloutSyncError is
 * set.
 */
void
clout_post_list_find_async (CloutPostList         *self,
                            const CloutPostFilter *filter,
                            GCancellable          *cancellable,
                            GAsyncReadyCallback    callback,
                            gpointer               user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self->engine, clout_post_list_find_async,
                                                 cancellable, callback, user_data);
  Find *find = g_new0 (Find, 1);

  find->list = g_object_ref (self);
  find->shown = dup_name (filter);
  find->order = filter->order;
  find->without_reactions = filter->kinds == CLOUT_POSTS_WITHOUT_REACTIONS;
  find->now = clout_engine_now ();
  find->n_changes = self->n_changes;
  if (self->points != NULL && find->now < self->points_at + POINTS_SECONDS)
    find->points = g_hash_table_ref (self->points);
  g_task_set_task_data (task, find, (GDestroyNotify) find_free);
  clout_store_find_posts_async (clout_engine_get_store (self->engine), filter, cancellable,
                                found_cb, g_object_ref (task));
}

/**
 * clout_post_list_load_async:
 * @self: a list
 *
 * Loads the data of all posts on the list.
 *
 * clout_finish_pointer() returns (transfer full) (element-type CloutPost) a #GPtrArray, or %NULL
 * with a #CloutSyncError.
 */
void
clout_post_list_load_async (CloutPostList       *self,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  static const CloutEngineCall call = { "reading your posts", NULL,
                                        (GDestroyNotify) g_ptr_array_unref };
  const GArray *entries = clout_page_cache_get_entries (self->pages);

  clout_store_load_posts_async (clout_engine_get_store (self->engine),
                                (const CloutPostEntry *) entries->data, entries->len,
                                cancellable, clout_engine_call_cb,
                                clout_engine_call_new (self->engine, &call, cancellable, callback,
                                                       user_data));
}
