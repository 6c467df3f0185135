/* score-page.c: the number, how it moved and where it comes from.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/score/score-page.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ui/chart/chart.h"
#include "ui/score/days-page.h"
#include "ui/score/part-page.h"
#include "words/words.h"

/* A sync changes the store many times a second; nobody reads that fast. */
#define RELOAD_DELAY_MS 300

struct _CloutScorePage
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkStack *views;
  AdwLeaflet *leaflet;
  GtkWidget *overview;
  AdwStatusPage *failed_page;
  GtkLabel *number;
  GtkLabel *word;
  GtkLabel *band;
  CloutChart *chart;
  GtkListBox *changes;
  GtkListBox *parts;
  AdwPreferencesGroup *tips_group;
  GtkListBox *tips;

  /* Owned references */
  CloutEngine *engine;
  CloutReport *report;
  GCancellable *cancellable;
  guint reload_id;
};

enum
{
  SIGNAL_SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CloutScorePage, clout_score_page, ADW_TYPE_BIN)

static void
empty_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static GtkWidget *
add_row (GtkListBox *list,
         const char *title,
         const char *value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (value);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_append (list, row);

  return row;
}

static void
push (CloutScorePage *self,
      GtkWidget      *page)
{
  adw_leaflet_append (self->leaflet, page);
  adw_leaflet_set_visible_child (self->leaflet, page);
}

static void
push_part (CloutScorePage *self,
           CloutPart      *part)
{
  push (self, clout_part_page_new (self->engine, self->report, part));
}

static void
part_row_cb (CloutScorePage *self,
             GtkWidget      *row)
{
  push_part (self, g_object_get_data (G_OBJECT (row), "clout-part"));
}

static void
days_row_cb (CloutScorePage *self)
{
  push (self, clout_days_page_new (self->report));
}

/* Pages that were left are let go once the way back has ended. */
static void
trim_pages (CloutScorePage *self)
{
  GtkWidget *page;
  GtkWidget *visible;

  if (adw_leaflet_get_child_transition_running (self->leaflet))
    return;

  visible = adw_leaflet_get_visible_child (self->leaflet);
  while ((page = gtk_widget_get_last_child (GTK_WIDGET (self->leaflet))) != NULL
         && page != visible && page != self->overview)
    adw_leaflet_remove (self->leaflet, page);
}

static void
back_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  CloutScorePage *self = CLOUT_SCORE_PAGE (widget);

  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  trim_pages (self);
}

static void
show_parts (CloutScorePage *self,
            GListModel     *parts)
{
  empty_list (self->parts);

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (CloutPart) part = g_list_model_get_item (parts, i);
      g_autofree char *title = clout_words_for_part (part, self->report);
      g_autofree char *points = clout_words_for_points (clout_part_get_facts (part)->shown);
      GtkWidget *row = add_row (self->parts, title, points);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "clout-part", g_object_ref (part), g_object_unref);
      g_signal_connect_object (row, "activated", G_CALLBACK (part_row_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
parts_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CloutScorePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) parts = NULL;

  parts = clout_engine_load_parts_finish (CLOUT_ENGINE (source), result, &error);
  if (CLOUT_ENGINE (source) != self->engine)
    return;

  if (parts != NULL)
    show_parts (self, parts);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

static void
show_changes (CloutScorePage *self)
{
  const struct
  {
    guint days;
    const char *title;
  } table[] = {
    { 1, _ ("Since yesterday") },
    { 7, _ ("In 7 days") },
    { 30, _ ("In 30 days") },
  };
  const double *history = clout_report_get_history (self->report);
  guint n_days = clout_report_get_history_days (self->report);
  GtkWidget *row;

  empty_list (self->changes);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      double change = NAN;
      g_autofree char *text = NULL;

      if (n_days > table[i].days)
        change = history[CLOUT_HISTORY_DAYS - 1] - history[CLOUT_HISTORY_DAYS - 1 - table[i].days];

      text = isnan (change) ? g_strdup (_ ("not known yet")) : clout_words_for_change (change);
      add_row (self->changes, table[i].title, text);
    }

  row = add_row (self->changes, _ ("Each day in numbers"), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (days_row_cb), self, G_CONNECT_SWAPPED);
}

static void
show_tips (CloutScorePage *self)
{
  gsize n_tips;
  const CloutTip *tips = clout_report_get_tips (self->report, &n_tips);

  empty_list (self->tips);
  gtk_widget_set_visible (GTK_WIDGET (self->tips_group), n_tips > 0);

  for (gsize i = 0; i < n_tips; i++)
    {
      g_autofree char *text = clout_words_for_tip (self->report, &tips[i]);
      g_autofree char *points = clout_words_for_points (tips[i].effect);
      /* Translators: points that a tip would add, e.g. "+1.2" */
      g_autofree char *effect = g_strdup_printf (_ ("+%s"), points);
      GtkWidget *row = add_row (self->tips, text, effect);

      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
    }
}

static void
show_number (CloutScorePage *self)
{
  const CloutScore *score = clout_report_get_score (self->report);
  g_autofree char *number = clout_words_for_points (score->score);
  g_autofree char *band = NULL;

  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->word, clout_words_for_decile (clout_score_decile (score->score)));
  band = g_strdup_printf (_ ("Most likely between %.0f and %.0f, of 100"), score->low, score->high);
  gtk_label_set_label (self->band, band);
}

static void
show_report (CloutScorePage *self)
{
  const double *history = clout_report_get_history (self->report);
  guint n_days = clout_report_get_history_days (self->report);

  if (clout_report_get_n_accounts (self->report) == 0)
    {
      gtk_stack_set_visible_child_name (self->views, "empty");
      g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
      return;
    }

  show_number (self);
  clout_chart_set_values (self->chart, history + CLOUT_HISTORY_DAYS - n_days, n_days,
                          clout_report_get_time (self->report),
                          clout_report_get_utc_offset (self->report));
  show_changes (self);
  show_tips (self);
  gtk_stack_set_visible_child_name (self->views, "score");
  clout_engine_load_parts_async (self->engine, self->report, NULL, CLOUT_PART_ACCOUNT,
                                 self->cancellable, parts_cb, g_object_ref (self));
}

static void
show_failed (CloutScorePage *self,
             const GError   *error)
{
  g_autofree char *words = clout_words_for_error (error);
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  adw_status_page_set_description (self->failed_page, escaped);
  gtk_stack_set_visible_child_name (self->views, "failed");
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

static void
report_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CloutScorePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CloutReport) report = NULL;

  report = clout_engine_report_finish (CLOUT_ENGINE (source), result, &error);
  if (CLOUT_ENGINE (source) != self->engine
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (report == NULL)
    {
      show_failed (self, error);
      return;
    }

  g_set_object (&self->report, report);
  show_report (self);
}

static void
load (CloutScorePage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  clout_engine_report_async (self->engine, self->cancellable, report_cb, g_object_ref (self));
}

static void
reload_once_cb (gpointer user_data)
{
  CloutScorePage *self = user_data;

  self->reload_id = 0;
  if (self->engine != NULL)
    load (self);
}

static void
changed_cb (CloutScorePage *self)
{
  if (self->reload_id == 0)
    self->reload_id = g_timeout_add_once (RELOAD_DELAY_MS, reload_once_cb, self);
}

static void
reload_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  CloutScorePage *self = CLOUT_SCORE_PAGE (widget);

  gtk_stack_set_visible_child_name (self->views, "loading");
  load (self);
}

static void
clout_score_page_dispose (GObject *object)
{
  CloutScorePage *self = CLOUT_SCORE_PAGE (object);

  g_clear_handle_id (&self->reload_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->engine);
  g_clear_object (&self->report);
  /* The template would take the child from under the bin, which then unparents a ghost. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_SCORE_PAGE);

  G_OBJECT_CLASS (clout_score_page_parent_class)->dispose (object);
}

static void
clout_score_page_class_init (CloutScorePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_score_page_dispose;
  signals[SIGNAL_SHOWN] = g_signal_new ("shown", CLOUT_TYPE_SCORE_PAGE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CLOUT_TYPE_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/score/score-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutScorePage, views);
  gtk_widget_class_bind_template_child (widget_class, CloutScorePage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CloutScorePage, overview);
  gtk_widget_class_bind_template_child (widget_class, CloutScorePage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, CloutScorePage, number);
  gtk_widget_class_bind_template_child (widget_class, CloutScorePage, word);
  gtk_widget_class_bind_template_child (widget_class, CloutScorePage, band);
  gtk_widget_class_bind_template_child (widget_class, CloutScorePage, chart);
  gtk_widget_class_bind_template_child (widget_class, CloutScorePage, changes);
  gtk_widget_class_bind_template_child (widget_class, CloutScorePage, parts);
  gtk_widget_class_bind_template_child (widget_class, CloutScorePage, tips_group);
  gtk_widget_class_bind_template_child (widget_class, CloutScorePage, tips);
  gtk_widget_class_install_action (widget_class, "score.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "score.reload", NULL, reload_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "score.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "score.back",
                                       NULL);
}

static void
clout_score_page_init (CloutScorePage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->leaflet, "notify::child-transition-running",
                           G_CALLBACK (trim_pages), self, G_CONNECT_SWAPPED);
}

/**
 * clout_score_page_push_part:
 * @widget: any widget on the page
 * @part: a part with children
 *
 * Opens what @part is made of on top of what is shown.
 */
void
clout_score_page_push_part (GtkWidget *widget,
                            CloutPart *part)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, CLOUT_TYPE_SCORE_PAGE);

  if (page != NULL)
    push_part (CLOUT_SCORE_PAGE (page), part);
}

/**
 * clout_score_page_set_engine:
 * @self: a score page
 * @engine: (nullable): what to show
 */
void
clout_score_page_set_engine (CloutScorePage *self,
                             CloutEngine    *engine)
{
  g_return_if_fail (CLOUT_IS_SCORE_PAGE (self));

  if (self->engine != NULL)
    g_signal_handlers_disconnect_by_data (self->engine, self);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->report);
  g_set_object (&self->engine, engine);
  adw_leaflet_set_visible_child (self->leaflet, self->overview);
  trim_pages (self);
  gtk_stack_set_visible_child_name (self->views, "loading");

  if (engine != NULL)
    {
      g_signal_connect_object (engine, "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
      load (self);
    }
}
