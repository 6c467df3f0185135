/* topics-page.c: what the person writes about.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/topics/topics-page.h"

#include <glib/gi18n.h>

#include "model/topic.h"
#include "words/words.h"

#define RELOAD_DELAY_MS 500

struct _CloutTopicsPage
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkStack *views;
  AdwStatusPage *empty_page;
  GtkListBox *list;

  /* Owned references */
  CloutEngine *engine;
  GCancellable *cancellable;
  guint reload_id;
};

G_DEFINE_FINAL_TYPE (CloutTopicsPage, clout_topics_page, ADW_TYPE_BIN)

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  CloutTopic *topic = item;
  gint64 n_posts = clout_topic_get_posts (topic);
  gint64 n_reactions = clout_topic_get_reactions (topic);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strconcat ("#", clout_topic_get_name (topic), NULL);
  g_autofree char *posts = NULL;
  g_autofree char *reactions = NULL;
  g_autofree char *subtitle = NULL;

  posts = g_strdup_printf (ngettext ("%d post", "%d posts", (gulong) n_posts), (int) n_posts);
  reactions = g_strdup_printf (ngettext ("%d reaction", "%d reactions", (gulong) n_reactions),
                               (int) n_reactions);
  /* Translators: number of posts, number of reactions */
  subtitle = g_strdup_printf (_ ("%s, %s"), posts, reactions);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  return row;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CloutTopicsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) topics = NULL;

  topics = clout_engine_load_topics_finish (CLOUT_ENGINE (source), result, &error);
  if (CLOUT_ENGINE (source) != self->engine
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (topics == NULL)
    {
      g_autofree char *words = clout_words_for_error (error);
      g_autofree char *escaped = g_markup_escape_text (words, -1);

      adw_status_page_set_description (self->empty_page, escaped);
      gtk_stack_set_visible_child_name (self->views, "empty");
      return;
    }

  gtk_list_box_bind_model (self->list, topics, make_row, NULL, NULL);
  gtk_stack_set_visible_child_name (self->views,
                                    g_list_model_get_n_items (topics) > 0 ? "list" : "empty");
}

static void
load (CloutTopicsPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  clout_engine_load_topics_async (self->engine, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
reload_cb (gpointer user_data)
{
  CloutTopicsPage *self = user_data;

  self->reload_id = 0;
  if (self->engine != NULL)
    load (self);
}

static void
changed_cb (CloutTopicsPage *self)
{
  if (self->reload_id == 0)
    self->reload_id = g_timeout_add_once (RELOAD_DELAY_MS, reload_cb, self);
}

static void
clout_topics_page_dispose (GObject *object)
{
  CloutTopicsPage *self = CLOUT_TOPICS_PAGE (object);

  g_clear_handle_id (&self->reload_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->engine);
  /* The template would take the child from under the bin, which then unparents a ghost. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_TOPICS_PAGE);

  G_OBJECT_CLASS (clout_topics_page_parent_class)->dispose (object);
}

static void
clout_topics_page_class_init (CloutTopicsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_topics_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/topics/topics-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutTopicsPage, views);
  gtk_widget_class_bind_template_child (widget_class, CloutTopicsPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, CloutTopicsPage, list);
}

static void
clout_topics_page_init (CloutTopicsPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * clout_topics_page_set_engine:
 * @self: a topics page
 * @engine: (nullable): what to show
 */
void
clout_topics_page_set_engine (CloutTopicsPage *self,
                              CloutEngine     *engine)
{
  g_return_if_fail (CLOUT_IS_TOPICS_PAGE (self));

  if (self->engine != NULL)
    g_signal_handlers_disconnect_by_data (self->engine, self);

  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->engine, engine);
  gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  gtk_stack_set_visible_child_name (self->views, "empty");

  if (engine != NULL)
    {
      g_signal_connect_object (engine, "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
      load (self);
    }
}
