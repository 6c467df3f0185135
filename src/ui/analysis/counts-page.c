/* counts-page.c: how many people replied, shared and liked, and how often.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "messages/messages.h"
#include "score/tally.h"
#include "ui/analysis/figures-page.h"
#include "ui/analysis/people-page.h"
#include "ui/analysis/sub-score-page.h"
#include "ui/widgets/bar-row.h"

#define GROUP_KEY "clout-group"

typedef struct
{
  CloutEngine *engine;
  CloutReport *report;
} Source;

static void
source_free (gpointer  data,
             GClosure *closure)
{
  Source *self = data;

  g_object_unref (self->engine);
  g_object_unref (self->report);
  g_free (self);
}

static void
activated_cb (GtkListBox    *list,
              GtkListBoxRow *row,
              Source        *source)
{
  int group = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), GROUP_KEY));

  clout_navigation_push (GTK_WIDGET (list),
                         clout_people_page_new_for_group (source->engine, source->report, group));
}

/* @group: a #CloutReactionGroup, or %CLOUT_N_GROUPS for all reactions */
static void
add_row (GtkListBox               *list,
         const char               *title,
         const CloutReactionCount *count,
         int                       group)
{
  guint n = (guint) MIN (count->total, G_MAXINT);
  guint people = (guint) MIN (count->people, G_MAXINT);
  g_autofree char *reactions = g_strdup_printf (ngettext ("%'u reaction", "%'u reactions", n), n);
  g_autofree char *value = g_strdup_printf ("%'u", people);
  g_autofree char *accessible = g_strdup_printf (ngettext ("%'u person", "%'u people", people),
                                                 people);
  GtkWidget *row = clout_bar_row_new (title, reactions, value, accessible);

  clout_bar_row_set_opens (CLOUT_BAR_ROW (row), people > 0);
  g_object_set_data (G_OBJECT (row), GROUP_KEY, GINT_TO_POINTER (group));
  gtk_list_box_append (list, row);
}

static void
add_number (GtkListBox  *list,
            CloutSignal  signal,
            gint64       n)
{
  g_autofree char *value = g_strdup_printf ("%'" G_GINT64_FORMAT, n);

  if (n >= 0)
    gtk_list_box_append (list, clout_bar_row_new (clout_format_signal (signal), NULL, value,
                                                  value));
}

/**
 * clout_counts_page_new:
 * @engine: an engine
 * @report: report of the analysis
 * @analysis: an analysis with sub-scores
 *
 * Returns: (transfer none): a page to push
 */
GtkWidget *
clout_counts_page_new (CloutEngine         *engine,
                       CloutReport         *report,
                       const CloutAnalysis *analysis)
{
  const CloutSubScores *scores = &analysis->scores;
  GtkWidget *page =
    clout_figures_page_new (_("People"), NULL,
                            _("How many different people reacted in the last 90 days, and how "
                              "often. Networks don’t name everyone who reacts, so there may be "
                              "more people than listed."), NULL);
  GtkListBox *list = clout_figures_page_get_list (CLOUT_FIGURES_PAGE (page));
  Source *source = g_new0 (Source, 1);

  source->engine = g_object_ref (engine);
  source->report = g_object_ref (report);
  g_signal_connect_data (list, "row-activated", G_CALLBACK (activated_cb), source, source_free, 0);
  for (int group = 0; group < CLOUT_N_GROUPS; group++)
    add_row (list, clout_format_signal (clout_group_signal (group)), &scores->counts[group],
             group);
  add_row (list, C_("reactions", "All"), &scores->all, CLOUT_N_GROUPS);
  add_number (list, CLOUT_SIGNAL_FOLLOWERS, scores->followers);
  add_number (list, CLOUT_SIGNAL_LISTED, scores->listed);

  return page;
}
