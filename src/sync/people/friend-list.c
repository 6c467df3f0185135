/* friend-list.c: a list of people from all accounts, with a few hundred in memory.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/friend-list.h"

#include "base/task.h"
#include "networks/network.h"
#include "store/people/friends.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"

/* A list view has about 200 rows; these pages have twice as many. */
#define PAGE 50
#define MAX_PAGES 8

/* A sync changes the store many times a second, faster than anyone reads. */
#define FOLLOW_DELAY_MS 500

/* Shared with pending queries. */
typedef struct
{
  guint first;
  GPtrArray *friends;
  GCancellable *cancellable;
  gboolean fresh; /* loaded before the rest of the list was found */
} Page;

struct _CloutFriendList
{
  GObject parent_instance;

  CloutEngine *engine;
  CloutFriendsShow show;
  char *search;
  GArray *entries;
  GQueue pages; /* most recently used first */
  GCancellable *finding;
  GError *problem;
  guint follow_id;
  guint rest_id;
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

static void
page_clear (gpointer data)
{
  Page *page = data;

  g_object_unref (page->cancellable);
  g_ptr_array_unref (page->friends);
}

/* Frees its friends now, even if its query is still pending. */
static void
page_drop (gpointer data)
{
  Page *page = data;

  g_cancellable_cancel (page->cancellable);
  g_ptr_array_set_size (page->friends, 0);
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
    g_warning ("Reading friends: %s", error->message);
  for (guint i = 0; loaded != NULL && i < MIN (loaded->len, page->friends->len); i++)
    {
      const CloutFriendFacts *facts = clout_friend_get_facts (loaded->pdata[i]);

      if (facts != NULL)
        clout_friend_set_facts (page->friends->pdata[i], facts);
    }
  g_rc_box_release_full (page, page_clear);
}

static void
load_page (CloutFriendList *self,
           Page            *page)
{
  clout_store_load_friends_async (clout_engine_get_store (self->engine),
                                  clout_networks_get_weights (),
                                  &g_array_index (self->entries, CloutFriendEntry, page->first),
                                  page->friends->len, page->cancellable, loaded_cb,
                                  g_rc_box_acquire (page));
}

static Page *
page_new (guint      first,
          GPtrArray *friends,
          gboolean   fresh)
{
  Page *page = g_rc_box_new0 (Page);

  page->first = first;
  page->friends = friends;
  page->fresh = fresh;
  page->cancellable = g_cancellable_new ();
  return page;
}

static Page *
add_page (CloutFriendList *self,
          guint            first)
{
  Page *page = page_new (first, g_ptr_array_new_with_free_func (g_object_unref), FALSE);

  for (guint i = first; i < MIN (first + PAGE, self->entries->len); i++)
    g_ptr_array_add (page->friends, clout_friend_new (NULL));
  if (g_queue_get_length (&self->pages) == MAX_PAGES)
    page_drop (g_queue_pop_tail (&self->pages));
  load_page (self, page);
  return page;
}

static Page *
find_page (CloutFriendList *self,
           guint            first)
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

static GType
get_item_type (GListModel *model)
{
  return CLOUT_TYPE_FRIEND;
}

static guint
get_n_items (GListModel *model)
{
  return CLOUT_FRIEND_LIST (model)->entries->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  CloutFriendList *self = CLOUT_FRIEND_LIST (model);

  if (position >= self->entries->len)
    return NULL;
  return g_object_ref (
    find_page (self, position - position % PAGE)->friends->pdata[position % PAGE]);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* Number of unchanged rows at the beginning: all of them, or whole pages. */
static guint
count_same (GArray *before,
            GArray *after)
{
  guint n = 0;

  while (n < MIN (before->len, after->len)
         && g_array_index (before, CloutFriendEntry, n).id
            == g_array_index (after, CloutFriendEntry, n).id)
    n++;
  return n == before->len && n == after->len ? n : n - n % PAGE;
}

/* People whose position doesn't change keep their objects, so that a visible list doesn't jump.
   @first_page: (nullable) (transfer full): the first page, if it is loaded already */
static void
set_entries (CloutFriendList *self,
             GArray          *entries,
             GPtrArray       *first_page)
{
  guint same = first_page == NULL ? count_same (self->entries, entries) : 0;
  guint removed = self->entries->len - same;
  guint added = entries->len - same;

  g_array_unref (self->entries);
  self->entries = entries;
  for (GList *link = self->pages.head, *next; link != NULL; link = next)
    {
      Page *page = link->data;

      next = link->next;
      if (page->first < same)
        continue;
      g_queue_delete_link (&self->pages, link);
      page_drop (page);
    }
  for (GList *link = self->pages.head; link != NULL; link = link->next)
    {
      Page *page = link->data;

      if (!page->fresh)
        load_page (self, page);
      page->fresh = FALSE;
    }
  if (first_page != NULL)
    g_queue_push_head (&self->pages, page_new (0, first_page, TRUE));
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), same, removed, added);
}

/* The end of a query, or of its first page if @complete is %FALSE. */
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
                                  clout_engine_now (), 0, self->finding, found_cb,
                                  g_object_ref (self));
}

typedef struct
{
  CloutFriendList *list;
  GArray *entries;
} FirstPage;

static void
first_page_free (FirstPage *self)
{
  g_object_unref (self->list);
  g_clear_pointer (&self->entries, g_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FirstPage, first_page_free)

static gboolean
find_rest_cb (gpointer data)
{
  CloutFriendList *self = data;

  self->rest_id = 0;
  find_all (self);
  return G_SOURCE_REMOVE;
}

static void
first_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(FirstPage) first = data;
  CloutFriendList *self = first->list;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) friends = clout_finish_pointer (result, &error);
  gboolean complete = first->entries->len < PAGE;

  if (!is_current (self, result))
    return;
  if (friends != NULL)
    set_entries (self, g_steal_pointer (&first->entries), g_steal_pointer (&friends));
  else
    complete = TRUE;
  finish (self, complete, g_steal_pointer (&error));
  /* Drawing the first page comes before everyone else is found. */
  if (!complete && is_current (self, result) && self->rest_id == 0)
    self->rest_id = g_idle_add_full (G_PRIORITY_LOW, find_rest_cb, self, NULL);
}

static void
first_found_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr(FirstPage) first = data;
  CloutFriendList *self = first->list;
  g_autoptr(GError) error = NULL;
  GArray *entries = clout_finish_pointer (result, &error);

  first->entries = entries;
  if (!is_current (self, result))
    return;
  if (entries == NULL)
    finish (self, TRUE, g_steal_pointer (&error));
  else
    clout_store_load_friends_async (clout_engine_get_store (self->engine),
                                    clout_networks_get_weights (),
                                    (const CloutFriendEntry *) entries->data, entries->len,
                                    self->finding, first_loaded_cb, g_steal_pointer (&first));
}

/* Shows a page with its data before all the others are found. */
static void
find_first (CloutFriendList *self)
{
  FirstPage *first = g_new0 (FirstPage, 1);

  first->list = g_object_ref (self);
  clout_store_find_friends_async (clout_engine_get_store (self->engine),
                                  clout_networks_get_weights (), self->show, self->search,
                                  clout_engine_now (), PAGE, self->finding, first_found_cb, first);
}

static void
restart (CloutFriendList *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  self->finding = g_cancellable_new ();
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

static void
clout_friend_list_dispose (GObject *object)
{
  CloutFriendList *self = CLOUT_FRIEND_LIST (object);

  g_clear_handle_id (&self->follow_id, g_source_remove);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_clear_object (&self->engine);
  G_OBJECT_CLASS (clout_friend_list_parent_class)->dispose (object);
}

static void
clout_friend_list_finalize (GObject *object)
{
  CloutFriendList *self = CLOUT_FRIEND_LIST (object);

  g_queue_clear_full (&self->pages, page_drop);
  g_array_unref (self->entries);
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
  g_queue_init (&self->pages);
  self->entries = g_array_new (FALSE, FALSE, sizeof (CloutFriendEntry));
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
  g_signal_connect_object (engine, "changed::people", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * clout_friend_list_find:
 * @show: which people to show, and their order
 * @search: (nullable): words to search for in names and handles
 *
 * Finds people. The previous result remains until the query finishes. Of a long list of everyone,
 * the first page is there before the rest.
 */
void
clout_friend_list_find (CloutFriendList  *self,
                        CloutFriendsShow  show,
                        const char       *search)
{
  gboolean changes;

  g_return_if_fail (CLOUT_IS_FRIEND_LIST (self));
  changes = self->entries->len == 0 || self->show != show
    || g_strcmp0 (self->search, search) != 0;
  self->show = show;
  g_free (self->search);
  self->search = g_strdup (search);
  restart (self);
  /* Other lists have to be read as a whole before they can be sorted. */
  if (changes && show == CLOUT_FRIENDS_ALL && (search == NULL || *search == '\0'))
    find_first (self);
  else
    find_all (self);
}

gboolean
clout_friend_list_is_finding (CloutFriendList *self)
{
  g_return_val_if_fail (CLOUT_IS_FRIEND_LIST (self), FALSE);
  return self->finding != NULL;
}

/**
 * clout_friend_list_get_problem:
 *
 * Returns: (transfer none) (nullable): the error of the last query, a #CloutSyncError
 */
const GError *
clout_friend_list_get_problem (CloutFriendList *self)
{
  g_return_val_if_fail (CLOUT_IS_FRIEND_LIST (self), NULL);
  return self->problem;
}
