/* topics-page.c: what the person writes about.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/topics/topics-page.h"

#include <glib/gi18n.h>

#include "model/topic.h"
#include "ui/bar-row.h"
#include "words/words.h"

#define RELOAD_DELAY_MS 500

struct _CloutTopicsPage
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkStack *views;
  AdwStatusPage *failed_page;
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
  gint64 most = *(gint64 *) user_data;
  guint n_posts = (guint) CLAMP (clout_topic_get_posts (topic), 0, G_MAXUINT);
  guint n_reactions = (guint) CLAMP (clout_topic_get_reactions (topic), 0, G_MAXUINT);
  g_autofree char *title = g_strconcat ("#", clout_topic_get_name (topic), NULL);
  g_autofree char *value = g_strdup_printf ("%u", n_reactions);
  g_autofree char *posts = NULL;
  g_autofree char *reactions = NULL;
  g_autofree char *date = NULL;
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  posts = g_strdup_printf (ngettext ("%u post", "%u posts", n_posts), n_posts);
  reactions = g_strdup_printf (ngettext ("%u reaction", "%u reactions", n_reactions), n_reactions);
  date = clout_words_for_date (clout_topic_get_last_used (topic),
                               g_get_real_time () / G_USEC_PER_SEC, 0);
  /* Translators: number of posts on a topic, when the last one was written */
  subtitle = g_strdup_printf (_ ("%s, the last %s"), posts, date);

  row = clout_bar_row_new (title, subtitle, value, reactions);
  clout_bar_row_set_fraction (CLOUT_BAR_ROW (row), most > 0 ? n_reactions / (double) most : 0);

  return row;
}

static gint64
find_most (GListModel *topics)
{
  gint64 most = 0;

  for (guint i = 0; i < g_list_model_get_n_items (topics); i++)
    {
      g_autoptr (CloutTopic) topic = g_list_model_get_item (topics, i);

      most = MAX (most, clout_topic_get_reactions (topic));
    }

  return most;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CloutTopicsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) topics = NULL;
  gint64 most;

  topics = clout_engine_load_topics_finish (CLOUT_ENGINE (source), result, &error);
  if (CLOUT_ENGINE (source) != self->engine
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (topics == NULL)
    {
      g_autofree char *words = clout_words_for_error (error);
      g_autofree char *escaped = g_markup_escape_text (words, -1);

      adw_status_page_set_description (self->failed_page, escaped);
      gtk_stack_set_visible_child_name (self->views, "failed");
      return;
    }

  most = find_most (topics);
  gtk_list_box_bind_model (self->list, topics, make_row, g_memdup2 (&most, sizeof most), g_free);
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
try_again_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  CloutTopicsPage *self = CLOUT_TOPICS_PAGE (widget);

  if (self->engine == NULL)
    return;

  gtk_stack_set_visible_child_name (self->views, "loading");
  load (self);
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
  gtk_widget_class_bind_template_child (widget_class, CloutTopicsPage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, CloutTopicsPage, list);
  gtk_widget_class_install_action (widget_class, "topics.reload", NULL, try_again_cb);
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
  gtk_stack_set_visible_child_name (self->views, "loading");

  if (engine != NULL)
    {
      g_signal_connect_object (engine, "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
      load (self);
    }
}
