/* analysis-group.c: sub-scores, style, and who reacted.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/analysis/analysis-group.h"

#include <glib/gi18n.h>
#include <math.h>

#include "messages/analysis.h"
#include "messages/messages.h"
#include "score/round.h"
#include "ui/analysis/sub-score-row.h"
#include "ui/widgets/accessible-text.h"
#include "ui/widgets/rows.h"

struct _CloutAnalysisGroup
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CloutAnalysisGroup, clout_analysis_group, ADW_TYPE_BIN)

static void
clout_analysis_group_dispose (GObject *object)
{
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CLOUT_TYPE_ANALYSIS_GROUP);

  G_OBJECT_CLASS (clout_analysis_group_parent_class)->dispose (object);
}

static void
clout_analysis_group_class_init (CloutAnalysisGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_analysis_group_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/analysis/analysis-group.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutAnalysisGroup, list);
}

static void
clout_analysis_group_init (CloutAnalysisGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
}

static const char *
mean (CloutSubScore which)
{
  static const char *const words[CLOUT_N_SUB_SCORES] = {
    [CLOUT_SUB_SCORE_REACH] = N_("How many people you reach"),
    [CLOUT_SUB_SCORE_AMPLIFICATION] = N_("How much a post spreads"),
    [CLOUT_SUB_SCORE_NETWORK] = N_("How influential the people who react are"),
  };

  return _(words[which]);
}

static void
add_sub_score (CloutAnalysisGroup  *self,
               const CloutAnalysis *analysis,
               CloutSubScore        which)
{
  double now = clout_sub_scores_get (&analysis->scores, which);
  double before = clout_sub_scores_get (&analysis->scores_before, which);
  double change = clout_round_change (before, now, CLOUT_SHOWN_DECIMALS);
  g_autofree char *number = isnan (now) ? g_strdup ("–") : clout_format_points (now);
  g_autofree char *trend = isnan (change) ? NULL : clout_format_change (change);
  GtkWidget *row = clout_sub_score_row_new (clout_format_sub_score (which), mean (which), number,
                                            trend, change > 0);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "score.sub-score");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "u", which);
  gtk_list_box_append (self->list, row);
}

static void
add_style (CloutAnalysisGroup *self,
           const CloutStyle   *style)
{
  gboolean known = style->cell != CLOUT_STYLE_UNKNOWN;
  const char *name = clout_format_style (style->cell);
  GtkWidget *row = clout_sub_score_row_new (C_("how someone posts", "Style"),
                                            known ? _("How you post") : name,
                                            known ? name : "–", NULL, FALSE);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "score.style");
  gtk_list_box_append (self->list, row);
}

static void
add_people (CloutAnalysisGroup   *self,
            const CloutSubScores *scores)
{
  g_autofree char *number = g_strdup_printf ("%'" G_GSIZE_FORMAT, scores->all.people);
  GtkWidget *row = clout_sub_score_row_new (_("People"),
                                            _("Who replied, shared or liked in the last 90 days"),
                                            number, NULL, FALSE);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "score.counts");
  gtk_list_box_append (self->list, row);
}

static void
add_posts (CloutAnalysisGroup *self)
{
  GtkWidget *row = clout_sub_score_row_new (_("Posts"), _("What each one adds to your score"), "",
                                            NULL, FALSE);

  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (row),
                                           "score.posts((uint32 0, uint32 0, uint32 0, ''))");
  gtk_list_box_append (self->list, row);
}

/**
 * clout_analysis_group_show:
 * @self: a group
 * @analysis: an analysis with sub-scores and style
 *
 * Shows the sub-scores and the style.
 */
void
clout_analysis_group_show (CloutAnalysisGroup  *self,
                           const CloutAnalysis *analysis)
{
  CloutRowsFocus focus;

  g_return_if_fail (CLOUT_IS_ANALYSIS_GROUP (self));

  focus = clout_rows_clear (self->list);
  for (int which = 0; which < CLOUT_N_SUB_SCORES; which++)
    add_sub_score (self, analysis, which);
  add_style (self, &analysis->style);
  add_people (self, &analysis->scores);
  add_posts (self);
  clout_rows_restore_focus (self->list, focus);
}
