/* friend-row.c: a row for a friend.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/friends/friend-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "messages/friends.h"

struct _CloutFriendRow
{
  GtkBox parent_instance;

  /* Template widgets */
  AdwAvatar *avatar;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *value;

  /* Owned references */
  CloutFriend *friend;
  gulong changed_id;
  CloutFriendsShow show;
};

G_DEFINE_FINAL_TYPE (CloutFriendRow, clout_friend_row, GTK_TYPE_BOX)

static char *
make_subtitle (CloutFriendRow         *self,
               const CloutFriendFacts *facts)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *dealings =
    clout_format_dealings (facts, self->show, g_get_real_time () / G_USEC_PER_SEC, zone);
  const char *why = dealings != NULL ? dealings : clout_format_relation (facts->flags);

  return facts->handle != NULL ? g_strdup_printf ("%s · %s", why, facts->handle) : g_strdup (why);
}

/* Screen readers focus the list's own item widget. */
static void
name_item (CloutFriendRow         *self,
           const CloutFriendFacts *facts,
           const char             *subtitle)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *influence = clout_format_influence (facts);
  /* Translators: a friend for screen readers: name, influence and its meaning, who follows whom */
  g_autofree char *label = g_strdup_printf (_("%s, influence %s: %s. %s"),
                                            clout_friend_get_title (self->friend),
                                            gtk_label_get_label (self->value), influence, subtitle);

  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}

static void
show_friend (CloutFriendRow *self)
{
  const CloutFriendFacts *facts = clout_friend_get_facts (self->friend);
  const char *title = clout_friend_get_title (self->friend);
  g_autofree char *subtitle = facts != NULL ? make_subtitle (self, facts) : NULL;
  g_autofree char *value = NULL;

  gtk_label_set_label (self->title, facts != NULL ? title : "…");
  gtk_label_set_label (self->subtitle, subtitle);
  adw_avatar_set_text (self->avatar, title);
  if (facts == NULL)
    {
      gtk_label_set_label (self->value, NULL);
      return;
    }
  value = facts->influence < 0 ? g_strdup ("–") : g_strdup_printf ("%.0f", facts->influence);
  gtk_label_set_label (self->value, value);
  name_item (self, facts, subtitle);
}

static void
clout_friend_row_dispose (GObject *object)
{
  CloutFriendRow *self = CLOUT_FRIEND_ROW (object);

  if (self->friend != NULL)
    g_clear_signal_handler (&self->changed_id, self->friend);
  g_clear_object (&self->friend);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_FRIEND_ROW);

  G_OBJECT_CLASS (clout_friend_row_parent_class)->dispose (object);
}

static void
clout_friend_row_class_init (CloutFriendRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_friend_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/friends/friend-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutFriendRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendRow, title);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendRow, value);
}

static void
clout_friend_row_init (CloutFriendRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
clout_friend_row_new (void)
{
  return g_object_new (CLOUT_TYPE_FRIEND_ROW, NULL);
}

/**
 * clout_friend_row_set_friend:
 * @self: a row
 * @friend: (nullable): a friend, whose data may still be loading
 * @show: kind of list
 */
void
clout_friend_row_set_friend (CloutFriendRow   *self,
                             CloutFriend      *friend,
                             CloutFriendsShow  show)
{
  g_return_if_fail (CLOUT_IS_FRIEND_ROW (self));

  if (self->friend != NULL)
    g_clear_signal_handler (&self->changed_id, self->friend);
  g_set_object (&self->friend, friend);
  self->show = show;
  if (friend == NULL)
    return;

  self->changed_id = g_signal_connect_swapped (friend, "changed", G_CALLBACK (show_friend), self);
  show_friend (self);
}
