/* posts-page.c: all of the person's own posts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/posts/posts-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "messages/endorsements.h"
#include "messages/messages.h"
#include "model/topic.h"
#include "sync/post-list.h"
#include "sync/score.h"
#include "ui/posts/post-csv.h"
#include "ui/posts/post-range.h"
#include "ui/posts/post-row.h"
#include "ui/score/highlights-page.h"
#include "ui/widgets/accessible-text.h"
#include "ui/widgets/drop-down.h"
#include "ui/widgets/link.h"
#include "ui/widgets/list-tab.h"
#include "ui/widgets/loadable-page.h"
#include "ui/widgets/save-as.h"

/* Kinds of posts in the drop-down, before the accounts. */
static const char *const kinds[CLOUT_N_POST_KINDS] = {
  [CLOUT_POSTS_OF_ALL_KINDS] = NC_("which posts", "All"),
  [CLOUT_POSTS_ORIGINAL] = NC_("which posts", "Without Replies"),
  [CLOUT_POSTS_REPLIES] = NC_("which posts", "Replies"),
  [CLOUT_POSTS_WITH_QUESTION] = NC_("which posts", "With a Question"),
  [CLOUT_POSTS_WITH_MEDIA] = NC_("which posts", "With Media"),
  [CLOUT_POSTS_WITH_LINK] = NC_("which posts", "With a Link"),
  [CLOUT_POSTS_IN_CAPITALS] = NC_("which posts", "In All Caps"),
  [CLOUT_POSTS_ASKING_FOR_SHARES] = NC_("which posts", "Asking to Be Shared"),
  [CLOUT_POSTS_WITHOUT_REACTIONS] = NC_("which posts", "Without Reactions"),
};

struct _CloutPostsPage
{
  CloutNavigationPage parent_instance;

  /* Template widgets */
  GtkSearchEntry *search;
  GtkDropDown *order;
  GtkDropDown *show;
  GtkDropDown *range;
  GtkDropDown *topic;
  GtkStringList *ranges;
  GtkStringList *topic_names;
  GtkLabel *count;
  CloutLoadablePage *loadable;
  GtkListView *list;

  /* Owned references */
  CloutEngine *engine;
  CloutPostList *posts;
  GListModel *topics;  /* choices after the first; NULL until they are loaded */
  gint64 now;          /* when the ranges were made */
  GBytes *csv; /* what is being saved */
};

G_DEFINE_FINAL_TYPE (CloutPostsPage, clout_posts_page, CLOUT_TYPE_NAVIGATION_PAGE)

/* The choices don't follow changes of the accounts, which another page makes. */
static void
fill_show (CloutPostsPage *self)
{
  GListModel *accounts = clout_engine_get_accounts (self->engine);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (names, g_dpgettext2 (NULL, "which posts", kinds[i]));
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(CloutAccount) account = g_list_model_get_item (accounts, i);
      const char *handle = clout_account_get_handle (account);
      /* Translators: a network and a handle */
      g_autofree char *name =
        g_strdup_printf (C_("account", "%s: %s"),
                         clout_format_network (clout_account_get_network (account)),
                         handle != NULL ? handle : "");

      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->show, G_LIST_MODEL (names));
}

/* Adds years to the ranges, as far back as there are posts. */
static void
add_years (CloutPostsPage *self)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  guint n_years = clout_post_range_get_n_years (clout_post_list_get_oldest (self->posts),
                                                self->now, zone);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->ranges));

  for (guint i = n; i < CLOUT_N_POST_RANGES + n_years; i++)
    {
      g_autofree char *year =
        g_strdup_printf ("%d", clout_post_range_get_year (i, self->now, zone));

      gtk_string_list_append (self->ranges, year);
    }
}

static void
topics_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CloutPostsPage) self = user_data;
  g_autoptr(GListModel) topics = clout_finish_pointer (result, NULL);

  /* Without topics, the page has one choice less. */
  if (topics == NULL || self->engine == NULL || self->topics != NULL)
    return;
  self->topics = g_steal_pointer (&topics);
  for (guint i = 0; i < g_list_model_get_n_items (self->topics); i++)
    {
      g_autoptr(CloutTopic) topic = g_list_model_get_item (self->topics, i);
      const char *name = clout_topic_get_name (topic);
      g_autofree char *title = clout_format_topic (name);

      gtk_string_list_append (self->topic_names, title);
    }
}

/* Returns: (transfer full) (nullable): the chosen account, or NULL for all */
static CloutAccount *
get_account (CloutPostsPage *self)
{
  guint which = gtk_drop_down_get_selected (self->show);

  return which >= CLOUT_N_POST_KINDS && which != GTK_INVALID_LIST_POSITION
         ? g_list_model_get_item (clout_engine_get_accounts (self->engine),
                                  which - CLOUT_N_POST_KINDS)
         : NULL;
}

static CloutPostFilter
get_filter (CloutPostsPage *self)
{
  guint which = gtk_drop_down_get_selected (self->show);
  guint range = gtk_drop_down_get_selected (self->range);
  guint topic = gtk_drop_down_get_selected (self->topic);
  g_autoptr(CloutAccount) account = get_account (self);
  g_autoptr(CloutTopic) item =
    self->topics != NULL && topic > 0 ? g_list_model_get_item (self->topics, topic - 1) : NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  CloutPostFilter filter = {
    .order = (CloutPostOrder) gtk_drop_down_get_selected (self->order),
    .kinds = which < CLOUT_N_POST_KINDS ? (CloutPostKinds) which : CLOUT_POSTS_OF_ALL_KINDS,
    .account = account != NULL ? clout_account_get_id (account) : 0,
    .search = (char *) gtk_editable_get_text (GTK_EDITABLE (self->search)),
    .topic = item != NULL ? (char *) clout_topic_get_name (item) : NULL,
  };

  if (range != GTK_INVALID_LIST_POSITION)
    clout_post_range_get (range, self->now, zone, &filter.since, &filter.until);
  return filter;
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CloutPostsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean found = clout_finish_boolean (result, &error);
  guint n;
  g_autofree char *count = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!found)
    {
      clout_loadable_page_show_error (self->loadable, error);
      return;
    }
  n = g_list_model_get_n_items (G_LIST_MODEL (self->posts));
  count = g_strdup_printf (ngettext ("%'u post", "%'u posts", n), n);
  gtk_label_set_label (self->count, count);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "posts.save", n > 0);
  add_years (self);
  if (self->topics == NULL)
    clout_engine_load_topics_async (self->engine,
                                    clout_loadable_page_get_cancellable (self->loadable),
                                    topics_cb, g_object_ref (self));
  if (n > 0)
    clout_loadable_page_show_content (self->loadable);
  else
    clout_loadable_page_show_empty (self->loadable);
}

static void
load_cb (CloutPostsPage *self,
         GCancellable   *cancellable)
{
  CloutPostFilter filter = get_filter (self);

  clout_post_list_find_async (self->posts, &filter, cancellable, found_cb, g_object_ref (self));
}

static void
find_cb (CloutPostsPage *self)
{
  if (self->posts != NULL)
    clout_loadable_page_reload (self->loadable);
}

/* Escape clears the search first, and then goes back. */
static void
stop_search_cb (CloutPostsPage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    clout_navigation_back (GTK_WIDGET (self));
}

static GBytes *
make_content (GtkWidget  *widget,
              const char *name)
{
  CloutPostsPage *self = CLOUT_POSTS_PAGE (widget);

  return g_str_has_suffix (name, ".csv") ? g_bytes_ref (self->csv) : NULL;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CloutPostsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) posts = clout_finish_pointer (result, &error);
  char *csv;

  if (posts == NULL || self->engine == NULL)
    return;
  csv = clout_csv_of_posts (posts, clout_engine_get_accounts (self->engine));
  g_clear_pointer (&self->csv, g_bytes_unref);
  self->csv = g_bytes_new_take (csv, strlen (csv));
  clout_save_as (GTK_WIDGET (self), _("Save List"), "posts.csv",
                 _("The file name must end in .csv"), make_content);
}

static void
save_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  CloutPostsPage *self = CLOUT_POSTS_PAGE (widget);

  clout_post_list_load_async (self->posts, clout_loadable_page_get_cancellable (self->loadable),
                              loaded_cb, g_object_ref (self));
}

static void
highlights_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  CloutPostsPage *self = CLOUT_POSTS_PAGE (widget);
  g_autoptr(CloutAccount) account = get_account (self);

  clout_navigation_push (widget, clout_highlights_page_new (self->engine, account));
}

static void
setup_cb (CloutPostsPage *self,
          GtkListItem    *item)
{
  gtk_list_item_set_child (item, clout_post_row_new (clout_engine_get_accounts (self->engine)));
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item)
{
  clout_post_row_set_post (CLOUT_POST_ROW (gtk_list_item_get_child (item)),
                           gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *item)
{
  clout_post_row_set_post (CLOUT_POST_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
activate_cb (CloutPostsPage *self,
             guint           position)
{
  g_autoptr(CloutPost) post = g_list_model_get_item (G_LIST_MODEL (self->posts), position);
  const CloutPostFacts *facts = post != NULL ? clout_post_get_facts (post) : NULL;

  if (facts != NULL && clout_link_is_for_browser (facts->url))
    clout_link_open (GTK_WIDGET (self), facts->url);
}

static void
clout_posts_page_dispose (GObject *object)
{
  CloutPostsPage *self = CLOUT_POSTS_PAGE (object);

  g_clear_object (&self->posts);
  g_clear_object (&self->topics);
  g_clear_object (&self->engine);
  g_clear_pointer (&self->csv, g_bytes_unref);
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_POSTS_PAGE);

  G_OBJECT_CLASS (clout_posts_page_parent_class)->dispose (object);
}

static void
clout_posts_page_class_init (CloutPostsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_posts_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/posts/posts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutPostsPage, search);
  gtk_widget_class_bind_template_child (widget_class, CloutPostsPage, order);
  gtk_widget_class_bind_template_child (widget_class, CloutPostsPage, show);
  gtk_widget_class_bind_template_child (widget_class, CloutPostsPage, range);
  gtk_widget_class_bind_template_child (widget_class, CloutPostsPage, topic);
  gtk_widget_class_bind_template_child (widget_class, CloutPostsPage, ranges);
  gtk_widget_class_bind_template_child (widget_class, CloutPostsPage, topic_names);
  gtk_widget_class_bind_template_child (widget_class, CloutPostsPage, count);
  gtk_widget_class_bind_template_child (widget_class, CloutPostsPage, loadable);
  gtk_widget_class_bind_template_child (widget_class, CloutPostsPage, list);
  gtk_widget_class_install_action (widget_class, "posts.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "posts.highlights", NULL, highlights_cb);
}

static void
clout_posts_page_init (CloutPostsPage *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  GtkDropDown *const *choices[] = { &self->order, &self->show, &self->range, &self->topic };

  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "posts.save", FALSE);
  g_signal_connect_object (self->loadable, "load", G_CALLBACK (load_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  clout_list_tab_skip_rows (GTK_WIDGET (self->list));
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (find_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (stop_search_cb), self,
                           G_CONNECT_SWAPPED);
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      clout_drop_down_ellipsize (*choices[i]);
      g_signal_connect_object (*choices[i], "notify::selected", G_CALLBACK (find_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

/**
 * clout_posts_page_new:
 * @engine: an engine
 * @order: order at first
 * @which: which posts are shown at first
 * @range: their time, as in clout_post_range_get()
 * @search: what to search for at first, or an empty string
 *
 * Returns: (transfer none): a page to push
 */
GtkWidget *
clout_posts_page_new (CloutEngine    *engine,
                      CloutPostOrder  order,
                      CloutPostKinds  which,
                      guint           range,
                      const char     *search)
{
  CloutPostsPage *self = g_object_new (CLOUT_TYPE_POSTS_PAGE, NULL);
  g_autoptr(GtkNoSelection) selection = NULL;

  g_return_val_if_fail (CLOUT_IS_ENGINE (engine), NULL);

  self->engine = g_object_ref (engine);
  self->now = g_get_real_time () / G_USEC_PER_SEC;
  fill_show (self);
  gtk_drop_down_set_selected (self->order, order);
  gtk_drop_down_set_selected (self->show, which);
  gtk_drop_down_set_selected (self->range, range);
  gtk_editable_set_text (GTK_EDITABLE (self->search), search);
  self->posts = clout_post_list_new (engine);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->posts)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (engine, "changed::score", G_CALLBACK (clout_loadable_page_reload_soon),
                           self->loadable, G_CONNECT_SWAPPED);
  clout_loadable_page_reload (self->loadable);

  return GTK_WIDGET (self);
}
