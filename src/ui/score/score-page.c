/* score-page.c: the score and, level by level, its parts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "score/calendar.h"
#include "sync/best-posts.h"
#include "sync/score.h"
#include "sync/sync.h"
#include "ui/score/score-page.h"

#include <glib/gi18n.h>

#include "ui/analysis/people-page.h"
#include "ui/analysis/style-page.h"
#include "ui/analysis/sub-score-page.h"
#include "ui/posts/post-range.h"
#include "ui/posts/posts-page.h"
#include "ui/window/first-frame.h"
#include "ui/window/navigation.h"
#include "ui/score/change-page.h"
#include "ui/score/days-page.h"
#include "ui/score/how-page.h"
#include "ui/score/overview.h"
#include "ui/score/breakdown-page.h"
#include "ui/widgets/accessible-text.h"
#include "ui/widgets/link.h"
#include "ui/widgets/loadable-page.h"
#include "messages/messages.h"

struct _CloutScorePage
{
  AdwBin parent_instance;

  /* Template widgets */
  CloutLoadablePage *loadable;
  CloutOverview *overview;

  /* Owned references */
  CloutEngine *engine;
  CloutReport *report;
  CloutAnalysis *analysis; /* of the report; NULL until it is computed */

  gboolean counted;        /* a first download was shown */
  gboolean report_due;     /* calculate the report once the last score is drawn */
};

enum
{
  SIGNAL_SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CloutScorePage, clout_score_page, ADW_TYPE_BIN)

static void
item_activated_cb (CloutScorePage     *self,
                   CloutBreakdownItem *item,
                   CloutReport        *report)
{
  clout_navigation_push (GTK_WIDGET (self),
                         clout_breakdown_page_new (self->engine, report, item));
}

static void
days_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  CloutScorePage *self = CLOUT_SCORE_PAGE (widget);

  if (self->report != NULL)
    clout_navigation_push (widget, clout_days_page_new (self->report));
}

static void
how_cb (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  clout_navigation_push (widget, clout_how_page_new ());
}

static void
change_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  CloutScorePage *self = CLOUT_SCORE_PAGE (widget);

  if (self->report != NULL)
    clout_navigation_push (widget,
                           clout_change_page_new (self->engine, self->report,
                                                  MAX (g_variant_get_uint32 (parameter), 1)));
}

static void
sub_score_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  CloutScorePage *self = CLOUT_SCORE_PAGE (widget);
  guint which = g_variant_get_uint32 (parameter);

  if (self->analysis != NULL && which < CLOUT_N_SUB_SCORES)
    clout_navigation_push (widget, clout_sub_score_page_new (self->analysis, which));
}

static void
style_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  CloutScorePage *self = CLOUT_SCORE_PAGE (widget);

  if (self->analysis != NULL)
    clout_navigation_push (widget, clout_style_page_new (self->analysis));
}

static void
counts_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  CloutScorePage *self = CLOUT_SCORE_PAGE (widget);

  if (self->analysis != NULL)
    clout_navigation_push (widget, clout_counts_page_new (self->engine, self->report,
                                                          self->analysis));
}

/* @parameter: a #CloutPostOrder, #CloutPostKinds, a range and what to search for */
static void
posts_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  CloutScorePage *self = CLOUT_SCORE_PAGE (widget);
  const char *search;
  guint32 order, kinds, range;

  g_variant_get (parameter, "(uuu&s)", &order, &kinds, &range, &search);
  if (self->engine != NULL && order <= CLOUT_POSTS_BY_REACTIONS && kinds < CLOUT_N_POST_KINDS
      && range < CLOUT_N_POST_RANGES)
    clout_navigation_push (widget, clout_posts_page_new (self->engine, (CloutPostOrder) order,
                                                         (CloutPostKinds) kinds, range, search));
}

/* @parameter: an address */
static void
open_link_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  clout_link_open (widget, g_variant_get_string (parameter, NULL));
}

/* @parameter: the account's index */
static void
old_friends_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  CloutScorePage *self = CLOUT_SCORE_PAGE (widget);
  guint32 account = g_variant_get_uint32 (parameter);

  if (self->report != NULL && account < clout_report_get_n_accounts (self->report))
    clout_navigation_push (widget, clout_people_page_new_for_old_friends (self->engine,
                                                                          self->report, account));
}

/* @parameter: "new", "waiting" or "wrote" */
static void
people_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  CloutScorePage *self = CLOUT_SCORE_PAGE (widget);
  gboolean waiting = g_str_equal (g_variant_get_string (parameter, NULL), "waiting");

  if (self->analysis == NULL)
    return;
  if (g_str_equal (g_variant_get_string (parameter, NULL), "wrote"))
    {
      clout_navigation_push (widget, clout_people_page_new_for_group (self->engine, self->report,
                                                                      CLOUT_GROUP_WORDS));
      return;
    }
  clout_navigation_push (widget,
                         waiting
                         ? clout_people_page_new (_("Unanswered"),
                                                  _("People who wrote to you in the last 7 days "
                                                    "and have no reply yet. Whoever has waited "
                                                    "longest is first."),
                                                  self->report, self->analysis->waiting)
                         : clout_people_page_new (_("New People"),
                                                  _("People who reacted or followed in the last 7 "
                                                    "days and hadn’t before. Those with most "
                                                    "followers are first."),
                                                  self->report, self->analysis->new_people));
}

static void
analysis_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CloutScorePage) self = user_data;
  g_autoptr(GError) error = NULL;
  CloutAnalysis *analysis = clout_finish_pointer (result, &error);

  if (analysis == NULL)
    {
      g_debug ("%s", error->message);
      return;
    }
  g_clear_pointer (&self->analysis, clout_analysis_free);
  self->analysis = analysis;
  clout_overview_set_analysis (self->overview, analysis);
}

static void
best_posts_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(CloutScorePage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) cards = clout_finish_pointer (result, &error);

  if (cards != NULL)
    clout_overview_set_best_posts (self->overview, self->report, cards);
  else
    g_debug ("%s", error->message);
}

static void
items_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CloutScorePage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GListModel) items = NULL;

  items = clout_finish_pointer (result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (items != NULL)
    {
      clout_overview_set_items (self->overview, self->report, items);
      /* Not urgent, because it is below the first screen. */
      clout_engine_load_analysis_async (self->engine, self->report, CLOUT_ANALYSIS_ALL,
                                        clout_loadable_page_get_cancellable (self->loadable),
                                        analysis_cb, g_object_ref (self));
      clout_overview_load_tips (self->overview, self->engine, self->report);
      clout_engine_list_best_posts_async (self->engine, self->report,
                                          clout_loadable_page_get_cancellable (self->loadable),
                                          best_posts_cb, g_object_ref (self));
    }
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

static void
loaded_past_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(CloutScorePage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) past = clout_finish_pointer (result, &error);

  if (past != NULL)
    clout_overview_set_past (self->overview, past);
  else
    g_debug ("%s", error->message);
}

static CloutCompleteness
get_completeness (CloutScorePage *self)
{
  return clout_completeness_of (clout_engine_get_accounts (self->engine));
}

static void
show_report (CloutScorePage *self)
{
  GCancellable *cancellable = clout_loadable_page_get_cancellable (self->loadable);

  if (clout_report_get_n_accounts (self->report) == 0)
    {
      clout_loadable_page_show_empty (self->loadable);
      g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
      return;
    }

  clout_overview_set_report (self->overview, self->report);
  clout_overview_offer_welcome (
    self->overview, !clout_engine_is_sample (self->engine)
                    && get_completeness (self) == CLOUT_COMPLETENESS_WHOLE
                    && clout_report_get_score (self->report)->known != CLOUT_SCORE_UNKNOWN);
  clout_loadable_page_show_content (self->loadable);
  clout_engine_load_breakdown_async (self->engine, self->report, NULL, CLOUT_BREAKDOWN_NETWORK,
                                     cancellable,
                                     items_cb, g_object_ref (self));
  clout_engine_load_past_async (self->engine, cancellable, loaded_past_cb, g_object_ref (self));
}

static void
loaded_days_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(CloutScorePage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) days = clout_finish_pointer (result, &error);

  if (days != NULL)
    clout_overview_set_days (self->overview, days);
  else
    g_debug ("%s", error->message);
}

static void
listed_events_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(CloutScorePage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) events = clout_finish_pointer (result, &error);

  if (events != NULL)
    clout_overview_set_events (self->overview, events);
  else
    g_debug ("%s", error->message);
}

static void
events_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  CloutScorePage *self = CLOUT_SCORE_PAGE (widget);

  if (self->engine != NULL)
    clout_engine_list_events_async (self->engine, g_variant_get_int64 (parameter),
                                    clout_loadable_page_get_cancellable (self->loadable),
                                    listed_events_cb, g_object_ref (self));
}

static void
range_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  CloutScorePage *self = CLOUT_SCORE_PAGE (widget);

  if (self->engine != NULL)
    clout_engine_load_days_async (self->engine, g_variant_get_uint32 (parameter),
                                  clout_loadable_page_get_cancellable (self->loadable),
                                  loaded_days_cb, g_object_ref (self));
}

static void
show_provisional (CloutScorePage *self,
                  gint64          n_reactions)
{
  g_autofree char *text = clout_format_provisional (get_completeness (self), n_reactions);
  gboolean known = self->report != NULL
                   && clout_report_get_score (self->report)->known != CLOUT_SCORE_UNKNOWN;

  clout_overview_set_provisional (self->overview, known ? text : NULL);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CloutScorePage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *n = clout_finish_pointer (result, &error);

  if (n == NULL || self->engine == NULL)
    {
      if (error != NULL)
        g_debug ("%s", error->message);
      return;
    }
  if (get_completeness (self) != CLOUT_COMPLETENESS_FIRST)
    show_provisional (self, *n);
  else
    {
      self->counted = TRUE;
      g_clear_object (&self->report);
      clout_overview_set_counting (self->overview, *n);
    }
  clout_loadable_page_show_content (self->loadable);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
}

static void
count (CloutScorePage *self)
{
  clout_engine_count_reactions_async (self->engine,
                                      clout_loadable_page_get_cancellable (self->loadable),
                                      counted_cb, g_object_ref (self));
}

static void
report_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CloutScorePage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutReport) report = NULL;

  report = clout_finish_pointer (result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (report == NULL)
    {
      clout_loadable_page_show_error (self->loadable, error);
      g_signal_emit (self, signals[SIGNAL_SHOWN], 0);
      return;
    }

  /* The first download started in the meantime. */
  if (self->engine != NULL && get_completeness (self) == CLOUT_COMPLETENESS_FIRST)
    {
      count (self);
      return;
    }
  g_set_object (&self->report, report);
  show_report (self);
  if (self->engine == NULL)
    return;
  if (get_completeness (self) == CLOUT_COMPLETENESS_ANOTHER)
    count (self);
  else
    show_provisional (self, 0);
}

static void
calculate (CloutScorePage *self)
{
  self->report_due = FALSE;
  clout_engine_report_async (self->engine, clout_loadable_page_get_cancellable (self->loadable),
                             report_cb, g_object_ref (self));
}

/* A page that was hidden meanwhile is loaded again once it is visible. */
static void
drawn_cb (gpointer user_data)
{
  CloutScorePage *self = user_data;

  if (self->report_due && self->engine != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    calculate (self);
}

static void
known_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(CloutScorePage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) known = clout_finish_pointer (result, &error);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->engine == NULL)
    return;
  if (known == NULL || known->len == 0)
    {
      calculate (self);
      return;
    }
  clout_overview_set_known (self->overview, known,
                            clout_day_of (g_get_real_time () / G_USEC_PER_SEC, zone));
  clout_loadable_page_show_early (self->loadable);
  /* Calculating uses all processors, which the first frame needs. */
  self->report_due = TRUE;
  clout_first_frame_run (GTK_WIDGET (self), drawn_cb);
}

static void
load_cb (CloutScorePage *self,
         GCancellable   *cancellable)
{
  CloutCompleteness completeness = get_completeness (self);

  self->report_due = FALSE;
  /* During a download, keep what is shown until the score is final. */
  if (completeness == CLOUT_COMPLETENESS_FIRST
      || (completeness == CLOUT_COMPLETENESS_ANOTHER && self->report != NULL))
    {
      count (self);
      return;
    }
  /* The last score needs no calculation. */
  if (self->report == NULL && !self->counted
      && g_list_model_get_n_items (clout_engine_get_accounts (self->engine)) > 0)
    clout_engine_load_known_async (self->engine, cancellable, known_cb, g_object_ref (self));
  else
    calculate (self);
}

static void
clout_score_page_dispose (GObject *object)
{
  CloutScorePage *self = CLOUT_SCORE_PAGE (object);

  g_clear_object (&self->engine);
  g_clear_object (&self->report);
  g_clear_pointer (&self->analysis, clout_analysis_free);
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
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

  g_type_ensure (CLOUT_TYPE_OVERVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/score/score-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutScorePage, loadable);
  gtk_widget_class_bind_template_child (widget_class, CloutScorePage, overview);
  gtk_widget_class_install_action (widget_class, "score.change", "u", change_cb);
  gtk_widget_class_install_action (widget_class, "score.days", NULL, days_cb);
  gtk_widget_class_install_action (widget_class, "score.range", "u", range_cb);
  gtk_widget_class_install_action (widget_class, "score.events", "x", events_cb);
  gtk_widget_class_install_action (widget_class, "score.how", NULL, how_cb);
  gtk_widget_class_install_action (widget_class, "score.sub-score", "u", sub_score_cb);
  gtk_widget_class_install_action (widget_class, "score.style", NULL, style_cb);
  gtk_widget_class_install_action (widget_class, "score.counts", NULL, counts_cb);
  gtk_widget_class_install_action (widget_class, "score.people", "s", people_cb);
  gtk_widget_class_install_action (widget_class, "score.posts", "(uuus)", posts_cb);
  gtk_widget_class_install_action (widget_class, "score.open-link", "s", open_link_cb);
  gtk_widget_class_install_action (widget_class, "score.old-friends", "u", old_friends_cb);
}

static void
clout_score_page_init (CloutScorePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  g_signal_connect_object (self->loadable, "load", G_CALLBACK (load_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->overview, "item-activated", G_CALLBACK (item_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * clout_score_page_set_engine:
 * @self: a score page
 * @engine: (nullable): engine with the data
 *
 * Shows the score of an engine.
 */
void
clout_score_page_set_engine (CloutScorePage *self,
                             CloutEngine    *engine)
{
  g_autoptr(GArray) nothing = g_array_new (FALSE, FALSE, sizeof (CloutKnownScore));

  g_return_if_fail (CLOUT_IS_SCORE_PAGE (self));

  if (self->engine != NULL)
    g_signal_handlers_disconnect_by_data (self->engine, self->loadable);

  g_clear_object (&self->report);
  g_clear_pointer (&self->analysis, clout_analysis_free);
  g_set_object (&self->engine, engine);
  self->counted = FALSE;
  self->report_due = FALSE;
  clout_overview_set_known (self->overview, nothing, 0);
  clout_overview_load_tips (self->overview, NULL, NULL);
  clout_loadable_page_reset (self->loadable);

  if (engine != NULL)
    {
      g_signal_connect_object (engine, "changed::score",
                               G_CALLBACK (clout_loadable_page_reload_soon), self->loadable,
                               G_CONNECT_SWAPPED);
      clout_loadable_page_reload (self->loadable);
    }
}

/**
 * clout_score_page_get_report:
 * @self: a score page
 *
 * Returns: (nullable) (transfer none): the report shown, or %NULL if there isn't one
 */
CloutReport *
clout_score_page_get_report (CloutScorePage *self)
{
  g_return_val_if_fail (CLOUT_IS_SCORE_PAGE (self), NULL);

  return self->report;
}
