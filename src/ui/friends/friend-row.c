/* friend-row.c: a row for a friend.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/friends/friend-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/widgets/avatar.h"
#include "messages/friends.h"
#include "sync/network-info.h"

struct _CloutFriendRow
{
  GtkBox parent_instance;

  /* Template widgets */
  AdwAvatar *avatar;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *value;
  GtkWidget *give;
  GtkLabel *topic;
  GtkWidget *given;
  GtkLabel *given_topic;
  GtkWidget *more;

  /* Owned references */
  CloutFriend *friend;
  CloutEngine *engine; /* that loads the picture, or NULL */
  gulong changed_id;
  CloutFriendsShow show;
};

enum
{
  SIGNAL_GIVE,
  SIGNAL_MORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CloutFriendRow, clout_friend_row, GTK_TYPE_BOX)

/**
 * clout_friend_row_may_give:
 * @friend: a friend whose data are loaded
 *
 * Returns: whether their network has +K and they are a friend; signing in and permission may still
 *   be needed
 */
gboolean
clout_friend_row_may_give (CloutFriend *friend)
{
  const CloutFriendFacts *facts = clout_friend_get_facts (friend);
  CloutNetworkInfo network;

  return (facts->flags & (CLOUT_PERSON_FOLLOWS | CLOUT_PERSON_FOLLOWED)) != 0
         && (facts->flags & CLOUT_PERSON_BLOCKED) == 0
         && clout_network_info_find (facts->network, &network)
         && (network.traits & CLOUT_NETWORK_INFO_PLUS_K) != 0;
}

static void
name_button (GtkWidget *button,
             char      *label)
{
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_free (label);
}

static void
show_plus_k (CloutFriendRow         *self,
             const CloutFriendFacts *facts)
{
  const char *title = clout_friend_get_title (self->friend);
  gboolean may_get = clout_friend_row_may_give (self->friend);

  gtk_widget_set_visible (self->give, may_get && facts->given == NULL);
  gtk_widget_set_visible (self->given, may_get && facts->given != NULL);
  gtk_label_set_label (self->topic, facts->topic);
  gtk_widget_set_visible (GTK_WIDGET (self->topic), facts->topic != NULL);
  gtk_label_set_label (self->given_topic, facts->given);
  name_button (self->give, facts->topic != NULL
               /* Translators: a friend's name and a topic */
               ? g_strdup_printf (_("Give %s +K for %s"), title, facts->topic)
               /* Translators: a friend's name */
               : g_strdup_printf (_("Choose a Topic to Give %s +K For"), title));
  if (facts->given != NULL)
    /* Translators: a topic */
    name_button (self->given, g_strdup_printf (_("You gave +K for %s this week"), facts->given));
  /* Translators: a friend's name; what can be done with them */
  name_button (self->more, g_strdup_printf (_("More for %s"), title));
}

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
  g_autofree char *given = facts->given == NULL ? NULL
    : g_strdup_printf (_("You gave +K for %s this week"), facts->given);
  /* Translators: a friend for screen readers: name, influence and its meaning, who follows whom */
  g_autofree char *label = g_strdup_printf (_("%s, influence %s: %s. %s"),
                                            clout_friend_get_title (self->friend),
                                            gtk_label_get_label (self->value), influence, subtitle);
  /* Translators: a friend for screen readers, and the +K that was given */
  g_autofree char *whole = given == NULL ? NULL : g_strdup_printf (_("%s. %s"), label, given);

  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    whole != NULL ? whole : label, -1);
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
  clout_avatar_show (self->avatar, self->engine, facts != NULL ? facts->account : 0,
                     facts != NULL ? facts->avatar : NULL);
  if (facts == NULL)
    {
      gtk_label_set_label (self->value, NULL);
      gtk_widget_set_visible (self->give, FALSE);
      gtk_widget_set_visible (self->given, FALSE);
      return;
    }
  value = facts->influence < 0 ? g_strdup ("–") : g_strdup_printf ("%.0f", facts->influence);
  gtk_label_set_label (self->value, value);
  show_plus_k (self, facts);
  name_item (self, facts, subtitle);
}

static void
give_cb (CloutFriendRow *self)
{
  const CloutFriendFacts *facts =
    self->friend != NULL ? clout_friend_get_facts (self->friend) : NULL;

  if (facts == NULL)
    return;
  if (gtk_widget_get_visible (self->give) && facts->topic != NULL)
    g_signal_emit (self, signals[SIGNAL_GIVE], 0, self->friend);
  else
    g_signal_emit (self, signals[SIGNAL_MORE], 0, self->friend, self->more);
}

static void
more_cb (CloutFriendRow *self)
{
  if (self->friend != NULL && clout_friend_get_facts (self->friend) != NULL)
    g_signal_emit (self, signals[SIGNAL_MORE], 0, self->friend, self->more);
}

static void
clout_friend_row_dispose (GObject *object)
{
  CloutFriendRow *self = CLOUT_FRIEND_ROW (object);

  if (self->friend != NULL)
    g_clear_signal_handler (&self->changed_id, self->friend);
  g_clear_object (&self->friend);
  g_clear_object (&self->engine);
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
  gtk_widget_class_bind_template_child (widget_class, CloutFriendRow, give);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendRow, topic);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendRow, given);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendRow, given_topic);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendRow, more);
  signals[SIGNAL_GIVE] = g_signal_new ("give", CLOUT_TYPE_FRIEND_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, CLOUT_TYPE_FRIEND);
  signals[SIGNAL_MORE] = g_signal_new ("more", CLOUT_TYPE_FRIEND_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 2, CLOUT_TYPE_FRIEND,
                                       GTK_TYPE_WIDGET);
}

static void
clout_friend_row_init (CloutFriendRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->give, "clicked", G_CALLBACK (give_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
clout_friend_row_new (void)
{
  return g_object_new (CLOUT_TYPE_FRIEND_ROW, NULL);
}

/**
 * clout_friend_row_set_engine:
 * @self: a row
 * @engine: (nullable): engine that loads the pictures of the next friends
 *
 * Sets the engine of the row.
 */
void
clout_friend_row_set_engine (CloutFriendRow *self,
                             CloutEngine    *engine)
{
  g_return_if_fail (CLOUT_IS_FRIEND_ROW (self));

  g_set_object (&self->engine, engine);
}

/**
 * clout_friend_row_set_friend:
 * @self: a row
 * @friend: (nullable): a friend, whose data may still be loading
 * @show: kind of list
 *
 * Shows another friend, because a list reuses its rows.
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
    {
      clout_avatar_show (self->avatar, NULL, 0, NULL);
      return;
    }

  self->changed_id = g_signal_connect_swapped (friend, "changed", G_CALLBACK (show_friend), self);
  show_friend (self);
}

/**
 * clout_friend_row_give:
 * @self: a row
 *
 * Does what the row's +K button does: gives one, or lets the person choose a topic.
 */
void
clout_friend_row_give (CloutFriendRow *self)
{
  g_return_if_fail (CLOUT_IS_FRIEND_ROW (self));

  give_cb (self);
}

/**
 * clout_friend_row_open_menu:
 * @self: a row
 *
 * Opens what the row's arrow opens.
 */
void
clout_friend_row_open_menu (CloutFriendRow *self)
{
  g_return_if_fail (CLOUT_IS_FRIEND_ROW (self));

  more_cb (self);
}
