/* change-page.c: explains why the score moved: new reactions, fading ones, and people.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sync/score.h"
#include "ui/score/change-page.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ui/score/breakdown-list.h"
#include "ui/score/breakdown-page.h"
#include "ui/widgets/bar-row.h"
#include "ui/widgets/loadable-page.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/accessible-text.h"
#include "messages/messages.h"

struct _CloutChangePage
{
  CloutNavigationPage parent_instance;

  /* Template widgets */
  CloutLoadablePage *loadable;
  AdwPreferencesGroup *moves_group;
  GtkListBox *moves;
  AdwPreferencesGroup *people_group;
  GtkListBox *people;
  GtkLabel *model;

  /* Owned references */
  CloutEngine *engine;
  CloutReport *report;
  CloutBreakdownItem *change; /* what the people add up to */
  guint days;
};

G_DEFINE_FINAL_TYPE (CloutChangePage, clout_change_page, CLOUT_TYPE_NAVIGATION_PAGE)

static GtkWidget *
make_row (const char          *title,
          double               points,
          const CloutBarScale *scale)
{
  g_autofree char *value = clout_format_change (points);
  /* Translators: points up or down, e.g. "+1.2 points" */
  g_autofree char *accessible_text = g_strdup_printf (_("%s points"), value);
  GtkWidget *row = clout_bar_row_new (title, NULL, value, accessible_text);

  clout_bar_row_set_span (CLOUT_BAR_ROW (row), clout_bar_scale_get_zero (scale),
                          clout_bar_scale_get_end (scale, points));

  return row;
}

static void
show_moves (CloutChangePage     *self,
            const CloutChange   *change,
            const double        *shown,
            const CloutBarScale *scale)
{
  g_autofree char *before = clout_format_points (change->before);
  g_autofree char *after = clout_format_points (change->after);
  g_autofree char *text = NULL;

  /* Translators: the score at the beginning and at the end of a period */
  text = g_strdup_printf (_("From %s to %s. The changes below add up to the difference."), before,
                          after);
  adw_preferences_group_set_description (self->moves_group, text);

  clout_rows_clear (self->moves);
  for (CloutMove move = 0; move < CLOUT_N_MOVES; move++)
    {
      g_autofree char *words = clout_format_move (move, change);

      if (move != CLOUT_MOVE_REST || fabs (shown[move]) >= 0.05)
        gtk_list_box_append (self->moves, make_row (words, shown[move], scale));
    }
}

static void
show (CloutChangePage   *self,
      const CloutChange *change,
      GListModel        *people)
{
  CloutBarScale scale = { 0 };
  double shown[CLOUT_N_MOVES];

  clout_change_show (change, CLOUT_SHOWN_DECIMALS, shown);
  clout_bar_scale_add_list (&scale, shown, CLOUT_N_MOVES);
  clout_breakdown_list_scale (people, &scale);
  show_moves (self, change, shown, &scale);
  clout_breakdown_list_show (self->people, self->report, self->change, people, &scale);
  gtk_widget_set_visible (GTK_WIDGET (self->people_group), g_list_model_get_n_items (people) > 0);
}

static void
activated_cb (CloutChangePage *self,
              GtkListBoxRow   *row)
{
  clout_navigation_push (GTK_WIDGET (self),
                         clout_breakdown_page_new (self->engine, self->report,
                                                   clout_breakdown_row_get_target (row)));
}

/* Shows how a new version of the formula changed the earlier day's score. */
static void
show_model (CloutChangePage   *self,
            const CloutChange *change)
{
  int model;
  const double *earlier = clout_report_get_earlier (self->report, &model);
  double then = earlier != NULL && self->days < CLOUT_HISTORY_DAYS
    ? earlier[CLOUT_HISTORY_DAYS - 1 - self->days] : NAN;
  g_autofree char *before = clout_format_points (change->before);
  g_autofree char *old = clout_format_points (isnan (then) ? 0 : then);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->model), !isnan (then));
  /* Translators: version of the model, score by it, version of the newer model, score by that */
  text = g_strdup_printf (_("This score was %2$s under version %1$d. Both days are compared "
                            "using version %3$d (%4$s)."),
                          model, old, clout_report_get_score (self->report)->model, before);
  gtk_label_set_label (self->model, text);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CloutChangePage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutChange) change = NULL;
  g_autoptr(GListModel) people = NULL;

  people = clout_engine_load_change_finish (CLOUT_ENGINE (source), result, &change, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (people == NULL)
    {
      clout_loadable_page_show_error (self->loadable, error);
      return;
    }

  show (self, change, people);
  show_model (self, change);
  clout_loadable_page_show_content (self->loadable);
}

static void
load_cb (CloutChangePage *self,
         GCancellable    *cancellable)
{
  clout_engine_load_change_async (self->engine, self->report, self->days, cancellable, loaded_cb,
                                  g_object_ref (self));
}

static void
clout_change_page_dispose (GObject *object)
{
  CloutChangePage *self = CLOUT_CHANGE_PAGE (object);

  g_clear_object (&self->engine);
  g_clear_object (&self->report);
  g_clear_object (&self->change);
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CLOUT_TYPE_CHANGE_PAGE);

  G_OBJECT_CLASS (clout_change_page_parent_class)->dispose (object);
}

static void
clout_change_page_class_init (CloutChangePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_change_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/score/change-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutChangePage, loadable);
  gtk_widget_class_bind_template_child (widget_class, CloutChangePage, moves_group);
  gtk_widget_class_bind_template_child (widget_class, CloutChangePage, moves);
  gtk_widget_class_bind_template_child (widget_class, CloutChangePage, people_group);
  gtk_widget_class_bind_template_child (widget_class, CloutChangePage, people);
  gtk_widget_class_bind_template_child (widget_class, CloutChangePage, model);
}

static void
clout_change_page_init (CloutChangePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  g_signal_connect_object (self->loadable, "load", G_CALLBACK (load_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * clout_change_page_new:
 * @engine: an engine
 * @report: the current report
 * @days: number of days to look back, at least 1
 *
 * Returns: (transfer none): a page that explains why the score moved
 */
GtkWidget *
clout_change_page_new (CloutEngine *engine,
                       CloutReport *report,
                       guint        days)
{
  CloutChangePage *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (CLOUT_IS_ENGINE (engine), NULL);
  g_return_val_if_fail (CLOUT_IS_REPORT (report), NULL);

  self = g_object_new (CLOUT_TYPE_CHANGE_PAGE, NULL);
  /* Translators: “it” is the score */
  title = days == 1 ? g_strdup (_("Why It Moved Since Yesterday"))
                    /* Translators: “it” is the score */
                    : g_strdup_printf (ngettext ("Why It Moved in %u Day",
                                                 "Why It Moved in %u Days", days), days);
  self->engine = g_object_ref (engine);
  self->report = g_object_ref (report);
  self->days = days;
  self->change = clout_breakdown_item_new (&(CloutBreakdownFacts) {
    .level = CLOUT_BREAKDOWN_CHANGE, .days = days, .person = CLOUT_NONE, .to = CLOUT_NONE });
  g_object_set (self, "title", title, NULL);
  clout_loadable_page_reload (self->loadable);

  return GTK_WIDGET (self);
}
