/* sub-score-page.c: what a sub-score is made of.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/analysis/sub-score-page.h"

#include <glib/gi18n.h>
#include <math.h>

#include "messages/analysis.h"
#include "messages/messages.h"
#include "score/round.h"
#include "score/tally.h"
#include "ui/analysis/figures-page.h"
#include "ui/widgets/bar-row.h"

static const char *
explain (CloutSubScore which)
{
  static const char *const words[CLOUT_N_SUB_SCORES] = {
    [CLOUT_SUB_SCORE_REACH] =
      N_("People who reacted more than once or also follow you, and people who see your posts. "
         "Networks don’t say who does, so Clout assumes one in a hundred followers: yours, and "
         "those of everyone who shared a post. 99 people are 33 points, 999 are 50."),
    [CLOUT_SUB_SCORE_AMPLIFICATION] =
      N_("The average of your posts from the last 90 days. Shares count twice, because they also "
         "show the post to others. 9 reactions to a post are 25 points, 99 are 50."),
    [CLOUT_SUB_SCORE_NETWORK] =
      N_("The average score of the people who reacted in the last 90 days, estimated from their "
         "followers. Everyone counts once, no matter how often they react."),
  };

  return _(words[which]);
}

/* Returns (transfer full): why there is no number, the number 30 days ago, or who is left out. */
static char *
make_note (const CloutAnalysis *analysis,
           CloutSubScore        which)
{
  double now = clout_sub_scores_get (&analysis->scores, which);
  double before = clout_sub_scores_get (&analysis->scores_before, which);
  guint n_unknown = (guint) MIN (analysis->scores.network.n_unknown, G_MAXINT);
  g_autofree char *points = isnan (before) ? NULL : clout_format_points (before);

  if (isnan (now))
    return g_strdup (which == CLOUT_SUB_SCORE_REACH
                     ? _("There’s no number because your followers and reactions aren’t known.")
                     : which == CLOUT_SUB_SCORE_AMPLIFICATION
                     ? _("There’s no number because you have fewer than 5 recent posts.")
                     : _("There’s no number because the followers of fewer than 5 people are "
                         "known."));
  if (which == CLOUT_SUB_SCORE_NETWORK && n_unknown > 0)
    return g_strdup_printf (ngettext ("%'u person whose followers aren’t known is left out.",
                                      "%'u people whose followers aren’t known are left out.",
                                      n_unknown), n_unknown);
  /* Translators: %s is a number such as 41.3 */
  return points != NULL ? g_strdup_printf (_("30 days ago: %s"), points) : NULL;
}

typedef struct
{
  GtkListBox *list;
  double whole;
  const double *points;
  double *shown;
} Parts;

static void
add_part (const Parts *parts,
          int          i,
          const char  *title,
          const char  *subtitle)
{
  g_autofree char *value = clout_format_points (parts->shown[i]);
  /* Translators: points of the score, e.g. "1.2 points" */
  g_autofree char *accessible = g_strdup_printf (_("%s points"), value);
  GtkWidget *row = clout_bar_row_new (title, subtitle, value, accessible);

  clout_bar_row_set_fraction (CLOUT_BAR_ROW (row),
                              parts->whole > 0 ? parts->points[i] / parts->whole : 0);
  gtk_list_box_append (parts->list, row);
}

static char *
format_people (double n)
{
  guint people = (guint) MIN (clout_round (n, 0), G_MAXINT);

  return g_strdup_printf (ngettext ("%'u person", "%'u people", people), people);
}

static void
add_reach (Parts                *parts,
           const CloutTrueReach *reach)
{
  for (int i = 0; i < CLOUT_N_REACH_PARTS; i++)
    {
      g_autofree char *people = format_people (reach->people_by_part[i]);

      add_part (parts, i, clout_format_reach_part (i), people);
    }
}

static void
add_amplification (Parts                    *parts,
                   const CloutAmplification *amplification)
{
  for (int i = 0; i < CLOUT_N_GROUPS; i++)
    {
      guint n = (guint) MIN (amplification->n[i], G_MAXINT);
      g_autofree char *reactions =
        g_strdup_printf (ngettext ("%'u reaction", "%'u reactions", n), n);

      add_part (parts, i, clout_format_signal (clout_group_signal (i)), reactions);
    }
}

static void
add_network (Parts                   *parts,
             const CloutNetworkScore *network)
{
  for (int i = CLOUT_N_LEVELS - 1; i >= 0; i--)
    {
      g_autofree char *people = format_people (network->people_by_level[i]);

      if (network->people_by_level[i] > 0)
        add_part (parts, i, clout_format_level_name (i), people);
    }
}

/**
 * clout_sub_score_page_new:
 * @analysis: an analysis with sub-scores
 * @which: the sub-score to explain
 *
 * Returns: (transfer none): a page to push
 */
GtkWidget *
clout_sub_score_page_new (const CloutAnalysis *analysis,
                          CloutSubScore        which)
{
  const CloutSubScores *scores = &analysis->scores;
  const double *points[CLOUT_N_SUB_SCORES] = { scores->reach.by_part,
                                               scores->amplification.by_group,
                                               scores->network.by_level };
  const gsize n[CLOUT_N_SUB_SCORES] = { CLOUT_N_REACH_PARTS, CLOUT_N_GROUPS, CLOUT_N_LEVELS };
  double shown[CLOUT_N_REACH_PARTS + CLOUT_N_GROUPS + CLOUT_N_LEVELS];
  Parts parts = { NULL, clout_sub_scores_get (scores, which), points[which], shown };
  gboolean known = !isnan (parts.whole);
  g_autofree char *number = known ? clout_format_points (parts.whole) : NULL;
  g_autofree char *subtitle = known ? g_strdup_printf (_("%s points"), number) : NULL;
  g_autofree char *note = make_note (analysis, which);
  GtkWidget *page = clout_figures_page_new (clout_format_sub_score (which), subtitle,
                                            explain (which), note);

  parts.list = clout_figures_page_get_list (CLOUT_FIGURES_PAGE (page));
  gtk_widget_set_visible (GTK_WIDGET (parts.list), known);
  if (!known)
    return page;
  clout_ledger_round (points[which], n[which], parts.whole, CLOUT_SHOWN_DECIMALS, shown);
  if (which == CLOUT_SUB_SCORE_REACH)
    add_reach (&parts, &scores->reach);
  else if (which == CLOUT_SUB_SCORE_AMPLIFICATION)
    add_amplification (&parts, &scores->amplification);
  else
    add_network (&parts, &scores->network);

  return page;
}
