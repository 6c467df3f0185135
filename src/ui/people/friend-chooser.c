/* friend-chooser.c: lets the person choose a friend.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/people/friend-chooser.h"

#include <glib/gi18n.h>

#include "messages/messages.h"
#include "sync/friend-list.h"
#include "ui/widgets/accessible-text.h"
#include "ui/widgets/list-tab.h"
#include "ui/window/first-frame.h"

struct _CloutFriendChooser
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkLabel *question;
  GtkEditable *search;
  GtkListView *list;

  /* Owned references */
  GtkWidget *page;
  CloutFriendList *people;
  CloutFriendChosen chosen;
};

G_DEFINE_FINAL_TYPE (CloutFriendChooser, clout_friend_chooser, ADW_TYPE_WINDOW)

static void
activate_cb (CloutFriendChooser *self,
             guint               position)
{
  g_autoptr(CloutFriend) friend = g_list_model_get_item (G_LIST_MODEL (self->people), position);

  if (friend == NULL || clout_friend_get_facts (friend) == NULL)
    return;

  self->chosen (friend, self->page);
  gtk_window_close (GTK_WINDOW (self));
}

static void
find (CloutFriendChooser *self)
{
  if (self->people != NULL)
    clout_friend_list_find_first (self->people, CLOUT_FRIENDS_ALL,
                                  gtk_editable_get_text (self->search), 0);
}

static void
drawn_cb (gpointer user_data)
{
  CloutFriendChooser *self = user_data;

  if (self->people != NULL)
    clout_friend_list_find_rest (self->people);
}

static void
found_cb (CloutFriendChooser *self)
{
  if (clout_friend_list_is_finding (self->people))
    clout_first_frame_run (GTK_WIDGET (self), drawn_cb);
}

/* Screen readers focus the list's own item widget. */
static void
name_item (GtkWidget  *row,
           const char *title,
           const char *handle)
{
  GtkWidget *item = gtk_widget_get_parent (row);
  /* Translators: the title of a row and its value, for screen readers */
  g_autofree char *label = handle != NULL ? g_strdup_printf (_("%s, %s"), title, handle) : NULL;

  if (item != NULL && label != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}

static void
show_friend (GtkBox      *row,
             CloutFriend *friend)
{
  const CloutFriendFacts *facts = clout_friend_get_facts (friend);
  GtkWidget *title = gtk_widget_get_first_child (GTK_WIDGET (row));
  /* Translators: a handle and its network, such as "ada@example.social on Mastodon" */
  g_autofree char *handle = facts == NULL ? NULL
    : g_strdup_printf (_("%s on %s"), facts->handle != NULL ? facts->handle : facts->remote,
                       clout_format_network (facts->network));

  gtk_label_set_label (GTK_LABEL (title), facts != NULL ? clout_friend_get_title (friend) : "…");
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (title)), handle);
  name_item (GTK_WIDGET (row), clout_friend_get_title (friend), handle);
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (row), label);
      if (i == 1)
        gtk_widget_add_css_class (label, "dim-label");
      if (i == 1)
        gtk_widget_add_css_class (label, "caption");
    }
  gtk_widget_add_css_class (row, "bar-row");
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  CloutFriend *friend = gtk_list_item_get_item (item);

  g_signal_connect_object (friend, "changed", G_CALLBACK (show_friend), row, G_CONNECT_SWAPPED);
  show_friend (GTK_BOX (row), friend);
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item),
                                        gtk_list_item_get_child (item));
}

static void
clout_friend_chooser_dispose (GObject *object)
{
  CloutFriendChooser *self = CLOUT_FRIEND_CHOOSER (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->people);
  g_clear_object (&self->page);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_FRIEND_CHOOSER);

  G_OBJECT_CLASS (clout_friend_chooser_parent_class)->dispose (object);
}

static void
clout_friend_chooser_class_init (CloutFriendChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_friend_chooser_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/people/friend-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutFriendChooser, question);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendChooser, search);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendChooser, list);
}

static void
clout_friend_chooser_init (CloutFriendChooser *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (gtk_window_close), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (find), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  clout_list_tab_skip_rows (GTK_WIDGET (self->list));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
}

/**
 * clout_friend_chooser_open:
 * @page: widget that asks, which must outlive the dialog
 * @engine: an engine
 * @title: title of the dialog
 * @question: what to choose
 * @chosen: called with the chosen friend, whose data are loaded, and @page
 *
 * Opens a dialog for choosing a friend.
 */
void
clout_friend_chooser_open (GtkWidget         *page,
                           CloutEngine       *engine,
                           const char        *title,
                           const char        *question,
                           CloutFriendChosen  chosen)
{
  g_autoptr(GtkNoSelection) selection = NULL;
  CloutFriendChooser *self;

  g_return_if_fail (GTK_IS_WIDGET (page));
  g_return_if_fail (CLOUT_IS_ENGINE (engine));

  self = g_object_new (CLOUT_TYPE_FRIEND_CHOOSER, "title", title,
                       "transient-for", gtk_widget_get_root (page), NULL);
  self->page = g_object_ref (page);
  self->chosen = chosen;
  self->people = clout_friend_list_new (engine);
  g_signal_connect_object (self->people, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  gtk_label_set_label (self->question, question);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->people)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  find (self);
  gtk_window_present (GTK_WINDOW (self));
}
