/* merge-dialog.c: asks who is the same person as a friend.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/people/merge-dialog.h"

#include <glib/gi18n.h>

#include "messages/messages.h"
#include "messages/networks.h"
#include "sync/friend-list.h"
#include "sync/people.h"
#include "ui/widgets/list-tab.h"
#include "ui/widgets/toast.h"

struct _CloutMergeDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkLabel *question;
  GtkEditable *search;
  GtkListView *list;

  /* Owned references */
  GtkWidget *page;
  CloutEngine *engine;
  CloutFriend *friend;
  CloutFriendList *people;
};

G_DEFINE_FINAL_TYPE (CloutMergeDialog, clout_merge_dialog, ADW_TYPE_WINDOW)

/* What is needed to say what was done, and to undo it. */
typedef struct
{
  GtkWidget *page;
  CloutEngine *engine;
  gint64 other;
  char *text;
} Merge;

static void
merge_free (Merge *merge)
{
  g_object_unref (merge->page);
  g_object_unref (merge->engine);
  g_free (merge->text);
  g_free (merge);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Merge, merge_free)

static void
closure_free (gpointer  data,
              GClosure *closure)
{
  merge_free (data);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GtkWidget) page = user_data;
  g_autoptr(GError) error = NULL;

  if (!clout_finish_boolean (result, &error))
    clout_toast_say_error (page, error);
}

static void
undo_cb (Merge *merge)
{
  clout_engine_split_person_async (merge->engine, merge->other, NULL, undone_cb,
                                   g_object_ref (merge->page));
}

static void
merged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Merge) merge = user_data;
  g_autoptr(GError) error = NULL;
  GtkWidget *page = merge->page;
  g_autofree char *text = g_strdup (merge->text);

  if (!clout_finish_boolean (result, &error))
    clout_toast_say_error (page, error);
  else
    clout_toast_offer (page, text, g_cclosure_new_swap (G_CALLBACK (undo_cb),
                                                        g_steal_pointer (&merge), closure_free));
}

static void
activate_cb (CloutMergeDialog *self,
             guint             position)
{
  g_autoptr(CloutFriend) other = g_list_model_get_item (G_LIST_MODEL (self->people), position);
  const CloutFriendFacts *facts = other != NULL ? clout_friend_get_facts (other) : NULL;
  gint64 person = clout_friend_get_facts (self->friend)->id;
  Merge *merge;

  if (facts == NULL || facts->id == person)
    return;

  merge = g_new0 (Merge, 1);
  merge->page = g_object_ref (self->page);
  merge->engine = g_object_ref (self->engine);
  merge->other = facts->id;
  /* Translators: the names of two people */
  merge->text = g_strdup_printf (_("%s and %s are one person now"),
                                 clout_friend_get_title (self->friend),
                                 clout_friend_get_title (other));
  clout_engine_merge_people_async (self->engine, person, facts->id, NULL, merged_cb, merge);
  gtk_window_close (GTK_WINDOW (self));
}

static void
find (CloutMergeDialog *self)
{
  if (self->people != NULL)
    clout_friend_list_find (self->people, CLOUT_FRIENDS_ALL, gtk_editable_get_text (self->search),
                            0);
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
clout_merge_dialog_dispose (GObject *object)
{
  CloutMergeDialog *self = CLOUT_MERGE_DIALOG (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->people);
  g_clear_object (&self->page);
  g_clear_object (&self->engine);
  g_clear_object (&self->friend);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_MERGE_DIALOG);

  G_OBJECT_CLASS (clout_merge_dialog_parent_class)->dispose (object);
}

static void
clout_merge_dialog_class_init (CloutMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_merge_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/people/merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutMergeDialog, question);
  gtk_widget_class_bind_template_child (widget_class, CloutMergeDialog, search);
  gtk_widget_class_bind_template_child (widget_class, CloutMergeDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, find);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
clout_merge_dialog_init (CloutMergeDialog *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  clout_list_tab_skip_rows (GTK_WIDGET (self->list));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
}

/**
 * clout_merge_dialog_open:
 * @widget: widget of the page that asks
 * @engine: an engine
 * @friend: a friend whose data are loaded
 *
 * Lets the person choose who is the same as @friend, merges them, and offers to undo it.
 */
void
clout_merge_dialog_open (GtkWidget   *widget,
                         CloutEngine *engine,
                         CloutFriend *friend)
{
  g_autoptr(GtkNoSelection) selection = NULL;
  g_autofree char *question = NULL;
  CloutMergeDialog *self;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (CLOUT_IS_ENGINE (engine));
  g_return_if_fail (CLOUT_IS_FRIEND (friend));

  self = g_object_new (CLOUT_TYPE_MERGE_DIALOG,
                       "transient-for", gtk_widget_get_root (widget), NULL);
  self->page = g_object_ref (widget);
  self->engine = g_object_ref (engine);
  self->friend = g_object_ref (friend);
  self->people = clout_friend_list_new (engine);
  /* Translators: %s is a friend's name */
  question = g_strdup_printf (_("Who is the same person as %s?"), clout_friend_get_title (friend));
  gtk_label_set_label (self->question, question);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->people)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  find (self);
  gtk_window_present (GTK_WINDOW (self));
}
