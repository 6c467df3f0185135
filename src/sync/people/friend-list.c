/* friend-list.c: a list of people from all accounts, with a few hundred in memory.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/friend-list.h"

#include "base/task.h"
#include "networks/network.h"
#include "store/people/friends.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/page-cache.h"
#include "sync/engine/parts.h"

/* A sync changes the store many times a second, faster than anyone reads. */
#define FOLLOW_DELAY_MS 500

/* As many rows as fit in a tall window. */
#define N_FIRST 24

struct _CloutFriendList
{
  GObject parent_instance;

  CloutEngine *engine;
  CloutFriendsShow show;
  char *search;
  gint64 list;
  gboolean starts_over; /* the next result is of another list */
  CloutPageCache *pages;
  GCancellable *finding;
  GError *problem;
  guint follow_id;
  gboolean has_rest; /* only the first friends have been found */
};

enum
{
  SIGNAL_FOUND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CloutFriendList, clout_friend_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gpointer
make_item (void)
{
  return clout_friend_new (NULL);
}

static void
load_items (CloutEngine         *engine,
            gconstpointer        entries,
            gsize                n_entries,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  clout_store_load_friends_async (clout_engine_get_store (engine), clout_networks_get_weights (),
                                  entries, n_entries, clout_engine_now (), zone, cancellable,
                                  callback, user_data);
}

static void
copy_item (gpointer item,
           gpointer loaded)
{
  const CloutFriendFacts *facts = clout_friend_get_facts (loaded);

  if (facts != NULL)
    clout_friend_set_facts (item, facts);
}

static gint64
get_entry_id (gconstpointer entry)
{
  return ((const CloutFriendEntry *) entry)->id;
}

static const CloutPageLoader loader = { sizeof (CloutFriendEntry), "friends", get_entry_id,
                                        make_item, load_items, copy_item };

static GType
get_item_type (GListModel *model)
{
  return CLOUT_TYPE_FRIEND;
}

static guint
get_n_items (GListModel *model)
{
  return clout_page_cache_get_entries (CLOUT_FRIEND_LIST (model)->pages)->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  return clout_page_cache_get_item (CLOUT_FRIEND_LIST (model)->pages, position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* @first: (nullable) (transfer full): the first friends, if they are loaded already */
static void
set_entries (CloutFriendList *self,
             GArray          *entries,
             GPtrArray       *first)
{
  CloutPageChange change;

  clout_page_cache_set_entries (self->pages, entries, !self->starts_over, first, &change);
  self->starts_over = FALSE;
  if (change.n_removed > 0 || change.n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), change.position, change.n_removed,
                                change.n_added);
}

/* A query has finished or, if @complete is %FALSE, found the first friends. */
static void
finish (CloutFriendList *self,
        gboolean         complete,
        GError          *error)
{
  if (complete)
    g_clear_object (&self->finding);
  g_clear_error (&self->problem);
  if (error != NULL)
    self->problem = clout_sync_error_wrap (error, "reading friends");
  g_signal_emit (self, signals[SIGNAL_FOUND], 0);
}

static gboolean
is_current (CloutFriendList *self,
            GAsyncResult    *result)
{
  return self->finding != NULL && self->finding == g_task_get_cancellable (G_TASK (result));
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(CloutFriendList) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) entries = clout_finish_pointer (result, &error);

  if (!is_current (self, result))
    return;
  if (entries != NULL)
    set_entries (self, g_steal_pointer (&entries), NULL);
  finish (self, TRUE, g_steal_pointer (&error));
}

static void
find_all (CloutFriendList *self)
{
  clout_store_find_friends_async (clout_engine_get_store (self->engine),
                                  clout_networks_get_weights (), self->show, self->search,
                                  self->list, clout_engine_now (), 0, self->finding, found_cb,
                                  g_object_ref (self));
}

typedef struct
{
  CloutFriendList *list;
  GArray *entries;
} First;

static void
first_free (First *self)
{
  g_object_unref (self->list);
  g_clear_pointer (&self->entries, g_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (First, first_free)

static void
first_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(First) first = data;
  CloutFriendList *self = first->list;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) friends = clout_finish_pointer (result, &error);
  gboolean complete = first->entries->len < N_FIRST;

  if (!is_current (self, result))
    return;
  if (friends != NULL)
    set_entries (self, g_steal_pointer (&first->entries), g_steal_pointer (&friends));
  else
    complete = TRUE;
  self->has_rest = !complete;
  finish (self, complete, g_steal_pointer (&error));
}

static void
first_found_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(First) first = data;
  CloutFriendList *self = first->list;
  g_autoptr(GError) error = NULL;
  GArray *entries = clout_finish_pointer (result, &error);

  first->entries = entries;
  if (!is_current (self, result))
    return;
  if (entries == NULL)
    finish (self, TRUE, g_steal_pointer (&error));
  else
    load_items (self->engine, entries->data, entries->len, self->finding, first_loaded_cb,
                g_steal_pointer (&first));
}

static void
find_only_first (CloutFriendList *self)
{
  First *first = g_new0 (First, 1);

  first->list = g_object_ref (self);
  clout_store_find_friends_async (clout_engine_get_store (self->engine),
                                  clout_networks_get_weights (), self->show, self->search,
                                  self->list, clout_engine_now (), N_FIRST, self->finding,
                                  first_found_cb, first);
}

static void
restart (CloutFriendList *self)
{
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  self->finding = g_cancellable_new ();
  self->has_rest = FALSE;
}

static void
follow_cb (gpointer data)
{
  CloutFriendList *self = data;

  self->follow_id = 0;
  restart (self);
  find_all (self);
}

static void
changed_cb (CloutFriendList *self)
{
  if (self->follow_id == 0)
    self->follow_id = g_timeout_add_once (FOLLOW_DELAY_MS, follow_cb, self);
}

/* A +K doesn't change the order. */
static void
reload (CloutFriendList *self)
{
  clout_page_cache_reload (self->pages);
}

static void
clout_friend_list_dispose (GObject *object)
{
  CloutFriendList *self = CLOUT_FRIEND_LIST (object);

  g_clear_handle_id (&self->follow_id, g_source_remove);
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (clout_friend_list_parent_class)->dispose (object);
}

static void
clout_friend_list_finalize (GObject *object)
{
  CloutFriendList *self = CLOUT_FRIEND_LIST (object);

  clout_page_cache_free (self->pages);
  g_clear_error (&self->problem);
  g_free (self->search);
  G_OBJECT_CLASS (clout_friend_list_parent_class)->finalize (object);
}

static void
clout_friend_list_class_init (CloutFriendListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = clout_friend_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = clout_friend_list_finalize;
  signals[SIGNAL_FOUND] = g_signal_new ("found", CLOUT_TYPE_FRIEND_LIST, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
clout_friend_list_init (CloutFriendList *self)
{
}

/**
 * clout_friend_list_new:
 * @engine: an engine
 *
 * Returns: (transfer full): a list, empty until clout_friend_list_find()
 */
CloutFriendList *
clout_friend_list_new (CloutEngine *engine)
{
  CloutFriendList *self = g_object_new (CLOUT_TYPE_FRIEND_LIST, NULL);

  self->engine = g_object_ref (engine);
  self->pages = clout_page_cache_new (engine, &loader);
  g_signal_connect_object (engine, "changed::people", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (engine, "plus-k-changed", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* Returns: whether it is another list than before */
static gboolean
set_query (CloutFriendList  *self,
           CloutFriendsShow  show,
           const char       *search,
           gint64            list)
{
  gboolean changes = get_n_items (G_LIST_MODEL (self)) == 0 || self->show != show
    || self->list != list || g_strcmp0 (self->search, search) != 0;

  self->starts_over |= changes;
  self->show = show;
  self->list = list;
  g_free (self->search);
  self->search = g_strdup (search);
  restart (self);
  return changes;
}

/**
 * clout_friend_list_find:
 * @self: a list
 * @show: which people to show, and their order
 * @search: (nullable): words to search for in names and handles
 * @list: id of a list that they are on, 0 for any
 *
 * Finds people. The previous result remains until the query finishes.
 */
void
clout_friend_list_find (CloutFriendList  *self,
                        CloutFriendsShow  show,
                        const char       *search,
                        gint64            list)
{
  g_return_if_fail (CLOUT_IS_FRIEND_LIST (self));

  set_query (self, show, search, list);
  find_all (self);
}

/**
 * clout_friend_list_find_first:
 * @self: a list
 * @show: which people to show, and their order
 * @search: (nullable): words to search for in names and handles
 * @list: id of a list that they are on, 0 for any
 *
 * Finds people like clout_friend_list_find(), but of a long list of everyone only as many as a
 * window shows, with their data. The query is still running then, so that a view can draw them
 * before it calls clout_friend_list_find_rest().
 */
void
clout_friend_list_find_first (CloutFriendList  *self,
                              CloutFriendsShow  show,
                              const char       *search,
                              gint64            list)
{
  g_return_if_fail (CLOUT_IS_FRIEND_LIST (self));

  /* Other lists have to be read as a whole before they can be sorted. */
  if (set_query (self, show, search, list) && show == CLOUT_FRIENDS_ALL && list == 0
      && (search == NULL || *search == '\0'))
    find_only_first (self);
  else
    find_all (self);
}

/**
 * clout_friend_list_find_rest:
 * @self: a list
 *
 * Finds everyone else, if only the first people have been found.
 */
void
clout_friend_list_find_rest (CloutFriendList *self)
{
  g_return_if_fail (CLOUT_IS_FRIEND_LIST (self));

  if (!self->has_rest)
    return;

  self->has_rest = FALSE;
  find_all (self);
}

/**
 * clout_friend_list_is_finding:
 * @self: a list
 *
 * Returns: whether a query is still running
 */
gboolean
clout_friend_list_is_finding (CloutFriendList *self)
{
  g_return_val_if_fail (CLOUT_IS_FRIEND_LIST (self), FALSE);
  return self->finding != NULL;
}

/**
 * clout_friend_list_get_problem:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the error of the last query, a #CloutSyncError
 */
const GError *
clout_friend_list_get_problem (CloutFriendList *self)
{
  g_return_val_if_fail (CLOUT_IS_FRIEND_LIST (self), NULL);
  return self->problem;
}
