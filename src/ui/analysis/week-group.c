/* week-group.c: what came in during the last seven days.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/analysis/week-group.h"

#include <glib/gi18n.h>

#include "messages/analysis.h"
#include "messages/messages.h"
#include "ui/widgets/accessible-text.h"
#include "ui/widgets/bar-row.h"
#include "ui/widgets/rows.h"

struct _CloutWeekGroup
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CloutWeekGroup, clout_week_group, ADW_TYPE_BIN)

static void
clout_week_group_dispose (GObject *object)
{
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CLOUT_TYPE_WEEK_GROUP);

  G_OBJECT_CLASS (clout_week_group_parent_class)->dispose (object);
}

static void
clout_week_group_class_init (CloutWeekGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_week_group_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/analysis/week-group.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutWeekGroup, list);
}

static void
clout_week_group_init (CloutWeekGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
}

/* @action: (nullable): detailed name of what the row opens */
static void
add_row (CloutWeekGroup *self,
         const char     *title,
         const char     *subtitle,
         gint64          n,
         const char     *action)
{
  g_autofree char *number = n < 0 ? g_strdup ("–") : g_strdup_printf ("%'" G_GINT64_FORMAT, n);
  GtkWidget *row = clout_bar_row_new (title, subtitle, number, number);

  if (action != NULL)
    gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (row), action);
  clout_bar_row_set_opens (CLOUT_BAR_ROW (row), action != NULL);
  gtk_list_box_append (self->list, row);
}

static void
add_best_post (CloutWeekGroup      *self,
               const CloutAnalysis *analysis)
{
  const CloutBreakdownFacts *facts = clout_breakdown_item_get_facts (analysis->best_post);
  g_autofree char *reactions = clout_format_by_group (analysis->week.best);
  /* Translators: %s is what the week's best post got, such as “3 replies, 1 share” */
  g_autofree char *subtitle = g_strdup_printf (_("Best post: %s"), reactions);
  GtkWidget *row = clout_bar_row_new (facts->name != NULL ? facts->name
                                      : _("Post (text not stored)"), subtitle, NULL, subtitle);

  clout_bar_row_set_link (CLOUT_BAR_ROW (row), facts->url);
  gtk_list_box_append (self->list, row);
}

static void
add_people (CloutWeekGroup      *self,
            const CloutAnalysis *analysis)
{
  guint n = (guint) MIN (analysis->week.n_people, G_MAXINT);
  g_autofree char *subtitle =
    /* Translators: everyone who reacted or followed in the week, new people among them */
    g_strdup_printf (ngettext ("Of %'u person in all", "Of %'u people in all", n), n);

  if (n > 0)
    add_row (self, _("New people"), subtitle, analysis->week.n_new,
             analysis->week.n_new > 0 ? "score.people::new" : NULL);
}

static void
add_waiting (CloutWeekGroup      *self,
             const CloutAnalysis *analysis)
{
  g_autofree char *names = clout_format_waiting (analysis->waiting);

  if (analysis->week.n_waiting > 0)
    add_row (self, _("Waiting for a reply"), names, analysis->week.n_waiting,
             "score.people::waiting");
}

/**
 * clout_week_group_show:
 * @self: a group
 * @analysis: an analysis with the week
 *
 * Shows the last seven days.
 */
void
clout_week_group_show (CloutWeekGroup      *self,
                       const CloutAnalysis *analysis)
{
  const CloutWeek *week = &analysis->week;
  g_autofree char *reactions = NULL;
  gsize n_followers = week->by_kind[CLOUT_REACTION_FOLLOW];
  CloutRowsFocus focus;

  g_return_if_fail (CLOUT_IS_WEEK_GROUP (self));

  reactions = clout_format_week_reactions (week);
  focus = clout_rows_clear (self->list);
  add_row (self, _("Reactions"), reactions, week->n_reactions,
           week->n_reactions > 0 ? "score.change(uint32 7)" : NULL);
  if (n_followers > 0)
    add_row (self, _("New followers"), NULL, n_followers, NULL);
  if (analysis->best_post != NULL)
    add_best_post (self, analysis);
  add_people (self, analysis);
  add_waiting (self, analysis);
  clout_rows_restore_focus (self->list, focus);
}
