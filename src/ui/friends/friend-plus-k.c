/* friend-plus-k.c: a friend's topics, and giving +K for them.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/friends/friend-plus-k.h"

#include <glib/gi18n.h>

#include "sync/endorsements.h"
#include "ui/plus-k/endorsement-toast.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/accessible-text.h"
#include "messages/endorsements.h"
#include "messages/messages.h"

#define RELOAD_DELAY_MS 500

struct _CloutFriendPlusK
{
  AdwBin parent_instance;

  /* Template widgets */
  AdwPreferencesGroup *topics_group;
  GtkListBox *topics;
  GtkEditable *another;
  GtkWidget *given_group;
  GtkListBox *given;

  /* Owned references */
  CloutEngine *engine;
  CloutFriend *friend;
  GCancellable *cancellable;
  guint reload_id;
  gboolean may_give;
  gboolean typed_given; /* the typed topic is being given; clear the entry afterwards */
};

G_DEFINE_FINAL_TYPE (CloutFriendPlusK, clout_friend_plus_k, ADW_TYPE_BIN)

static void load (CloutFriendPlusK *self);

static gint64
get_person (CloutFriendPlusK *self)
{
  return clout_friend_get_facts (self->friend)->id;
}

static void
give (CloutFriendPlusK *self,
      const char       *topic)
{
  clout_endorsement_toast_give (GTK_WIDGET (self), self->engine, get_person (self),
                                clout_friend_get_title (self->friend), topic);
}

static void
give_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  give (CLOUT_FRIEND_PLUS_K (widget), g_variant_get_string (parameter, NULL));
}

static void
undo_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  CloutFriendPlusK *self = CLOUT_FRIEND_PLUS_K (widget);
  const char *topic;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &topic);
  clout_endorsement_toast_undo (widget, self->engine, get_person (self),
                                clout_friend_get_title (self->friend),
                                topic, id);
}

static void
give_typed_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  CloutFriendPlusK *self = CLOUT_FRIEND_PLUS_K (widget);
  g_autofree char *topic = g_strstrip (g_strdup (gtk_editable_get_text (self->another)));

  if (*topic == '\0')
    return;

  give (self, topic);
  self->typed_given = TRUE;
}

/* Keep the typed topic until it is given, because a sign-in may have to come first. */
static void
plus_k_changed_cb (CloutFriendPlusK *self)
{
  if (self->typed_given)
    gtk_editable_set_text (self->another, "");
  load (self);
}

static void
entry_activated_cb (CloutFriendPlusK *self)
{
  if (self->may_give)
    gtk_widget_activate_action (GTK_WIDGET (self), "friend-plus-k.give-typed", NULL);
}

static void
update_typed (CloutFriendPlusK *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "friend-plus-k.give-typed", self->may_give
                                 && *gtk_editable_get_text (self->another) != '\0');
}

static void
typed_cb (CloutFriendPlusK *self)
{
  self->typed_given = FALSE;
  update_typed (self);
}

/* Returns (transfer full): who gave +K for a topic; the person isn't one of the people they
   know. */
static char *
describe_topic (CloutTopic *topic)
{
  guint given = clout_topic_get_given (topic);
  guint n = clout_topic_get_plus_k (topic) - MIN (given, clout_topic_get_plus_k (topic));

  if (n == 0)
    /* Translators: about a friend and a topic */
    return g_strdup (_("+K from you"));
  if (given > 0)
    /* Translators: about a friend and a topic */
    return g_strdup_printf (ngettext ("+K from you, and %u from people you know",
                                      "+K from you, and %u from people you know", n), n);
  /* Translators: about a friend and a topic */
  return g_strdup_printf (ngettext ("%u +K from people you know", "%u +K from people you know", n),
                          n);
}

static GtkWidget *
make_topic_row (gpointer item,
                gpointer user_data)
{
  CloutFriendPlusK *self = user_data;
  const char *topic = clout_topic_get_name (item);
  g_autofree char *count = describe_topic (item);
  /* Translators: a friend's name and a topic */
  g_autofree char *label = g_strdup_printf (_("Give %s +K for %s"),
                                            clout_friend_get_title (self->friend), topic);
  GtkWidget *button;

  if (clout_topic_is_paused (item))
    return clout_rows_make (topic, count, gtk_label_new (_("Given this week")));

  button = clout_rows_make_button ("+K", label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "friend-plus-k.give");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", topic);

  return clout_rows_make (topic, count, button);
}

static GtkWidget *
make_given_row (gpointer item,
                gpointer user_data)
{
  const CloutEndorsementFacts *facts = clout_endorsement_get_facts (item);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *when =
    clout_format_endorsement (facts, g_get_real_time () / G_USEC_PER_SEC, zone);
  /* Translators: %s is a topic */
  g_autofree char *label = g_strdup_printf (_("Take Back the +K for %s"), facts->topic);
  GtkWidget *button = clout_rows_make_button (C_("take back a +K", "Undo"), label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "friend-plus-k.undo");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xs)", facts->id,
                                         facts->topic);
  gtk_widget_set_visible (button, facts->state != CLOUT_ENDORSEMENT_UNDOING);

  return clout_rows_make (facts->topic, when, button);
}

/* @error: (nullable): the error, unless the person canceled */
static void
show_error (CloutFriendPlusK *self,
            const GError     *error)
{
  g_autofree char *words = clout_format_error (error);
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  if (self->engine != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    adw_preferences_group_set_description (self->topics_group, escaped);
}

/* Shows a list, or hides @shown if the list is empty. */
static void
show_list (CloutFriendPlusK           *self,
           GAsyncResult               *result,
           GtkListBox                 *list,
           GtkListBoxCreateWidgetFunc  make_row,
           GtkWidget                  *shown)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) model = clout_finish_pointer (result, &error);

  if (model == NULL)
    show_error (self, error);
  if (model == NULL || self->engine == NULL)
    return;

  clout_rows_show (list, model, make_row, self);
  gtk_widget_set_visible (shown, g_list_model_get_n_items (model) > 0);
}

static void
topics_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CloutFriendPlusK) self = user_data;

  show_list (self, result, self->topics, make_topic_row, GTK_WIDGET (self->topics));
}

static void
given_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CloutFriendPlusK) self = user_data;

  show_list (self, result, self->given, make_given_row, self->given_group);
}

static gboolean
leads_on (CloutReadiness readiness)
{
  return readiness == CLOUT_READINESS_READY || readiness == CLOUT_READINESS_NEEDS_PERMISSION
         || readiness == CLOUT_READINESS_NEEDS_SIGN_IN;
}

static void
outlook_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CloutFriendPlusK) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutOutlook) outlook = clout_finish_pointer (result, &error);
  g_autofree char *words = NULL;
  g_autofree char *escaped = NULL;

  if (self->engine == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  words = outlook != NULL ? clout_format_readiness (outlook) : clout_format_error (error);
  escaped = g_markup_escape_text (words, -1);
  adw_preferences_group_set_description (self->topics_group, escaped);
  self->may_give = outlook != NULL && leads_on (outlook->readiness);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "friend-plus-k.give", self->may_give);
  gtk_widget_set_sensitive (GTK_WIDGET (self->another), self->may_give);
  update_typed (self);
}

static void
load (CloutFriendPlusK *self)
{
  gint64 person = get_person (self);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  clout_engine_load_outlook_async (self->engine, person, self->cancellable, outlook_cb,
                                   g_object_ref (self));
  clout_engine_list_friend_topics_async (self->engine, person, self->cancellable, topics_cb,
                                         g_object_ref (self));
  clout_engine_list_given_async (self->engine, person, NULL, self->cancellable, given_cb,
                                 g_object_ref (self));
}

static void
reload_cb (gpointer user_data)
{
  CloutFriendPlusK *self = user_data;

  self->reload_id = 0;
  load (self);
}

/* A sync changes the store many times a second, and a sign-in may have granted permission to
   give. */
static void
changed_cb (CloutFriendPlusK *self)
{
  if (self->reload_id == 0)
    self->reload_id = g_timeout_add_once (RELOAD_DELAY_MS, reload_cb, self);
}

static void
clout_friend_plus_k_dispose (GObject *object)
{
  CloutFriendPlusK *self = CLOUT_FRIEND_PLUS_K (object);

  g_clear_handle_id (&self->reload_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->engine);
  g_clear_object (&self->friend);
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_FRIEND_PLUS_K);

  G_OBJECT_CLASS (clout_friend_plus_k_parent_class)->dispose (object);
}

static void
clout_friend_plus_k_class_init (CloutFriendPlusKClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_friend_plus_k_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/friends/friend-plus-k.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutFriendPlusK, topics_group);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendPlusK, topics);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendPlusK, another);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendPlusK, given_group);
  gtk_widget_class_bind_template_child (widget_class, CloutFriendPlusK, given);
  gtk_widget_class_install_action (widget_class, "friend-plus-k.give", "s", give_cb);
  gtk_widget_class_install_action (widget_class, "friend-plus-k.give-typed", NULL, give_typed_cb);
  gtk_widget_class_install_action (widget_class, "friend-plus-k.undo", "(xs)", undo_cb);
}

static void
clout_friend_plus_k_init (CloutFriendPlusK *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  g_signal_connect_object (self->another, "changed", G_CALLBACK (typed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->another, "entry-activated", G_CALLBACK (entry_activated_cb), self,
                           G_CONNECT_SWAPPED);
  update_typed (self);
}

/**
 * clout_friend_plus_k_new:
 * @engine: an engine
 * @friend: a friend whose data are loaded
 *
 * Returns: (transfer none): their topics with buttons to give +K, and the +K given
 */
GtkWidget *
clout_friend_plus_k_new (CloutEngine *engine,
                         CloutFriend *friend)
{
  CloutFriendPlusK *self;

  g_return_val_if_fail (CLOUT_IS_ENGINE (engine), NULL);
  g_return_val_if_fail (CLOUT_IS_FRIEND (friend), NULL);

  self = g_object_new (CLOUT_TYPE_FRIEND_PLUS_K, NULL);
  self->engine = g_object_ref (engine);
  self->friend = g_object_ref (friend);
  g_signal_connect_object (engine, "plus-k-changed", G_CALLBACK (plus_k_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (engine, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}
