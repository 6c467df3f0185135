/* topics-page.c: the person's topics.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sync/score.h"
#include "ui/topics/topics-page.h"

#include <glib/gi18n.h>

#include "sync/endorsements.h"
#include "ui/chart/colors.h"
#include "ui/chart/scale.h"
#include "ui/widgets/bar-row.h"
#include "ui/widgets/loadable-page.h"
#include "ui/window/navigation.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/accessible-text.h"
#include "ui/topics/hiding.h"
#include "ui/topics/topic-page.h"
#include "messages/endorsements.h"
#include "messages/messages.h"

struct _CloutTopicsPage
{
  AdwBin parent_instance;

  /* Template widgets */
  CloutLoadablePage *loadable;
  GtkWidget *topics_group;
  GtkListBox *list;
  GtkWidget *hidden_group;
  GtkListBox *hidden;

  /* Owned references */
  CloutEngine *engine;

  double most;              /* the strongest topic's strength */
};

G_DEFINE_FINAL_TYPE (CloutTopicsPage, clout_topics_page, ADW_TYPE_BIN)

/* Someone who has hidden all topics must be able to restore them. */
static void
show_view (CloutTopicsPage *self)
{
  gboolean any = gtk_widget_get_visible (self->topics_group)
                 || gtk_widget_get_visible (self->hidden_group);

  if (any)
    clout_loadable_page_show_content (self->loadable);
  else
    clout_loadable_page_show_empty (self->loadable);
}

/* A change of less than a tenth in 30 days is no trend. */
static const char *
describe_trend (CloutTopic *topic)
{
  double now = clout_topic_get_strength (topic);
  double before = clout_topic_get_before (topic);

  if (before < 0)
    return NULL;
  if (now > before * 1.1 + 0.5)
    return C_("trend of a topic", "rising");
  if (now < before * 0.9 - 0.5)
    return C_("trend of a topic", "fading");

  return C_("trend of a topic", "steady");
}

static void
draw_trend_cb (GtkDrawingArea *area,
               cairo_t        *cr,
               int             width,
               int             height,
               gpointer        topic)
{
  const double *history = clout_topic_get_history (topic);
  double most = 1;
  CloutColors colors;

  for (guint i = 0; i < CLOUT_TOPIC_HISTORY; i++)
    most = MAX (most, history[i]);
  for (guint i = 0; i < CLOUT_TOPIC_HISTORY; i++)
    if (history[i] >= 0)
      cairo_line_to (cr, 2 + clout_scale_x (i, CLOUT_TOPIC_HISTORY, width - 4),
                     2 + (height - 4) * (1 - history[i] / most));
  clout_colors_read (GTK_WIDGET (area), &colors);
  gdk_cairo_set_source_rgba (cr, &colors.accent);
  cairo_set_line_width (cr, 2);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

/* The last 90 days; the words of the row say the same. */
static GtkWidget *
make_trend (CloutTopic *topic)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, "content-width", 48,
                                  "content-height", 20, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_widget_set_tooltip_text (area, _("Strength over the last 90 days"));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_trend_cb, g_object_ref (topic),
                                  g_object_unref);
  return area;
}

static char *
describe (CloutTopic *topic)
{
  guint n_posts = (guint) CLAMP (clout_topic_get_posts (topic), 0, G_MAXUINT);
  guint n_plus_k = clout_topic_get_plus_k (topic);
  const char *parts[6] = { describe_trend (topic), };
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  guint n = parts[0] != NULL ? 1 : 0;
  guint n_placed = 0;
  guint place = clout_topic_get_place (topic, &n_placed);
  g_autofree char *plus_k = NULL;
  g_autofree char *rank = NULL;
  g_autofree char *posts = NULL;
  g_autofree char *date = NULL;
  g_autofree char *last = NULL;

  if (n_plus_k > 0)
    parts[n++] = plus_k = g_strdup_printf (ngettext ("%u +K", "%u +K", n_plus_k), n_plus_k);
  if (place > 0 && n_placed > 1)
    /* Translators: the person's rank among friends who received +K for a topic, "2nd of 5" */
    parts[n++] = rank = g_strdup_printf (_("place %u of %u among friends"), place, n_placed);
  if (n_posts > 0)
    {
      posts = g_strdup_printf (ngettext ("%'u post", "%'u posts", n_posts), n_posts);
      date = clout_format_date (clout_topic_get_last_used (topic),
                                g_get_real_time () / G_USEC_PER_SEC, zone);
      /* Translators: number of posts on a topic, and when the last one was written */
      parts[n++] = last = g_strdup_printf (C_("posts", "%s · latest: %s"), posts, date);
    }

  return g_strjoinv (" · ", (char **) parts);
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  CloutTopicsPage *self = user_data;
  CloutTopic *topic = item;
  double strength = clout_topic_get_strength (topic);
  g_autofree char *title = clout_format_topic (clout_topic_get_name (topic));
  g_autofree char *value = g_strdup_printf ("%.0f", strength);
  /* Translators: how strong a topic is, which isn't part of the score */
  g_autofree char *accessible_text = g_strdup_printf (_("strength %s"), value);
  g_autofree char *subtitle = describe (topic);
  GtkWidget *row = clout_bar_row_new (title, subtitle, value, accessible_text);

  clout_bar_row_set_fraction (CLOUT_BAR_ROW (row), self->most > 0 ? strength / self->most : 0);
  clout_bar_row_add_picture (CLOUT_BAR_ROW (row), make_trend (topic));
  clout_bar_row_set_opens (CLOUT_BAR_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "clout-topic", g_strdup (clout_topic_get_name (topic)),
                          g_free);

  return row;
}

static void
activated_cb (CloutTopicsPage *self,
              GtkListBoxRow   *row)
{
  const char *topic = g_object_get_data (G_OBJECT (row), "clout-topic");

  clout_navigation_push (GTK_WIDGET (self), clout_topic_page_new (self->engine, topic));
}

static double
find_most (GListModel *topics)
{
  double most = 0;

  for (guint i = 0; i < g_list_model_get_n_items (topics); i++)
    {
      g_autoptr(CloutTopic) topic = g_list_model_get_item (topics, i);

      most = MAX (most, clout_topic_get_strength (topic));
    }

  return most;
}

static void
restore_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  clout_hiding_topic (widget, CLOUT_TOPICS_PAGE (widget)->engine,
                      g_variant_get_string (parameter, NULL), FALSE);
}

static void
hidden_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CloutTopicsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) hidden = clout_finish_pointer (result, &error);
  CloutLoadableState state;
  CloutRowsFocus focus;

  if (hidden == NULL)
    return;

  focus = clout_rows_clear (self->hidden);
  for (gsize i = 0; hidden[i] != NULL; i++)
    {
      g_autofree char *title = clout_format_topic (hidden[i]);
      /* Translators: %s is a topic */
      g_autofree char *label = g_strdup_printf (_("Unhide %s"), title);
      GtkWidget *button = clout_rows_make_button (C_("button", "Unhide"), label);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "topics.restore");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", hidden[i]);
      gtk_list_box_append (self->hidden, clout_rows_make (title, NULL, button));
    }
  clout_rows_restore_focus (self->hidden, focus);
  gtk_widget_set_visible (self->hidden_group, hidden[0] != NULL);
  state = clout_loadable_page_get_state (self->loadable);
  if (state == CLOUT_LOADABLE_CONTENT || state == CLOUT_LOADABLE_EMPTY)
    show_view (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CloutTopicsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) topics = NULL;

  topics = clout_finish_pointer (result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (topics == NULL)
    {
      clout_loadable_page_show_error (self->loadable, error);
      return;
    }

  self->most = find_most (topics);
  clout_rows_show (self->list, topics, make_row, self);
  gtk_widget_set_visible (self->topics_group, g_list_model_get_n_items (topics) > 0);
  show_view (self);
}

static void
load_cb (CloutTopicsPage *self,
         GCancellable    *cancellable)
{
  clout_engine_load_topics_async (self->engine, cancellable, loaded_cb, g_object_ref (self));
  clout_engine_list_hidden_topics_async (self->engine, cancellable, hidden_cb,
                                         g_object_ref (self));
}

static void
clout_topics_page_dispose (GObject *object)
{
  CloutTopicsPage *self = CLOUT_TOPICS_PAGE (object);

  g_clear_object (&self->engine);
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
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
  gtk_widget_class_bind_template_child (widget_class, CloutTopicsPage, loadable);
  gtk_widget_class_bind_template_child (widget_class, CloutTopicsPage, topics_group);
  gtk_widget_class_bind_template_child (widget_class, CloutTopicsPage, list);
  gtk_widget_class_bind_template_child (widget_class, CloutTopicsPage, hidden_group);
  gtk_widget_class_bind_template_child (widget_class, CloutTopicsPage, hidden);
  gtk_widget_class_install_action (widget_class, "topics.restore", "s", restore_cb);
}

static void
clout_topics_page_init (CloutTopicsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  g_signal_connect_object (self->loadable, "load", G_CALLBACK (load_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * clout_topics_page_set_engine:
 * @self: a topics page
 * @engine: (nullable): engine with the topics
 *
 * Shows the topics of an engine.
 */
void
clout_topics_page_set_engine (CloutTopicsPage *self,
                              CloutEngine     *engine)
{
  g_return_if_fail (CLOUT_IS_TOPICS_PAGE (self));

  if (self->engine != NULL)
    g_signal_handlers_disconnect_by_data (self->engine, self->loadable);

  g_set_object (&self->engine, engine);
  gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  clout_loadable_page_reset (self->loadable);

  if (engine != NULL)
    {
      g_signal_connect_object (engine, "changed::topics",
                               G_CALLBACK (clout_loadable_page_reload_soon), self->loadable,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (engine, "plus-k-changed",
                               G_CALLBACK (clout_loadable_page_reload_soon), self->loadable,
                               G_CONNECT_SWAPPED);
      clout_loadable_page_reload (self->loadable);
    }
}
