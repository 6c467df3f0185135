/* days-page.c: the chart's numbers as a list.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sync/report.h"
#include "ui/score/days-page.h"

#include <glib/gi18n.h>
#include <math.h>

#include "ui/chart/days.h"
#include "ui/window/navigation.h"
#include "ui/widgets/accessible-text.h"
#include "messages/messages.h"

static GtkWidget *
make_row (CloutReport *report,
          guint        days_ago)
{
  double score = clout_report_get_shown (report)[CLOUT_HISTORY_DAYS - 1 - days_ago];
  double again = clout_report_get_history (report)[CLOUT_HISTORY_DAYS - 1 - days_ago];
  g_autofree char *points = clout_format_points (score);
  g_autofree char *accessible_text = g_strdup_printf (_("%s points"), points);
  g_autofree char *day = clout_format_day (clout_report_get_today (report) - days_ago,
                                           CLOUT_DAY_LONG);
  int model;
  const double *earlier = clout_report_get_earlier (report, &model);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (points);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 days_ago > 0 ? day : C_("day", "Today"));
  if (fabs (again - score) >= 0.05)
    {
      g_autofree char *now = clout_format_points (again);
      /* Translators: the score of an earlier day */
      g_autofree char *text = g_strdup_printf (_("With today’s data: %s"), now);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
    }
  else if (earlier != NULL && !isnan (earlier[CLOUT_HISTORY_DAYS - 1 - days_ago]))
    {
      g_autofree char *old = clout_format_points (earlier[CLOUT_HISTORY_DAYS - 1 - days_ago]);
      /* Translators: a version of the formula, and the score under it */
      g_autofree char *text = g_strdup_printf (_("Under version %d of the formula: %s"), model,
                                               old);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
    }
  clout_accessible_text_set_row_value (row, accessible_text);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);

  return row;
}

/**
 * clout_days_page_new:
 * @report: report whose history to list, today first
 *
 * Returns: (transfer none): a page to push
 */
GtkWidget *
clout_days_page_new (CloutReport *report)
{
  GtkWidget *scroller;
  GtkWidget *clamp;
  GtkWidget *list;

  g_return_val_if_fail (CLOUT_IS_REPORT (report), NULL);

  scroller = gtk_scrolled_window_new ();
  clamp = adw_clamp_new ();
  list = gtk_list_box_new ();
  for (guint i = 0; i < clout_report_get_history_days (report); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (report, i));

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_widget_set_margin_top (list, 18);
  gtk_widget_set_margin_bottom (list, 24);
  gtk_widget_set_margin_start (list, 12);
  gtk_widget_set_margin_end (list, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Score of each day"), -1);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);

  return g_object_new (CLOUT_TYPE_NAVIGATION_PAGE, "title", _("Daily Scores"),
                       "child", scroller, NULL);
}
