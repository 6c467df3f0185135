/* friend-lists.c: the lists that a friend is on, and their other accounts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/people/friend-lists.h"

#include <glib/gi18n.h>

#include "messages/messages.h"
#include "messages/networks.h"
#include "sync/people.h"
#include "ui/people/friend-chooser.h"
#include "ui/widgets/accessible-text.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/toast.h"

struct _CloutFriendLists
{
  AdwBin parent_instance;

  /* Template widgets */
  AdwPreferencesGroup *lists_group;
  GtkListBox *lists;
  GtkEditable *another;
  GtkWidget *add;
  GtkListBox *merged;

  /* Owned references */
  CloutEngine *engine;
  CloutFriend *friend;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CloutFriendLists, clout_friend_lists, ADW_TYPE_BIN)

static gint64
get_person (CloutFriendLists *self)
{
  return clout_friend_get_facts (self->friend)->id;
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(CloutFriendLists) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!clout_finish_boolean (result, &error) && self->engine != NULL)
    clout_toast_say_error (GTK_WIDGET (self), error);
}

static void
switched_cb (CloutFriendLists *self,
             GParamSpec       *pspec,
             GtkSwitch        *toggle)
{
  clout_engine_set_list_member_async (self->engine,
                                      g_object_get_data (G_OBJECT (toggle), "clout-list"),
                                      get_person (self), gtk_switch_get_active (toggle), NULL,
                                      done_cb, g_object_ref (self));
}

static GtkWidget *
make_list_row (gpointer item,
               gpointer user_data)
{
  CloutFriendLists *self = user_data;
  const CloutPeopleListFacts *facts = clout_people_list_get_facts (item);
  GtkWidget *toggle = gtk_switch_new ();
  /* Translators: number of people on a list */
  g_autofree char *count = g_strdup_printf (ngettext ("%'u person", "%'u people", facts->n),
                                            facts->n);
  GtkWidget *row;

  gtk_switch_set_active (GTK_SWITCH (toggle), facts->member);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  facts->name, -1);
  g_object_set_data_full (G_OBJECT (toggle), "clout-list", g_strdup (facts->name), g_free);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (switched_cb), self,
                           G_CONNECT_SWAPPED);
  row = clout_rows_make (facts->name, count, toggle);

  return row;
}

static void
split_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  CloutFriendLists *self = CLOUT_FRIEND_LISTS (widget);

  clout_engine_split_person_async (self->engine, g_variant_get_int64 (parameter), NULL, done_cb,
                                   g_object_ref (self));
}

static GtkWidget *
make_merged_row (gpointer item,
                 gpointer user_data)
{
  const CloutFriendFacts *facts = clout_friend_get_facts (item);
  const char *title = clout_friend_get_title (item);
  const char *network = facts != NULL ? clout_format_network (facts->network) : NULL;
  /* Translators: a handle and its network, such as "ada@example.social on Mastodon" */
  g_autofree char *handle = facts == NULL ? NULL
    : g_strdup_printf (_("%s on %s"), facts->handle != NULL ? facts->handle : facts->remote,
                       network);
  /* Translators: %s is a person's name; makes them a separate person again */
  g_autofree char *label = g_strdup_printf (_("Split %s Off"), title);
  GtkWidget *button = clout_rows_make_button (C_("merged people", "Split"), label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "friend-lists.split");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", facts != NULL ? facts->id : 0);
  return clout_rows_make (title, handle, button);
}

static void
show_list (CloutFriendLists           *self,
           GAsyncResult               *result,
           GtkListBox                 *list,
           GtkListBoxCreateWidgetFunc  make_row)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) model = clout_finish_pointer (result, &error);

  if (self->engine == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (model == NULL)
    {
      clout_toast_say_error (GTK_WIDGET (self), error);
      return;
    }

  clout_rows_show (list, model, make_row, self);
  gtk_widget_set_visible (GTK_WIDGET (list), g_list_model_get_n_items (model) > 0);
}

static void
lists_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CloutFriendLists) self = user_data;

  show_list (self, result, self->lists, make_list_row);
}

static void
merged_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CloutFriendLists) self = user_data;

  show_list (self, result, self->merged, make_merged_row);
}

static void
load (CloutFriendLists *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  clout_engine_list_lists_async (self->engine, get_person (self), self->cancellable, lists_cb,
                                 g_object_ref (self));
  clout_engine_list_merged_async (self->engine, get_person (self), self->cancellable, merged_cb,
                                  g_object_ref (self));
}

static void
add_cb (CloutFriendLists *self)
{
  g_autofree char *name = clout_people_list_dup_name (gtk_editable_get_text (self->another));

  if (name == NULL)
    return;

  clout_engine_set_list_member_async (self->engine, name, get_person (self), TRUE, NULL, done_cb,
                                      g_object_ref (self));
  gtk_editable_set_text (self->another, "");
}

static void
update_add (CloutFriendLists *self)
{
  g_autofree char *name = clout_people_list_dup_name (gtk_editable_get_text (self->another));

  gtk_widget_set_sensitive (self->add, name != NULL);
}

/* A change in progress, with what its undo button needs. */
typedef struct
{
  CloutFriendLists *page;
  gint64 other;
  char *text;
} Merge;

static void
merge_free (Merge *merge)
{
  g_object_unref (merge->page);
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
undo_cb (Merge *merge)
{
  if (merge->page->engine != NULL)
    clout_engine_split_person_async (merge->page->engine, merge->other, NULL, done_cb,
                                     g_object_ref (merge->page));
}

static void
merge_done_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(Merge) merge = user_data;
  g_autoptr(GtkWidget) page = g_object_ref (GTK_WIDGET (merge->page));
  g_autofree char *text = g_strdup (merge->text);
  g_autoptr(GError) error = NULL;

  if (!clout_finish_boolean (result, &error))
    clout_toast_say_error (page, error);
  else
    clout_toast_offer (page, text, g_cclosure_new_swap (G_CALLBACK (undo_cb),
                                                        g_steal_pointer (&merge), closure_free));
}

static void
chosen_cb (CloutFriend *other,
           GtkWidget   *page)
{
  CloutFriendLists *self = CLOUT_FRIEND_LISTS (page);
  Merge *merge;

  if (self->engine == NULL || clout_friend_get_facts (other)->id == get_person (self))
    return;

  merge = g_new0 (Merge, 1);
  merge->page = g_object_ref (self);
  merge->other = clout_friend_get_facts (other)->id;
  /* Translators: the names of two people */
  merge->text = g_strdup_printf (_("%s and %s are one person now"),
                                 clout_friend_get_title (self->friend),
                                 clout_friend_get_title (other));
  clout_engine_merge_people_async (self->engine, get_person (self), merge->other, NULL,
                                   merge_done_cb, merge);
}

static void
merge_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  CloutFriendLists *self = CLOUT_FRIEND_LISTS (widget);
  /* Translators: %s is a friend's name */
  g_autofree char *question = g_strdup_printf (_("Who is the same person as %s?"),
                                               clout_friend_get_title (self->friend));

  clout_friend_chooser_open (widget, self->engine, _("Merge People"), question, chosen_cb);
}

static void
clout_friend_lists_dispose (GObject *object)
{
  CloutFriendLists *self = CLOUT_FRIEND_LISTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->engine);
  g_clear_object (&self->friend);
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_FRIEND_LISTS);

  G_OBJECT_CLASS (clout_friend_lists_parent_class)->dispose (object);
}

static void
clout_friend_lists_class_init (CloutFriendListsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_friend_lists_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/people/friend-lists.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutFriendLists, lists_group);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendLists, lists);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendLists, another);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendLists, add);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendLists, merged);
  gtk_widget_class_install_action (widget_class, "friend-lists.split", "x", split_cb);
  gtk_widget_class_install_action (widget_class, "friend-lists.merge", NULL, merge_cb);
}

static void
clout_friend_lists_init (CloutFriendLists *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->another, "entry-activated", G_CALLBACK (add_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->another, "changed", G_CALLBACK (update_add), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
}

/**
 * clout_friend_lists_new:
 * @engine: an engine
 * @friend: a friend whose data are loaded
 *
 * Returns: (transfer none): the lists that they may be on, and those merged with them
 */
GtkWidget *
clout_friend_lists_new (CloutEngine *engine,
                        CloutFriend *friend)
{
  CloutFriendLists *self;

  g_return_val_if_fail (CLOUT_IS_ENGINE (engine), NULL);
  g_return_val_if_fail (CLOUT_IS_FRIEND (friend), NULL);

  self = g_object_new (CLOUT_TYPE_FRIEND_LISTS, NULL);
  self->engine = g_object_ref (engine);
  self->friend = g_object_ref (friend);
  g_signal_connect_object (engine, "changed::people", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}
