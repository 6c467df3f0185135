/* friend-menu.c: what can be done with a friend on the list.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/friends/friend-menu.h"

#include <glib/gi18n.h>

#include "base/task.h"
#include "sync/endorsements.h"
#include "sync/people.h"
#include "sync/score.h"
#include "ui/friends/friend-row.h"
#include "ui/plus-k/endorsement-toast.h"
#include "ui/widgets/toast.h"

/* A longer menu would be slower than typing. */
#define MAX_TOPICS 8

struct _CloutFriendMenu
{
  GtkPopover parent_instance;

  /* Template widgets */
  GtkWidget *plus_k;
  GtkLabel *topics_title;
  GtkBox *topics;
  GtkEditable *another;
  GtkWidget *give_another;
  GtkBox *lists;
  GtkEditable *new_list;

  /* Owned references */
  CloutEngine *engine;
  CloutFriend *friend;
  GCancellable *cancellable;
  GtkWidget *focus;      /* had the focus before; weak */
};

G_DEFINE_FINAL_TYPE (CloutFriendMenu, clout_friend_menu, GTK_TYPE_POPOVER)

static void
give (CloutFriendMenu *self,
      const char      *topic)
{
  clout_endorsement_toast_give (gtk_widget_get_parent (GTK_WIDGET (self)), self->engine,
                                clout_friend_get_facts (self->friend)->id,
                                clout_friend_get_title (self->friend), topic);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
give_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  give (CLOUT_FRIEND_MENU (widget), g_variant_get_string (parameter, NULL));
}

static void
give_typed_cb (CloutFriendMenu *self)
{
  g_autofree char *topic = g_strstrip (g_strdup (gtk_editable_get_text (self->another)));

  if (*topic != '\0')
    give (self, topic);
}

static void
update_typed (CloutFriendMenu *self)
{
  gtk_widget_set_sensitive (self->give_another, *gtk_editable_get_text (self->another) != '\0');
}

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* @paused: whether it was given so recently that it can't be given again yet */
static void
add_topic (CloutFriendMenu *self,
           const char      *topic,
           gboolean         paused)
{
  /* Translators: %s is a topic */
  g_autofree char *given = paused ? g_strdup_printf (_("%s (given this week)"), topic) : NULL;
  GtkWidget *label = gtk_label_new (paused ? given : topic);
  GtkWidget *button = gtk_button_new ();
  /* Translators: a friend's name and a topic */
  g_autofree char *name = g_strdup_printf (_("Give %s +K for %s"),
                                           clout_friend_get_title (self->friend), topic);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  if (paused)
    gtk_widget_set_sensitive (button, FALSE);
  else
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "friend-menu.give");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", topic);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  paused ? given : name, -1);
  gtk_box_append (self->topics, button);
}

static gboolean
add_topics (CloutFriendMenu *self,
            GAsyncResult    *result,
            GError         **error)
{
  g_autoptr(GListModel) topics = clout_finish_pointer (result, error);
  guint n = topics != NULL ? MIN (g_list_model_get_n_items (topics), MAX_TOPICS) : 0;

  if (topics == NULL || self->engine == NULL)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CloutTopic) topic = g_list_model_get_item (topics, i);

      add_topic (self, clout_topic_get_name (topic), clout_topic_is_paused (topic));
    }
  return n > 0;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GtkWidget) page = user_data;
  g_autoptr(GError) error = NULL;

  if (!clout_finish_boolean (result, &error))
    clout_toast_say_error (page, error);
}

static void
set_member (CloutFriendMenu *self,
            const char      *list,
            gboolean         member)
{
  clout_engine_set_list_member_async (self->engine, list,
                                      clout_friend_get_facts (self->friend)->id, member, NULL,
                                      listed_cb,
                                      g_object_ref (gtk_widget_get_parent (GTK_WIDGET (self))));
}

static void
toggled_cb (CloutFriendMenu *self,
            GtkCheckButton  *check)
{
  set_member (self, gtk_check_button_get_label (check), gtk_check_button_get_active (check));
}

static void
add_list_cb (CloutFriendMenu *self)
{
  g_autofree char *name = clout_people_list_dup_name (gtk_editable_get_text (self->new_list));

  if (name == NULL)
    return;

  set_member (self, name, TRUE);
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* A popover that grows while it is shown isn't placed again, so it is shown last. */
static void
lists_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CloutFriendMenu) self = user_data;
  g_autoptr(GListModel) lists = clout_finish_pointer (result, NULL);
  guint n = lists != NULL ? g_list_model_get_n_items (lists) : 0;

  if (lists == NULL || self->engine == NULL)
    return;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CloutPeopleList) list = g_list_model_get_item (lists, i);
      const CloutPeopleListFacts *facts = clout_people_list_get_facts (list);
      GtkWidget *check = gtk_check_button_new_with_label (facts->name);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), facts->member);
      g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->lists, check);
    }
  gtk_popover_popup (GTK_POPOVER (self));
}

static void
finish_opening (CloutFriendMenu *self,
                const GError    *error)
{
  if (self->engine != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    clout_engine_list_lists_async (self->engine, clout_friend_get_facts (self->friend)->id,
                                   self->cancellable, lists_cb, g_object_ref (self));
}

static void
own_topics_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(CloutFriendMenu) self = user_data;
  g_autoptr(GError) error = NULL;

  add_topics (self, result, &error);
  finish_opening (self, error);
}

/* For a friend whose topics aren't known, suggests those that the person writes about. */
static void
topics_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CloutFriendMenu) self = user_data;
  g_autoptr(GError) error = NULL;

  if (add_topics (self, result, &error) || error != NULL || self->engine == NULL
      || !gtk_widget_get_visible (self->plus_k))
    finish_opening (self, error);
  else
    clout_engine_load_topics_async (self->engine, self->cancellable, own_topics_cb,
                                    g_object_ref (self));
}

static void
clout_friend_menu_dispose (GObject *object)
{
  CloutFriendMenu *self = CLOUT_FRIEND_MENU (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->engine);
  g_clear_object (&self->friend);
  g_clear_weak_pointer (&self->focus);
  gtk_popover_set_child (GTK_POPOVER (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_FRIEND_MENU);

  G_OBJECT_CLASS (clout_friend_menu_parent_class)->dispose (object);
}

static void
clout_friend_menu_class_init (CloutFriendMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_friend_menu_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/friends/friend-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutFriendMenu, plus_k);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendMenu, topics_title);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendMenu, topics);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendMenu, another);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendMenu, give_another);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendMenu, lists);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendMenu, new_list);
  gtk_widget_class_install_action (widget_class, "friend-menu.give", "s", give_cb);
}

static void
closed_cb (CloutFriendMenu *self)
{
  if (self->focus != NULL)
    gtk_widget_grab_focus (self->focus);
  g_clear_weak_pointer (&self->focus);
}

static void
clout_friend_menu_init (CloutFriendMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->another, "activate", G_CALLBACK (give_typed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->another, "changed", G_CALLBACK (update_typed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->give_another, "clicked", G_CALLBACK (give_typed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->new_list, "activate", G_CALLBACK (add_list_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->new_list, "icon-press", G_CALLBACK (add_list_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}

/**
 * clout_friend_menu_new:
 * @engine: an engine
 *
 * Returns: (transfer floating): a menu for the friends on a page
 */
GtkWidget *
clout_friend_menu_new (CloutEngine *engine)
{
  CloutFriendMenu *self;

  g_return_val_if_fail (CLOUT_IS_ENGINE (engine), NULL);

  self = g_object_new (CLOUT_TYPE_FRIEND_MENU, NULL);
  self->engine = g_object_ref (engine);

  return GTK_WIDGET (self);
}

/**
 * clout_friend_menu_open:
 * @self: a menu
 * @friend: a friend whose data are loaded
 * @anchor: widget on the page that it points to
 *
 * Opens the menu for a friend.
 */
void
clout_friend_menu_open (CloutFriendMenu *self,
                        CloutFriend     *friend,
                        GtkWidget       *anchor)
{
  GtkWidget *page = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *title = NULL;
  graphene_rect_t bounds;

  g_return_if_fail (CLOUT_IS_FRIEND_MENU (self));
  g_return_if_fail (CLOUT_IS_FRIEND (friend));

  g_set_object (&self->friend, friend);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  /* Translators: heading of a menu of topics; %s is a friend's name */
  title = g_strdup_printf (_("Give %s +K For"), clout_friend_get_title (friend));
  gtk_label_set_label (self->topics_title, title);
  gtk_editable_set_text (self->another, "");
  gtk_editable_set_text (self->new_list, "");
  clear (self->topics);
  clear (self->lists);
  gtk_widget_set_visible (self->plus_k, clout_friend_row_may_give (friend));
  clout_engine_list_friend_topics_async (self->engine, clout_friend_get_facts (friend)->id,
                                         self->cancellable, topics_cb, g_object_ref (self));
  gtk_popover_popdown (GTK_POPOVER (self));
  g_set_weak_pointer (&self->focus, gtk_root_get_focus (gtk_widget_get_root (page)));
  if (gtk_widget_compute_bounds (anchor, page, &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self),
                                 &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                   (int) bounds.size.width,
                                                   (int) bounds.size.height });
}
