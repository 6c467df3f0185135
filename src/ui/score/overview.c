/* overview.c: the score, how it moved, where it comes from and what would raise it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/breakdown-item.h"
#include "model/post.h"
#include "score/round.h"
#include "sync/report.h"
#include "ui/score/overview.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ui/analysis/analysis-group.h"
#include "ui/analysis/week-group.h"
#include "ui/chart/range-bar.h"
#include "ui/chart/chart.h"
#include "ui/chart/save-chart.h"
#include "ui/score/best-posts-group.h"
#include "ui/score/breakdown-list.h"
#include "ui/score/contribution-bar.h"
#include "ui/score/tips-group.h"
#include "ui/score/welcome.h"
#include "ui/settings.h"
#include "ui/layout/columns-layout.h"
#include "ui/widgets/count-up.h"
#include "ui/widgets/accessible-text.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/spinner.h"
#include "messages/messages.h"

#define N_CHANGES 3

/* In the order of the template's list; 0 for all days with data. */
static const guint days_of_ranges[] = { 30, 90, 365, 0 };

/* The settings key for one of these. */
#define RANGE_KEY "chart-days"

struct _CloutOverview
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkBox *first_column;
  GtkBox *second_column;
  GtkWidget *head;
  GtkWidget *spinner;
  GtkLabel *number;
  double shown;
  GtkLabel *word;
  GtkLabel *provisional;
  CloutRangeBar *range_bar;
  GtkLabel *range;
  GtkLabel *estimate;
  GtkBox *changes;
  AdwPreferencesGroup *history;
  CloutChart *chart;
  GtkDropDown *ranges;
  GtkWidget *parts_group;
  CloutContributionBar *contributions;
  GtkListBox *parts;
  GtkLabel *closed;
  GtkLabel *source;
  GtkBox *past;

  /* NULL until there is something to show, because the first frame needs none of them */
  CloutWelcome *welcome;
  CloutWeekGroup *week;
  CloutBestPostsGroup *best_posts;
  CloutAnalysisGroup *analysis;
  CloutTipsGroup *tips;

  /* Owned references */
  CloutReport *report;
  CloutReport *parts_report; /* the report of the parts that are shown */
  GSettings *settings; /* NULL without a schema */

  CloutKnownScore known; /* shown before the report; its day is 0 if none was */
  gboolean grown;        /* the first score has appeared, so scroll to the top */
};

enum
{
  SIGNAL_ITEM_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CloutOverview, clout_overview, ADW_TYPE_BIN)

static void
show_range (CloutOverview    *self,
            const CloutScore *score,
            const char       *number)
{
  g_autofree char *range = clout_format_range (score);
  /* Translators: the score, and the ends of its likely range */
  g_autofree char *label =
    g_strdup_printf (_("Score %s out of 100, likely between %.0f and %.0f"), number,
                     clout_round (score->low, 0), clout_round (score->high, 0));

  gtk_label_set_label (self->range, range);
  clout_range_bar_set_values (self->range_bar, score->low, score->score, score->high, label);
}

/* Returns (transfer full) (nullable): how the score differs from the last one shown. */
static char *
describe_since (CloutOverview *self,
                CloutReport   *report)
{
  const CloutScore *score = clout_report_get_score (report);
  double change = clout_round_change (self->known.score, score->score, CLOUT_SHOWN_DECIMALS);
  g_autofree char *text = clout_format_change (change);
  g_autofree char *day = clout_format_day (self->known.day, CLOUT_DAY_LONG);

  if (self->known.day == 0 || score->known == CLOUT_SCORE_UNKNOWN)
    return NULL;
  if (self->known.day == clout_report_get_today (report))
    return fabs (change) < 0.05 ? g_strdup (_("No change since you last looked"))
           /* Translators: a change of the score, such as “+0.4” */
           : g_strdup_printf (_("%s since you last looked"), text);
  /* Translators: %s is a day */
  return fabs (change) < 0.05 ? g_strdup_printf (_("No change since %s"), day)
         /* Translators: a change of the score, such as “+0.4”, and a day */
         : g_strdup_printf (_("%s since %s"), text, day);
}

static void
show_number (CloutOverview *self,
             CloutReport   *report)
{
  const CloutScore *score = clout_report_get_score (report);
  gboolean known = score->known != CLOUT_SCORE_UNKNOWN;
  g_autofree char *number = known ? clout_format_points (score->score) : g_strdup ("–");
  g_autofree char *known_text = clout_format_known (report, TRUE);
  g_autofree char *since = describe_since (self, report);
  g_autofree char *estimate = g_strjoin ("\n", since != NULL ? since : known_text,
                                         since != NULL ? known_text : NULL, NULL);

  if (known)
    clout_count_up (self->number, self->shown, score->score, clout_format_points);
  else
    gtk_label_set_label (self->number, number);
  self->shown = known ? score->score : 0;
  gtk_label_set_label (self->word,
                       known ? clout_format_level (score->score)
                             : _("No score yet"));
  show_range (self, score, number);
  gtk_widget_set_visible (GTK_WIDGET (self->range_bar), known);
  gtk_label_set_label (self->estimate, estimate);
  gtk_widget_set_visible (GTK_WIDGET (self->estimate), *estimate != '\0');
  gtk_widget_set_visible (self->parts_group, known);
}

/* Keeps a sign before its number in right-to-left text. */
static char *
add_ltr_mark (const char *text)
{
  return g_strconcat ("\342\200\216", text, NULL);
}

/* @cell: a button with a value above its caption, as in the template. */
static void
show_change (GtkWidget *cell,
             double     change)
{
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (cell));
  GtkWidget *value = gtk_widget_get_first_child (box);
  const char *caption = gtk_label_get_label (GTK_LABEL (gtk_widget_get_last_child (box)));
  g_autofree char *text = clout_format_change (change);
  g_autofree char *shown = add_ltr_mark (text);
  /* Translators: a period and the change of the score in it */
  g_autofree char *label = g_strdup_printf (C_("change of the score", "%s: %s"), caption,
                                            isnan (change) ? _("not known yet") : text);

  gtk_label_set_label (GTK_LABEL (value), shown);
  if (change > 0.05)
    gtk_widget_add_css_class (value, "success");
  else
    gtk_widget_remove_css_class (value, "success");
  gtk_widget_set_sensitive (cell, !isnan (change));
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Days whose values differ by less than this look the same. */
#define SAME 0.5

/* @loaded: (nullable): days from the engine, to show instead of the report's */
static void
show_chart (CloutOverview *self,
            CloutReport   *report,
            GArray        *loaded)
{
  guint n_days = clout_report_get_history_days (report);
  guint n = loaded != NULL ? loaded->len
            : MIN (n_days, days_of_ranges[gtk_drop_down_get_selected (self->ranges)]);
  guint first = CLOUT_HISTORY_DAYS - n;
  g_autofree double *again = g_new (double, MAX (n, 1));
  g_autofree double *values = g_new (double, MAX (n, 1));
  g_autofree gint64 *dates = g_new (gint64, MAX (n, 1));
  g_autofree char *legend = NULL;
  int model;
  const double *earlier = clout_report_get_earlier (report, &model);
  gboolean differs = FALSE;
  CloutDays days = { .values = values, .n_values = n, .dates = dates,
                     .today = clout_report_get_today (report) };

  for (guint i = 0; i < n; i++)
    {
      const CloutDayScore *day = loaded != NULL ? &g_array_index (loaded, CloutDayScore, i) : NULL;

      values[i] = day != NULL ? day->score : clout_report_get_shown (report)[first + i];
      again[i] = day != NULL ? day->again : clout_report_get_history (report)[first + i];
      dates[i] = day != NULL ? day->day : days.today - (gint64) (n - 1 - i);
      differs |= fabs (values[i] - again[i]) >= SAME;
    }
  if (differs)
    {
      days.earlier = again;
      days.again = TRUE;
      legend = g_strdup (_("Dashed line: the same days calculated with today’s data"));
    }
  else if (earlier != NULL && loaded == NULL)
    {
      days.earlier = (double *) earlier + first;
      /* Translators: a version of the formula */
      legend = g_strdup_printf (_("Dashed line: the same days under version %d of the formula"),
                                model);
    }
  clout_chart_set_days (self->chart, &days);
  adw_preferences_group_set_description (self->history, legend);
}

static void
show_history (CloutOverview *self,
              CloutReport   *report)
{
  const guint days[N_CHANGES] = { 1, 7, 30 };
  guint n_days = clout_report_get_history_days (report);
  const double *history = clout_report_get_history (report) + CLOUT_HISTORY_DAYS - n_days;
  guint range = days_of_ranges[gtk_drop_down_get_selected (self->ranges)];
  gboolean shown = n_days > 1 && clout_report_get_score (report)->known != CLOUT_SCORE_UNKNOWN;
  GtkWidget *cell = gtk_widget_get_first_child (GTK_WIDGET (self->changes));

  for (gsize i = 0; i < N_CHANGES; i++, cell = gtk_widget_get_next_sibling (cell))
    show_change (cell, clout_history_delta (history, n_days, days[i]));

  g_set_object (&self->report, report);
  if (range > 0 && range <= CLOUT_HISTORY_DAYS)
    show_chart (self, report, NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "score.range", "u", range);
  gtk_widget_activate_action (GTK_WIDGET (self), "score.events", "x",
                              range > 0 ? clout_report_get_today (report) - range + 1
                                        : (gint64) 0);
  /* A single day is no history yet; earlier years are loaded later. */
  gtk_widget_set_visible (GTK_WIDGET (self->changes), shown);
  shown |= range == 0 && gtk_widget_get_visible (GTK_WIDGET (self->past));
  gtk_widget_set_visible (GTK_WIDGET (self->history), shown);
}

static void
range_cb (CloutOverview *self)
{
  if (self->settings != NULL)
    g_settings_set_uint (self->settings, RANGE_KEY,
                         days_of_ranges[gtk_drop_down_get_selected (self->ranges)]);
  if (self->report != NULL)
    show_history (self, self->report);
}

static void
show_source (CloutOverview *self,
             CloutReport   *report)
{
  guint n_reactions = (guint) clout_report_get_n_reactions (report);
  guint n_people = (guint) clout_report_get_n_people (report);
  g_autofree char *reactions =
    g_strdup_printf (ngettext ("%'u reaction", "%'u reactions", n_reactions), n_reactions);
  g_autofree char *people =
    /* Translators: number of people who reacted */
    g_strdup_printf (ngettext ("%'u person", "%'u people", n_people), n_people);
  /* Translators: about the score; the numbers of reactions and of people follow */
  g_autofree char *text = g_strjoin (" · ", _("Calculated on this computer"), reactions, people,
                                     NULL);

  gtk_label_set_label (self->source, text);
  gtk_label_set_label (self->closed, clout_format_closed (report));
  gtk_widget_set_visible (GTK_WIDGET (self->closed), clout_format_closed (report) != NULL);
}

/* The columns own them. */
static void
forget_groups (CloutOverview *self)
{
  self->welcome = NULL;
  self->week = NULL;
  self->best_posts = NULL;
  self->analysis = NULL;
  self->tips = NULL;
}

static void
clout_overview_dispose (GObject *object)
{
  g_clear_object (&CLOUT_OVERVIEW (object)->report);
  g_clear_object (&CLOUT_OVERVIEW (object)->parts_report);
  g_clear_object (&CLOUT_OVERVIEW (object)->settings);
  forget_groups (CLOUT_OVERVIEW (object));
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CLOUT_TYPE_OVERVIEW);

  G_OBJECT_CLASS (clout_overview_parent_class)->dispose (object);
}

static void
save_chart_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  clout_save_chart (CLOUT_OVERVIEW (widget)->chart);
}

/* Scrolls to where the points come from, and lets the keyboard continue there. */
static void
show_parts_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  CloutOverview *self = CLOUT_OVERVIEW (widget);
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self)));
  GtkWidget *page = gtk_scrolled_window_get_child (scroller);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->parts, 0);
  double y;

  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
  if (gtk_widget_translate_coordinates (self->parts_group, page, 0, 0, NULL, &y))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller),
                              gtk_adjustment_get_value (
                                gtk_scrolled_window_get_vadjustment (scroller)) + y - 12);
}

static void
post_activated_cb (CloutOverview      *self,
                   CloutBreakdownItem *post,
                   CloutReport        *report)
{
  g_signal_emit (self, signals[SIGNAL_ITEM_ACTIVATED], 0, post, report);
}

static void
activated_cb (CloutOverview *self,
              GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_ITEM_ACTIVATED], 0, clout_breakdown_row_get_target (row),
                 self->parts_report);
}

/* Before the score and its parts are loaded, the page's only controls are at its end, and GTK
   focuses one of them. */
static void
start_at_top (gpointer data)
{
  g_autoptr(CloutOverview) self = data;
  GtkWidget *scroller = adw_bin_get_child (ADW_BIN (self));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!self->grown || scroller == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->grown = FALSE;
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    {
      gtk_root_set_focus (root, NULL);
      gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
    }
  gtk_adjustment_set_value (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), 0);
}

/* Wait until the stack has restored the focus on this page. */
static void
clout_overview_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (clout_overview_parent_class)->map (widget);
  if (CLOUT_OVERVIEW (widget)->grown)
    g_idle_add_once (start_at_top, g_object_ref (widget));
}

static void
clout_overview_class_init (CloutOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_overview_dispose;
  widget_class->map = clout_overview_map;
  signals[SIGNAL_ITEM_ACTIVATED] =
    g_signal_new ("item-activated", CLOUT_TYPE_OVERVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, CLOUT_TYPE_BREAKDOWN_ITEM, CLOUT_TYPE_REPORT);

  g_type_ensure (CLOUT_TYPE_SPINNER);
  g_type_ensure (CLOUT_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (CLOUT_TYPE_RANGE_BAR);
  g_type_ensure (CLOUT_TYPE_CHART);
  g_type_ensure (CLOUT_TYPE_CONTRIBUTION_BAR);
  gtk_widget_class_install_action (widget_class, "overview.save-chart", NULL, save_chart_cb);
  gtk_widget_class_install_action (widget_class, "overview.show-parts", NULL, show_parts_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/score/overview.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutOverview, first_column);
  gtk_widget_class_bind_template_child (widget_class, CloutOverview, second_column);
  gtk_widget_class_bind_template_child (widget_class, CloutOverview, head);
  gtk_widget_class_bind_template_child (widget_class, CloutOverview, spinner);
  gtk_widget_class_bind_template_child (widget_class, CloutOverview, number);
  gtk_widget_class_bind_template_child (widget_class, CloutOverview, word);
  gtk_widget_class_bind_template_child (widget_class, CloutOverview, provisional);
  gtk_widget_class_bind_template_child (widget_class, CloutOverview, range_bar);
  gtk_widget_class_bind_template_child (widget_class, CloutOverview, range);
  gtk_widget_class_bind_template_child (widget_class, CloutOverview, estimate);
  gtk_widget_class_bind_template_child (widget_class, CloutOverview, changes);
  gtk_widget_class_bind_template_child (widget_class, CloutOverview, history);
  gtk_widget_class_bind_template_child (widget_class, CloutOverview, chart);
  gtk_widget_class_bind_template_child (widget_class, CloutOverview, ranges);
  gtk_widget_class_bind_template_child (widget_class, CloutOverview, past);
  gtk_widget_class_bind_template_child (widget_class, CloutOverview, parts_group);
  gtk_widget_class_bind_template_child (widget_class, CloutOverview, contributions);
  gtk_widget_class_bind_template_child (widget_class, CloutOverview, parts);
  gtk_widget_class_bind_template_child (widget_class, CloutOverview, source);
  gtk_widget_class_bind_template_child (widget_class, CloutOverview, closed);
}

static void
clout_overview_init (CloutOverview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = clout_settings_new ();
  for (guint i = 0; self->settings != NULL && i < G_N_ELEMENTS (days_of_ranges); i++)
    if (days_of_ranges[i] == g_settings_get_uint (self->settings, RANGE_KEY))
      gtk_drop_down_set_selected (self->ranges, i);
  g_signal_connect_swapped (self->ranges, "notify::selected", G_CALLBACK (range_cb), self);
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
  g_signal_connect_object (self->parts, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
}

/* @first: index of the first score to draw */
static void
draw_known (CloutOverview *self,
            GArray        *known,
            guint          first,
            gint64         today)
{
  guint n = known->len - first;
  g_autofree double *values = g_new (double, n);
  g_autofree gint64 *dates = g_new (gint64, n);
  CloutDays days = { .values = values, .n_values = n, .dates = dates, .today = today };

  for (guint i = 0; i < n; i++)
    {
      const CloutKnownScore *one = &g_array_index (known, CloutKnownScore, first + i);

      values[i] = one->score;
      dates[i] = one->day;
    }
  clout_chart_set_days (self->chart, &days);
}

/**
 * clout_overview_set_known:
 * @self: an overview without a report
 * @known: (element-type CloutKnownScore): scores to show until there is a report; empty to forget
 *   the last ones
 * @today: days since 1970-01-01 local time
 *
 * Shows the last known score while a report is being computed.
 */
void
clout_overview_set_known (CloutOverview *self,
                          GArray        *known,
                          gint64         today)
{
  guint range = days_of_ranges[gtk_drop_down_get_selected (self->ranges)];
  GtkWidget *cell = gtk_widget_get_first_child (GTK_WIDGET (self->changes));
  CloutScore score = { .known = CLOUT_SCORE_KNOWN };
  g_autofree char *number = NULL;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  guint first = 0;

  g_return_if_fail (CLOUT_IS_OVERVIEW (self));

  self->known = (CloutKnownScore) { 0 };
  if (known->len == 0)
    return;
  gtk_widget_set_visible (self->spinner, FALSE);
  self->known = g_array_index (known, CloutKnownScore, known->len - 1);
  self->shown = self->known.score;
  score.score = self->known.score;
  score.low = self->known.low;
  score.high = self->known.high;
  number = clout_format_points (score.score);
  day = clout_format_day (self->known.day, CLOUT_DAY_LONG);
  /* Translators: below the last known score; %s is its day */
  text = g_strdup_printf (_("As of %s. Updating…"), day);
  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->word, clout_format_level (score.score));
  show_range (self, &score, number);
  gtk_label_set_label (self->estimate, text);
  for (gsize i = 0; i < N_CHANGES; i++, cell = gtk_widget_get_next_sibling (cell))
    show_change (cell, NAN);
  while (range > 0 && first < known->len - 1
         && g_array_index (known, CloutKnownScore, first).day <= today - range)
    first++;
  draw_known (self, known, first, today);
}

/**
 * clout_overview_set_counting:
 * @self: an overview
 * @n_reactions: how many are stored so far
 *
 * Shows the progress of the first download, until there is a report.
 */
void
clout_overview_set_counting (CloutOverview *self,
                             gint64         n_reactions)
{
  g_autofree char *counting = clout_format_counting (n_reactions);

  g_return_if_fail (CLOUT_IS_OVERVIEW (self));

  GtkWidget *later[] = { GTK_WIDGET (self->range_bar), GTK_WIDGET (self->changes),
                         GTK_WIDGET (self->history), GTK_WIDGET (self->past), self->parts_group,
                         (GtkWidget *) self->week, (GtkWidget *) self->best_posts,
                         (GtkWidget *) self->analysis, (GtkWidget *) self->tips,
                         GTK_WIDGET (self->closed) };

  self->known = (CloutKnownScore) { 0 };
  g_clear_object (&self->report);
  for (gsize i = 0; i < G_N_ELEMENTS (later); i++)
    if (later[i] != NULL)
      gtk_widget_set_visible (later[i], FALSE);
  if (self->welcome != NULL)
    clout_welcome_offer (self->welcome, FALSE);
  gtk_widget_set_visible (self->spinner, TRUE);
  gtk_label_set_label (self->word, counting);
  gtk_widget_set_visible (GTK_WIDGET (self->provisional), FALSE);
  gtk_label_set_label (self->estimate, _("Your score appears when everything has been read"));
  gtk_widget_set_visible (GTK_WIDGET (self->estimate), TRUE);
  gtk_label_set_label (self->source, NULL);
}

/**
 * clout_overview_set_provisional:
 * @self: an overview
 * @text: (nullable): why its score isn't final, or %NULL if it is
 *
 * Shows below the score that it will still change.
 */
void
clout_overview_set_provisional (CloutOverview *self,
                                const char    *text)
{
  g_return_if_fail (CLOUT_IS_OVERVIEW (self));

  gtk_label_set_label (self->provisional, text);
  gtk_widget_set_visible (GTK_WIDGET (self->provisional), text != NULL);
  if (text != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->number), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->number), "dim-label");
}

/**
 * clout_overview_offer_welcome:
 * @self: an overview
 * @offered: whether the score is the person's own
 *
 * Shows the first steps below the number, unless they were closed.
 */
void
clout_overview_offer_welcome (CloutOverview *self,
                              gboolean       offered)
{
  g_return_if_fail (CLOUT_IS_OVERVIEW (self));

  if (self->welcome == NULL && offered
      && clout_settings_get_flag (self->settings, CLOUT_WELCOME_KEY))
    {
      self->welcome = g_object_new (CLOUT_TYPE_WELCOME, NULL);
      gtk_box_insert_child_after (self->first_column, GTK_WIDGET (self->welcome), self->head);
    }
  if (self->welcome != NULL)
    clout_welcome_offer (self->welcome, offered);
}

/**
 * clout_overview_set_report:
 * @self: an overview
 * @report: the report to show; its parts follow with clout_overview_set_items()
 *
 * Shows a report.
 */
void
clout_overview_set_report (CloutOverview *self,
                           CloutReport   *report)
{
  g_return_if_fail (CLOUT_IS_OVERVIEW (self));

  if (self->report == NULL
      || (clout_report_get_score (self->report)->known == CLOUT_SCORE_UNKNOWN
          && clout_report_get_score (report)->known != CLOUT_SCORE_UNKNOWN))
    self->grown = TRUE;
  gtk_widget_set_visible (self->spinner, FALSE);
  show_number (self, report);
  show_history (self, report);
  show_source (self, report);
}

/**
 * clout_overview_set_items:
 * @self: an overview
 * @report: the report shown
 * @parts: its #CloutBreakdownItem objects of the first level, the networks
 *
 * Shows the first level of the breakdown.
 */
void
clout_overview_set_items (CloutOverview *self,
                          CloutReport   *report,
                          GListModel    *parts)
{
  CloutBarScale scale = { 0 };

  g_return_if_fail (CLOUT_IS_OVERVIEW (self));

  g_set_object (&self->parts_report, report);
  clout_breakdown_list_scale (parts, &scale);
  clout_breakdown_list_show (self->parts, report, NULL, parts, &scale);
  clout_contribution_bar_show (self->contributions, report, parts);
  if (self->grown)
    g_idle_add_once (start_at_top, g_object_ref (self));
}

/**
 * clout_overview_load_tips:
 * @self: an overview
 * @engine: (nullable): an engine
 * @report: (nullable): the report shown, or %NULL to hide the tips
 *
 * Shows the report's tips a moment later.
 */
void
clout_overview_load_tips (CloutOverview *self,
                          CloutEngine   *engine,
                          CloutReport   *report)
{
  g_return_if_fail (CLOUT_IS_OVERVIEW (self));

  if (self->tips == NULL && report != NULL)
    {
      self->tips = g_object_new (CLOUT_TYPE_TIPS_GROUP, "visible", FALSE, NULL);
      gtk_box_append (self->first_column, GTK_WIDGET (self->tips));
    }
  if (self->tips != NULL)
    clout_tips_group_load (self->tips, engine, report);
}

/**
 * clout_overview_set_best_posts:
 * @self: an overview
 * @report: the report shown
 * @cards: (element-type CloutBestPostCard): its posts that earned most
 *
 * Shows the best posts.
 */
void
clout_overview_set_best_posts (CloutOverview *self,
                               CloutReport   *report,
                               GPtrArray     *cards)
{
  g_return_if_fail (CLOUT_IS_OVERVIEW (self));

  if (self->best_posts == NULL)
    {
      self->best_posts = g_object_new (CLOUT_TYPE_BEST_POSTS_GROUP, NULL);
      g_signal_connect_object (self->best_posts, "item-activated", G_CALLBACK (post_activated_cb),
                               self, G_CONNECT_SWAPPED);
      gtk_box_insert_child_after (self->second_column, GTK_WIDGET (self->best_posts),
                                  (GtkWidget *) self->week);
    }
  clout_best_posts_group_show (self->best_posts, report, cards);
  if (clout_report_get_score (report)->known == CLOUT_SCORE_UNKNOWN)
    gtk_widget_set_visible (GTK_WIDGET (self->best_posts), FALSE);
}

/**
 * clout_overview_set_analysis:
 * @self: an overview
 * @analysis: the analysis of the report shown, with all parts
 *
 * Shows the analysis.
 */
void
clout_overview_set_analysis (CloutOverview       *self,
                             const CloutAnalysis *analysis)
{
  gboolean known;

  g_return_if_fail (CLOUT_IS_OVERVIEW (self));

  known = self->report != NULL
          && clout_report_get_score (self->report)->known != CLOUT_SCORE_UNKNOWN;
  if (self->week == NULL)
    {
      self->week = g_object_new (CLOUT_TYPE_WEEK_GROUP, NULL);
      self->analysis = g_object_new (CLOUT_TYPE_ANALYSIS_GROUP, NULL);
      gtk_box_prepend (self->second_column, GTK_WIDGET (self->week));
      gtk_box_insert_child_after (self->second_column, GTK_WIDGET (self->analysis),
                                  self->best_posts != NULL ? GTK_WIDGET (self->best_posts)
                                                           : GTK_WIDGET (self->week));
    }
  clout_week_group_show (self->week, analysis);
  clout_analysis_group_show (self->analysis, analysis);
  /* A person without any reaction, or whose archive has none, has no week. */
  gtk_widget_set_visible (GTK_WIDGET (self->week),
                          known && (analysis->scores.all.total > 0
                                    || analysis->week.n_waiting > 0));
  gtk_widget_set_visible (GTK_WIDGET (self->analysis), known);
}

/**
 * clout_overview_set_days:
 * @self: an overview
 * @days: (element-type CloutDayScore): the days requested by its action score.range
 *
 * Shows other days on the chart.
 */
void
clout_overview_set_days (CloutOverview *self,
                         GArray        *days)
{
  g_return_if_fail (CLOUT_IS_OVERVIEW (self));

  if (self->report != NULL)
    show_chart (self, self->report, days);
}

/**
 * clout_overview_set_events:
 * @self: an overview
 * @events: (element-type CloutEvent): the events requested by its action score.events
 *
 * Shows events on the chart.
 */
void
clout_overview_set_events (CloutOverview *self,
                           GPtrArray     *events)
{
  g_return_if_fail (CLOUT_IS_OVERVIEW (self));

  clout_chart_set_events (self->chart, events);
}

/**
 * clout_overview_set_past:
 * @self: an overview
 * @past: (element-type CloutPastScore): old archives' scores on their last days
 *
 * Shows the scores of old archives.
 */
void
clout_overview_set_past (CloutOverview *self,
                         GArray        *past)
{
  GtkWidget *child;

  g_return_if_fail (CLOUT_IS_OVERVIEW (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->past))) != NULL)
    gtk_box_remove (self->past, child);
  for (guint i = 0; i < past->len; i++)
    {
      g_autofree char *text =
        clout_format_past (&g_array_index (past, CloutPastScore, i), past->len > 1);
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (self->past, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->past), past->len > 0);
  /* Everything in an old archive happened before the default period. */
  if (past->len > 0 && self->report != NULL && clout_report_get_history_days (self->report) <= 1
      && clout_report_get_score (self->report)->known != CLOUT_SCORE_UNKNOWN)
    {
      /* The person didn't choose this, so it isn't kept. */
      g_signal_handlers_block_by_func (self->ranges, range_cb, self);
      gtk_drop_down_set_selected (self->ranges, G_N_ELEMENTS (days_of_ranges) - 1);
      g_signal_handlers_unblock_by_func (self->ranges, range_cb, self);
      show_history (self, self->report);
      gtk_widget_set_visible (GTK_WIDGET (self->history), TRUE);
    }
}
