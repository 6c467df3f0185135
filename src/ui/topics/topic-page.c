/* topic-page.c: a topic: people known for it, received +K, and the best posts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sync/score.h"
#include "ui/topics/topic-page.h"

#include <glib/gi18n.h>

#include "model/namesakes.h"
#include "model/breakdown-item.h"
#include "sync/endorsements.h"
#include "ui/widgets/bar-row.h"
#include "ui/widgets/link.h"
#include "ui/widgets/loadable-page.h"
#include "ui/widgets/rows.h"
#include "ui/layout/strip-layout.h"
#include "ui/widgets/accessible-text.h"
#include "ui/widgets/toast.h"
#include "ui/topics/hiding.h"
#include "messages/endorsements.h"
#include "messages/messages.h"

struct _CloutTopicPage
{
  CloutNavigationPage parent_instance;

  /* Template widgets */
  CloutLoadablePage *loadable;
  AdwPreferencesGroup *recipients_group;
  GtkListBox *recipients_list;
  GtkWidget *received_group;
  GtkListBox *received;
  GtkWidget *posts_group;
  GtkListBox *posts;

  /* Owned references */
  CloutEngine *engine;
  char *topic;

  /* People on the page's lists, and the highest number of +K */
  CloutNamesakes *namesakes;
  guint most;
};

G_DEFINE_FINAL_TYPE (CloutTopicPage, clout_topic_page, CLOUT_TYPE_NAVIGATION_PAGE)

static char *
name_of (CloutTopicPage *self,
         const char     *name,
         const char     *handle)
{
  return clout_format_person (name, handle, clout_namesakes_has (self->namesakes, name));
}

static char *
date_of (gint64 time)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  return clout_format_date (time, g_get_real_time () / G_USEC_PER_SEC, zone);
}

static GtkWidget *
make_recipient_row (gpointer item,
                    gpointer user_data)
{
  CloutTopicPage *self = user_data;
  const CloutRecipientFacts *facts = clout_recipient_get_facts (item);
  g_autofree char *who = facts->person == 0 ? g_strdup (C_("on a list of people", "You"))
                                            : name_of (self, facts->name, facts->handle);
  /* Translators: a rank on a list of people, and a name */
  g_autofree char *title = g_strdup_printf (_("%u. %s"), facts->place, who);
  g_autofree char *given = facts->n_given > 0
    /* Translators: about the +K that someone received for a topic */
    ? g_strdup_printf (ngettext ("%u of them from you", "%u of them from you", facts->n_given),
                       facts->n_given) : NULL;
  g_autofree char *value = g_strdup_printf (ngettext ("%u +K", "%u +K", facts->n), facts->n);
  GtkWidget *row = clout_bar_row_new (title, given, value, value);

  clout_bar_row_set_fraction (CLOUT_BAR_ROW (row),
                              self->most > 0 ? facts->n / (double) self->most : 0);

  return row;
}

static void
show_failed (CloutTopicPage *self,
             const GError   *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    clout_loadable_page_show_error (self->loadable, error);
}

static void
recipients_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(CloutTopicPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) model = clout_finish_pointer (result, &error);
  g_autoptr(CloutRecipient) first = NULL;

  if (model == NULL)
    {
      show_failed (self, error);
      return;
    }

  first = g_list_model_get_item (model, 0);
  adw_preferences_group_set_description (self->recipients_group, first != NULL
    ? _("People you know who received the most +K for this")
    : _("No one you know has received +K for this yet. Give one on a friend’s page."));
  gtk_widget_set_visible (GTK_WIDGET (self->recipients_list), first != NULL);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(CloutRecipient) recipient = g_list_model_get_item (model, i);
      const CloutRecipientFacts *facts = clout_recipient_get_facts (recipient);

      clout_namesakes_add (self->namesakes, facts->name, facts->handle);
    }
  self->most = first != NULL ? clout_recipient_get_facts (first)->n : 0;
  clout_rows_show (self->recipients_list, model, make_recipient_row, self);
}

static GtkWidget *
make_buttons (const CloutEndorsementFacts *facts,
              const char                  *who)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char *link = facts->post != NULL ? facts->post : facts->url;
  /* Translators: %s is a name; opens their post in the browser, to reply to it */
  g_autofree char *thank_label = g_strdup_printf (_("Thank %s in the Browser"), who);
  g_autofree char *hide_label = facts->hidden
    /* Translators: the +K that someone gave the person; %s is a name */
    ? g_strdup_printf (_("Unhide the +K From %s"), who)
    /* Translators: the +K that someone gave the person; %s is a name */
    : g_strdup_printf (_("Hide the +K From %s"), who);
  GtkWidget *thank = clout_rows_make_button (C_("button", "Thank"), thank_label);
  const char *verb = facts->hidden ? C_("button", "Unhide") : C_("button", "Hide");
  GtkWidget *hide = clout_rows_make_button (verb, hide_label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (thank), "topic.thank");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (thank), "s", link != NULL ? link : "");
  gtk_widget_set_visible (thank, clout_link_is_for_browser (link));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (hide), "topic.hide-received");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (hide), "(xb)", facts->id, !facts->hidden);
  gtk_widget_set_layout_manager (box, g_object_new (CLOUT_TYPE_STRIP_LAYOUT, NULL));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), thank);
  gtk_box_append (GTK_BOX (box), hide);

  return box;
}

static GtkWidget *
make_received_row (gpointer item,
                   gpointer user_data)
{
  const CloutEndorsementFacts *facts = clout_endorsement_get_facts (item);
  g_autofree char *who = name_of (user_data, facts->name, facts->handle);
  g_autofree char *date = date_of (facts->time);
  g_autofree char *subtitle = facts->hidden
    /* Translators: %s is a day */
    ? g_strdup_printf (_("%s, hidden (not counted)"), date) : g_strdup (date);

  return clout_rows_make (who, subtitle, make_buttons (facts, who));
}

static void
received_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CloutTopicPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) model = clout_finish_pointer (result, &error);

  if (model == NULL)
    {
      show_failed (self, error);
      return;
    }

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(CloutEndorsement) endorsement = g_list_model_get_item (model, i);
      const CloutEndorsementFacts *facts = clout_endorsement_get_facts (endorsement);

      clout_namesakes_add (self->namesakes, facts->name, facts->handle);
    }
  clout_rows_show (self->received, model, make_received_row, self);
  gtk_widget_set_visible (self->received_group, g_list_model_get_n_items (model) > 0);
}

static GtkWidget *
make_post_row (gpointer item,
               gpointer user_data)
{
  const CloutBreakdownFacts *facts = clout_breakdown_item_get_facts (item);
  guint n = (guint) CLAMP (facts->n, 0, G_MAXUINT);
  g_autofree char *date = date_of (facts->time);
  g_autofree char *value = g_strdup_printf ("%u", n);
  g_autofree char *accessible_text = g_strdup_printf (ngettext ("%'u reaction", "%'u reactions",
                                                                n), n);
  GtkWidget *row = clout_bar_row_new (facts->name != NULL ? facts->name : _("A post"), date, value,
                                      accessible_text);

  clout_bar_row_set_link (CLOUT_BAR_ROW (row), facts->url);

  return row;
}

static void
posts_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CloutTopicPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) model = clout_finish_pointer (result, &error);

  if (model == NULL)
    {
      show_failed (self, error);
      return;
    }

  clout_rows_show (self->posts, model, make_post_row, NULL);
  gtk_widget_set_visible (self->posts_group, g_list_model_get_n_items (model) > 0);
  if (clout_loadable_page_get_state (self->loadable) == CLOUT_LOADABLE_LOADING)
    clout_loadable_page_show_content (self->loadable);
}

static void
load_plus_k (CloutTopicPage *self)
{
  GCancellable *cancellable = clout_loadable_page_get_cancellable (self->loadable);

  clout_engine_list_recipients_async (self->engine, self->topic, cancellable, recipients_cb,
                                      g_object_ref (self));
  clout_engine_list_received_async (self->engine, 0, self->topic, TRUE, cancellable, received_cb,
                                    g_object_ref (self));
}

/* Posts are requested last, so they also arrive last. */
static void
load_cb (CloutTopicPage *self,
         GCancellable   *cancellable)
{
  load_plus_k (self);
  clout_engine_list_topic_posts_async (self->engine, self->topic, cancellable, posts_cb,
                                       g_object_ref (self));
}

static void
thank_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  clout_link_open (widget, g_variant_get_string (parameter, NULL));
}

static void
hide_received_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  CloutTopicPage *self = CLOUT_TOPIC_PAGE (widget);
  gboolean hide;
  gint64 id;

  g_variant_get (parameter, "(xb)", &id, &hide);
  clout_hiding_received (widget, self->engine, id, hide);
}

static void
hide_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  CloutTopicPage *self = CLOUT_TOPIC_PAGE (widget);

  /* This page closes; its parent remains and can show the message. */
  clout_hiding_topic (gtk_widget_get_parent (widget), self->engine, self->topic, TRUE);
  clout_navigation_back (widget);
}

static void
clout_topic_page_dispose (GObject *object)
{
  CloutTopicPage *self = CLOUT_TOPIC_PAGE (object);

  g_clear_object (&self->engine);
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_TOPIC_PAGE);

  G_OBJECT_CLASS (clout_topic_page_parent_class)->dispose (object);
}

static void
clout_topic_page_finalize (GObject *object)
{
  g_free (CLOUT_TOPIC_PAGE (object)->topic);
  clout_namesakes_free (CLOUT_TOPIC_PAGE (object)->namesakes);

  G_OBJECT_CLASS (clout_topic_page_parent_class)->finalize (object);
}

static void
clout_topic_page_class_init (CloutTopicPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_topic_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = clout_topic_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/topics/topic-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutTopicPage, loadable);
  gtk_widget_class_bind_template_child (widget_class, CloutTopicPage, recipients_group);
  gtk_widget_class_bind_template_child (widget_class, CloutTopicPage, recipients_list);
  gtk_widget_class_bind_template_child (widget_class, CloutTopicPage, received_group);
  gtk_widget_class_bind_template_child (widget_class, CloutTopicPage, received);
  gtk_widget_class_bind_template_child (widget_class, CloutTopicPage, posts_group);
  gtk_widget_class_bind_template_child (widget_class, CloutTopicPage, posts);
  gtk_widget_class_install_action (widget_class, "topic.thank", "s", thank_cb);
  gtk_widget_class_install_action (widget_class, "topic.hide-received", "(xb)", hide_received_cb);
  gtk_widget_class_install_action (widget_class, "topic.hide", NULL, hide_cb);
}

static void
clout_topic_page_init (CloutTopicPage *self)
{
  self->namesakes = clout_namesakes_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  g_signal_connect_object (self->loadable, "load", G_CALLBACK (load_cb), self, G_CONNECT_SWAPPED);
}

/**
 * clout_topic_page_new:
 * @engine: an engine
 * @topic: one of the person's topics
 *
 * Returns: (transfer none): a page about the topic
 */
GtkWidget *
clout_topic_page_new (CloutEngine *engine,
                      const char  *topic)
{
  CloutTopicPage *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (CLOUT_IS_ENGINE (engine), NULL);

  self = g_object_new (CLOUT_TYPE_TOPIC_PAGE, NULL);
  title = clout_format_topic (topic);
  self->engine = g_object_ref (engine);
  self->topic = g_strdup (topic);
  g_object_set (self, "title", title, NULL);
  g_signal_connect_object (engine, "plus-k-changed", G_CALLBACK (load_plus_k), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (engine, "changed::topics", G_CALLBACK (clout_loadable_page_reload_soon),
                           self->loadable, G_CONNECT_SWAPPED);
  clout_loadable_page_reload (self->loadable);

  return GTK_WIDGET (self);
}
