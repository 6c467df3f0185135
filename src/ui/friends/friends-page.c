/* friends-page.c: people that the person follows, is followed by, or interacts with.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/friends/friends-page.h"

#include <glib/gi18n.h>

#include "sync/friend-list.h"
#include "sync/people.h"
#include "ui/friends/friend-menu.h"
#include "ui/friends/friend-page.h"
#include "ui/friends/friend-row.h"
#include "ui/plus-k/endorsement-toast.h"
#include "ui/window/first-frame.h"
#include "ui/window/navigation.h"
#include "ui/widgets/accessible-text.h"
#include "ui/widgets/drop-down.h"
#include "ui/widgets/list-tab.h"
#include "ui/widgets/loadable-page.h"
#include "ui/widgets/toast.h"
#include "messages/messages.h"

struct _CloutFriendsPage
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkWidget *tools;
  GtkSearchEntry *search;
  GtkWidget *lists;
  GtkDropDown *in_list;
  GtkLabel *count;
  CloutLoadablePage *loadable;
  GtkWidget *show_all_button;
  GtkListView *list;

  /* Owned references */
  CloutEngine *engine;
  CloutFriendList *friends;
  GtkWidget *menu;
  GSimpleAction *show;
  GListModel *people_lists;
  GCancellable *cancellable;
  char *list_name;          /* of the chosen list, or NULL */

  gboolean search_asked;    /* shown once there is an entry */
};

G_DEFINE_FINAL_TYPE (CloutFriendsPage, clout_friends_page, ADW_TYPE_BIN)

/* The action's states, in the order of #CloutFriendsShow. */
static const char *const shows[] = { "all", "influence-me", "i-influence", "owed" };

static CloutFriendsShow
get_show (CloutFriendsPage *self)
{
  g_autoptr(GVariant) state = g_action_get_state (G_ACTION (self->show));
  guint show = CLOUT_FRIENDS_ALL;

  for (guint i = 0; i < G_N_ELEMENTS (shows); i++)
    if (g_str_equal (g_variant_get_string (state, NULL), shows[i]))
      show = i;
  return show;
}

static const char *
get_search (CloutFriendsPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static void selected_list_cb (CloutFriendsPage *self);

/* Id of the chosen list, 0 for none. */
static gint64
get_list (CloutFriendsPage *self)
{
  guint n = self->people_lists != NULL ? g_list_model_get_n_items (self->people_lists) : 0;

  for (guint i = 0; i < n && self->list_name != NULL; i++)
    {
      g_autoptr(CloutPeopleList) list = g_list_model_get_item (self->people_lists, i);

      if (g_str_equal (clout_people_list_get_facts (list)->name, self->list_name))
        return clout_people_list_get_facts (list)->id;
    }
  return 0;
}

static void
find (CloutFriendsPage *self)
{
  if (self->friends != NULL)
    clout_friend_list_find_first (self->friends, get_show (self), get_search (self),
                                  get_list (self));
}

/* Fills the drop-down, which has "any list" first, and keeps the chosen one. */
static void
show_lists (CloutFriendsPage *self)
{
  guint n = g_list_model_get_n_items (self->people_lists);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, C_("list of people", "Any List"));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CloutPeopleList) list = g_list_model_get_item (self->people_lists, i);
      const char *name = clout_people_list_get_facts (list)->name;

      gtk_string_list_append (names, name);
      if (g_strcmp0 (self->list_name, name) == 0)
        selected = i + 1;
    }
  g_signal_handlers_block_by_func (self->in_list, selected_list_cb, self);
  gtk_drop_down_set_model (self->in_list, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->in_list, selected);
  g_signal_handlers_unblock_by_func (self->in_list, selected_list_cb, self);
  gtk_widget_set_visible (self->lists, n > 0);
  selected_list_cb (self);
}

static void
lists_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CloutFriendsPage) self = user_data;
  g_autoptr(GListModel) lists = clout_finish_pointer (result, NULL);

  if (lists == NULL || self->friends == NULL)
    return;

  g_set_object (&self->people_lists, lists);
  show_lists (self);
}

static void
load_lists (CloutFriendsPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  clout_engine_list_lists_async (self->engine, 0, self->cancellable, lists_cb,
                                 g_object_ref (self));
}

/* Describes the list and its order. */
static char *
describe (CloutFriendsShow show,
          guint            n)
{
  switch (show)
    {
    case CLOUT_FRIENDS_REACTED_TO:
      /* Translators: heading of a list of people, sorted as it says, here and below */
      return g_strdup_printf (ngettext ("%'u person you reacted to (last 90 days)",
                                        "%'u people you reacted to (last 90 days), most often "
                                        "first", n), n);
    case CLOUT_FRIENDS_REACTING:
      /* Translators: heading of a list of people, most frequent first */
      return g_strdup_printf (ngettext ("%'u person who reacted to you (last 90 days)",
                                        "%'u people who reacted to you (last 90 days), most often "
                                        "first", n), n);
    case CLOUT_FRIENDS_OWED:
      /* Translators: heading of a list of people, longest wait first */
      return g_strdup_printf (ngettext ("%'u person waiting for a reply",
                                        "%'u people waiting for a reply, longest first", n), n);
    case CLOUT_FRIENDS_ALL:
    case CLOUT_N_FRIENDS_SHOWS:
    default:
      /* Translators: heading of a list of people, most influential first, which is estimated
         from their follower counts */
      return g_strdup_printf (ngettext ("%'u person by estimated influence",
                                        "%'u people by estimated influence",
                                        n), n);
    }
}

/* Says why the list is empty. */
static void
show_empty (CloutFriendsPage *self,
            gboolean          narrowed)
{
  static const char *const titles[] = {
    N_("No Results Found"), N_("No Reactions Yet"), N_("No Reactions Yet"),
    N_("All Caught Up"), N_("No One Is on This List"),
  };
  static const char *const descriptions[] = {
    N_("No name or handle matches your search"),
    N_("People whose posts you reply to, share or like appear here"),
    N_("People who reply to, share or like your posts appear here"),
    N_("No one from the last 7 days is waiting for a reply"),
    N_("The menu beside each friend adds them to lists"),
  };
  gboolean searched = *get_search (self) != '\0';
  guint which = searched ? 0 : get_show (self);

  if (which == CLOUT_FRIENDS_ALL && !searched && self->list_name != NULL)
    which = CLOUT_N_FRIENDS_SHOWS;

  if (narrowed)
    g_object_set (self->loadable, "empty-icon-name", "edit-find-symbolic",
                  "empty-title", _(titles[which]),
                  "empty-description", _(descriptions[which]), NULL);
  else
    g_object_set (self->loadable, "empty-icon-name", "system-users-symbolic",
                  "empty-title", _("No Friends Yet"),
                  "empty-description", _("People you follow and who follow you appear here after "
                                        "the first refresh"), NULL);
  gtk_widget_set_visible (self->show_all_button, narrowed);
  clout_loadable_page_show_empty (self->loadable);
}

static void
drawn_cb (gpointer user_data)
{
  CloutFriendsPage *self = user_data;

  if (self->friends != NULL)
    clout_friend_list_find_rest (self->friends);
}

static void
found_cb (CloutFriendsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->friends));
  const GError *problem = clout_friend_list_get_problem (self->friends);
  gboolean narrowed = get_show (self) != CLOUT_FRIENDS_ALL || *get_search (self) != '\0'
                      || self->list_name != NULL;
  g_autofree char *text = NULL;

  if (problem != NULL)
    {
      gtk_widget_set_visible (self->tools, FALSE);
      clout_loadable_page_show_error (self->loadable, problem);
      return;
    }

  /* The first rows of a long list are shown before all people are counted. The empty label keeps
     them from moving when the count appears. */
  text = clout_friend_list_is_finding (self->friends) ? NULL : describe (get_show (self), n);
  gtk_label_set_label (self->count, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n > 0);
  gtk_widget_set_visible (self->tools, n > 0 || narrowed);
  if (n > 0)
    clout_loadable_page_show_content (self->loadable);
  else
    show_empty (self, narrowed);
  /* Neither the query for everyone else nor their rows should delay the first ones. */
  if (clout_friend_list_is_finding (self->friends))
    clout_first_frame_run (GTK_WIDGET (self), drawn_cb);
  if (self->search_asked)
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
  self->search_asked = FALSE;
}

static void
give_cb (CloutFriendsPage *self,
         CloutFriend      *friend)
{
  const CloutFriendFacts *facts = clout_friend_get_facts (friend);

  clout_endorsement_toast_give (GTK_WIDGET (self), self->engine, facts->id,
                                clout_friend_get_title (friend), facts->topic);
}

static void
more_cb (CloutFriendsPage *self,
         CloutFriend      *friend,
         GtkWidget        *anchor)
{
  if (self->menu == NULL)
    {
      self->menu = clout_friend_menu_new (self->engine);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  clout_friend_menu_open (CLOUT_FRIEND_MENU (self->menu), friend, anchor);
}

static void
setup_cb (CloutFriendsPage *self,
          GtkListItem      *item)
{
  GtkWidget *row = clout_friend_row_new ();

  g_signal_connect_object (row, "give", G_CALLBACK (give_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "more", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static CloutFriendRow *
find_focused_row (CloutFriendsPage *self)
{
  GtkWidget *item = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  GtkWidget *row = item != NULL ? gtk_widget_get_first_child (item) : NULL;

  return CLOUT_IS_FRIEND_ROW (row) ? CLOUT_FRIEND_ROW (row) : NULL;
}

static gboolean
give_key_cb (GtkWidget *list,
             GVariant  *unused,
             gpointer   user_data)
{
  CloutFriendRow *row = find_focused_row (user_data);

  if (row != NULL)
    clout_friend_row_give (row);
  return row != NULL;
}

static gboolean
menu_key_cb (GtkWidget *list,
             GVariant  *unused,
             gpointer   user_data)
{
  CloutFriendRow *row = find_focused_row (user_data);

  if (row != NULL)
    clout_friend_row_open_menu (row);
  return row != NULL;
}

static void
add_keys (CloutFriendsPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>k"),
                      gtk_callback_action_new (give_key_cb, self, NULL)));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Shift>F10|Menu"),
                      gtk_callback_action_new (menu_key_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

static void
bind_cb (CloutFriendsPage   *self,
         GtkListItem        *item)
{
  CloutFriendRow *row = CLOUT_FRIEND_ROW (gtk_list_item_get_child (item));

  clout_friend_row_set_engine (row, self->engine);
  clout_friend_row_set_friend (row, gtk_list_item_get_item (item), get_show (self));
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *item)
{
  clout_friend_row_set_friend (CLOUT_FRIEND_ROW (gtk_list_item_get_child (item)), NULL,
                               CLOUT_FRIENDS_ALL);
}

static void
activate_cb (CloutFriendsPage *self,
             guint             position)
{
  g_autoptr(CloutFriend) friend = g_list_model_get_item (G_LIST_MODEL (self->friends), position);

  if (friend != NULL && clout_friend_get_facts (friend) != NULL)
    clout_navigation_push (GTK_WIDGET (self), clout_friend_page_new (self->engine, friend));
}

static void
selected_list_cb (CloutFriendsPage *self)
{
  GtkStringObject *selected = gtk_drop_down_get_selected_item (self->in_list);
  gboolean any = gtk_drop_down_get_selected (self->in_list) == 0 || selected == NULL;
  const char *name = any ? NULL : gtk_string_object_get_string (selected);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "friends.remove-list", !any);
  if (g_strcmp0 (name, self->list_name) == 0)
    return;

  g_free (self->list_name);
  self->list_name = g_strdup (name);
  find (self);
}

static void
removed_list_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(CloutFriendsPage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!clout_finish_boolean (result, &error))
    clout_toast_say_error (GTK_WIDGET (self), error);
}

static void
confirmed_cb (CloutFriendsPage *self,
              const char       *response)
{
  if (g_str_equal (response, "remove") && self->engine != NULL && self->list_name != NULL)
    clout_engine_remove_list_async (self->engine, self->list_name, NULL, removed_list_cb,
                                    g_object_ref (self));
}

static void
remove_list_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  CloutFriendsPage *self = CLOUT_FRIENDS_PAGE (widget);
  /* Translators: %s is the name of a list of people */
  g_autofree char *heading = g_strdup_printf (_("Remove the List “%s”?"), self->list_name);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), heading,
                                              _("The people on it remain your friends."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "remove", _("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (confirmed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_all_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CloutFriendsPage *self = CLOUT_FRIENDS_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  g_action_change_state (G_ACTION (self->show), g_variant_new_string (shows[CLOUT_FRIENDS_ALL]));
  gtk_drop_down_set_selected (self->in_list, 0);
  find (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
search_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  CloutFriendsPage *self = CLOUT_FRIENDS_PAGE (widget);

  clout_navigation_home (widget);
  self->search_asked = !gtk_widget_grab_focus (GTK_WIDGET (self->search))
                       && clout_loadable_page_get_state (self->loadable) == CLOUT_LOADABLE_LOADING;
}

static void
clout_friends_page_dispose (GObject *object)
{
  CloutFriendsPage *self = CLOUT_FRIENDS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->friends);
  g_clear_object (&self->engine);
  g_clear_object (&self->show);
  g_clear_object (&self->people_lists);
  g_clear_pointer (&self->list_name, g_free);
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_FRIENDS_PAGE);

  G_OBJECT_CLASS (clout_friends_page_parent_class)->dispose (object);
}

static void
clout_friends_page_class_init (CloutFriendsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_friends_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/friends/friends-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutFriendsPage, tools);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendsPage, search);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendsPage, lists);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendsPage, in_list);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendsPage, count);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendsPage, loadable);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendsPage, show_all_button);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendsPage, list);
  gtk_widget_class_install_action (widget_class, "friends.show-all", NULL, show_all_cb);
  gtk_widget_class_install_action (widget_class, "friends.remove-list", NULL, remove_list_cb);
  gtk_widget_class_install_action (widget_class, "friends.search", NULL, search_cb);
}

/* The page remembers the filter, because it exists as long as its window. */
static void
add_filter (CloutFriendsPage *self)
{
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();

  self->show = g_simple_action_new_stateful ("show", G_VARIANT_TYPE_STRING,
                                             g_variant_new_string (shows[CLOUT_FRIENDS_ALL]));
  g_signal_connect_object (self->show, "notify::state", G_CALLBACK (find), self,
                           G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->show));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "friends-list", G_ACTION_GROUP (actions));
}

static void
clout_friends_page_init (CloutFriendsPage *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  g_signal_connect_object (self->loadable, "load", G_CALLBACK (find), self, G_CONNECT_SWAPPED);
  clout_list_tab_skip_rows (GTK_WIDGET (self->list));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  add_keys (self);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (find), self,
                           G_CONNECT_SWAPPED);
  add_filter (self);
  clout_drop_down_ellipsize (self->in_list);
  g_signal_connect_object (self->in_list, "notify::selected", G_CALLBACK (selected_list_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * clout_friends_page_set_engine:
 * @self: a friends page
 * @engine: (nullable): engine with the friends
 *
 * Shows the friends of an engine.
 */
void
clout_friends_page_set_engine (CloutFriendsPage *self,
                               CloutEngine      *engine)
{
  g_autoptr(GtkNoSelection) selection = NULL;

  g_return_if_fail (CLOUT_IS_FRIENDS_PAGE (self));

  clout_loadable_page_reset (self->loadable);
  gtk_widget_set_visible (self->tools, FALSE);
  gtk_list_view_set_model (self->list, NULL);
  if (self->friends != NULL)
    g_signal_handlers_disconnect_by_data (self->friends, self);
  if (self->engine != NULL)
    g_signal_handlers_disconnect_by_func (self->engine, load_lists, self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->friends);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_set_object (&self->engine, engine);
  if (engine == NULL)
    return;

  self->friends = clout_friend_list_new (engine);
  g_signal_connect_object (self->friends, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->friends)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  clout_loadable_page_reload (self->loadable);
  g_signal_connect_object (engine, "changed::people", G_CALLBACK (load_lists), self,
                           G_CONNECT_SWAPPED);
  load_lists (self);
}
