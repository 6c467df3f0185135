/* friend-page.c: a friend's estimated score, and the relationship to them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sync/friend-list.h"
#include "ui/friends/friend-page.h"

#include <glib/gi18n.h>

#include "ui/friends/friend-plus-k.h"
#include "ui/widgets/avatar.h"
#include "ui/people/compare-page.h"
#include "ui/people/friend-lists.h"
#include "ui/widgets/link.h"
#include "ui/widgets/accessible-text.h"
#include "messages/friends.h"
#include "messages/messages.h"

struct _CloutFriendPage
{
  CloutNavigationPage parent_instance;

  /* Template widgets */
  GtkBox *content;
  AdwAvatar *avatar;
  GtkLabel *handle;
  AdwActionRow *influence_row;
  GtkLabel *influence;
  GtkWidget *followers_row;
  GtkLabel *followers;
  AdwActionRow *relation_row;
  AdwActionRow *received_row;
  AdwActionRow *given_row;
  AdwActionRow *owed_row;

  /* Owned references */
  CloutEngine *engine;
  CloutFriend *friend;
  GCancellable *cancellable;
  char *owed_url;
};

G_DEFINE_FINAL_TYPE (CloutFriendPage, clout_friend_page, CLOUT_TYPE_NAVIGATION_PAGE)

static void
show_influence (CloutFriendPage        *self,
                const CloutFriendFacts *facts)
{
  g_autofree char *meaning = clout_format_influence (facts);
  g_autofree char *escaped = g_markup_escape_text (meaning, -1);
  g_autofree char *influence = facts->influence < 0
    ? NULL : g_strdup_printf ("%.0f", facts->influence);
  g_autofree char *accessible_text = NULL;
  g_autofree char *followers = g_strdup_printf ("%'" G_GINT64_FORMAT, facts->followers);

  adw_action_row_set_subtitle (self->influence_row, escaped);
  gtk_label_set_label (self->influence, influence);
  gtk_label_set_label (self->followers, followers);
  if (influence != NULL)
    /* Translators: for screen readers; the number, and its meaning */
    accessible_text = g_strdup_printf (_("Estimated influence %s: %s"), influence, meaning);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->influence_row),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->influence_row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  accessible_text != NULL ? accessible_text : meaning, -1);
  clout_accessible_text_set_row_value (self->followers_row, followers);
  gtk_widget_set_visible (self->followers_row, facts->followers >= 0);
}

static void
show_friend (CloutFriendPage *self)
{
  const CloutFriendFacts *facts = clout_friend_get_facts (self->friend);
  const char *title = clout_friend_get_title (self->friend);
  const char *network = clout_format_network (facts->network);
  /* Translators: a handle and its network, such as "ada@example.social on Mastodon" */
  g_autofree char *handle = g_strdup_printf (_("%s on %s"), facts->handle != NULL
                                             ? facts->handle : facts->remote, network);

  g_object_set (self, "title", title, NULL);
  gtk_label_set_label (self->handle, handle);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->relation_row),
                                 clout_format_relation (facts->flags));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "friend.open-profile",
                                 clout_link_is_for_browser (facts->url));
  show_influence (self, facts);
  clout_avatar_show (self->avatar, self->engine, facts->account, facts->avatar);
}

static char *
describe_reactions (const guint *counts,
                    gint64       last)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *reactions = clout_format_reactions (counts);
  g_autofree char *date =
    clout_format_date (last, g_get_real_time () / G_USEC_PER_SEC, zone);

  /* Translators: how many reactions, and the day of the last one */
  return last > 0 ? g_strdup_printf (_("%s · latest: %s"), reactions, date)
                  : g_strdup (reactions);
}

static void
show_relationship (CloutFriendPage         *self,
                   const CloutRelationship *relationship)
{
  g_autofree char *received = describe_reactions (relationship->received,
                                                  relationship->last_received);
  g_autofree char *given = describe_reactions (relationship->given, relationship->last_given);
  g_autofree char *owed =
    /* Translators: number of posts by a friend */
    g_strdup_printf (ngettext ("%u unanswered post from the last 7 days",
                               "%u unanswered posts from the last 7 days",
                               relationship->owed), relationship->owed);

  adw_action_row_set_subtitle (self->received_row, received);
  adw_action_row_set_subtitle (self->given_row, given);
  adw_action_row_set_subtitle (self->owed_row, owed);
  gtk_widget_set_visible (GTK_WIDGET (self->owed_row), relationship->owed > 0);
  g_free (self->owed_url);
  self->owed_url = g_strdup (relationship->owed_url);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "friend.reply",
                                 clout_link_is_for_browser (self->owed_url));
}

static void
relationship_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(CloutFriendPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutRelationship) relationship = clout_finish_pointer (result, &error);

  if (self->engine == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (relationship == NULL)
    {
      g_autofree char *words = clout_format_error (error);
      g_autofree char *escaped = g_markup_escape_text (words, -1);

      adw_action_row_set_subtitle (self->received_row, escaped);
      return;
    }

  show_relationship (self, relationship);
}

static void
load (CloutFriendPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  clout_engine_load_relationship_async (self->engine, self->friend, self->cancellable,
                                        relationship_cb,
                                        g_object_ref (self));
}

static void
changed_cb (CloutFriendPage *self)
{
  show_friend (self);
  load (self);
}

static void
open_profile_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  clout_link_open (widget, clout_friend_get_facts (CLOUT_FRIEND_PAGE (widget)->friend)->url);
}

static void
reply_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  clout_link_open (widget, CLOUT_FRIEND_PAGE (widget)->owed_url);
}

static void
compare_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  CloutFriendPage *self = CLOUT_FRIEND_PAGE (widget);

  clout_navigation_push (widget, clout_compare_page_new (self->engine, self->friend));
}

static void
clout_friend_page_dispose (GObject *object)
{
  CloutFriendPage *self = CLOUT_FRIEND_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->engine);
  g_clear_object (&self->friend);
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_FRIEND_PAGE);

  G_OBJECT_CLASS (clout_friend_page_parent_class)->dispose (object);
}

static void
clout_friend_page_finalize (GObject *object)
{
  g_free (CLOUT_FRIEND_PAGE (object)->owed_url);

  G_OBJECT_CLASS (clout_friend_page_parent_class)->finalize (object);
}

static void
clout_friend_page_class_init (CloutFriendPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_friend_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = clout_friend_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/friends/friend-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutFriendPage, content);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendPage, avatar);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendPage, handle);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendPage, influence_row);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendPage, influence);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendPage, followers_row);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendPage, followers);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendPage, relation_row);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendPage, received_row);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendPage, given_row);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendPage, owed_row);
  gtk_widget_class_install_action (widget_class, "friend.open-profile", NULL, open_profile_cb);
  gtk_widget_class_install_action (widget_class, "friend.reply", NULL, reply_cb);
  gtk_widget_class_install_action (widget_class, "friend.compare", NULL, compare_cb);
}

static void
clout_friend_page_init (CloutFriendPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "friend.reply", FALSE);
}

/**
 * clout_friend_page_new:
 * @engine: an engine
 * @friend: a friend whose data are loaded
 *
 * Returns: (transfer none): a page about the friend
 */
GtkWidget *
clout_friend_page_new (CloutEngine *engine,
                       CloutFriend *friend)
{
  CloutFriendPage *self;

  g_return_val_if_fail (CLOUT_IS_ENGINE (engine), NULL);
  g_return_val_if_fail (CLOUT_IS_FRIEND (friend), NULL);

  self = g_object_new (CLOUT_TYPE_FRIEND_PAGE, NULL);
  self->engine = g_object_ref (engine);
  self->friend = g_object_ref (friend);
  gtk_box_append (self->content, clout_friend_plus_k_new (engine, friend));
  gtk_box_append (self->content, clout_friend_lists_new (engine, friend));
  g_signal_connect_object (friend, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);

  return GTK_WIDGET (self);
}
