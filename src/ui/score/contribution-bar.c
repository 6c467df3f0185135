/* contribution-bar.c: what each network adds to the score, as one bar with a legend.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/breakdown-item.h"
#include "ui/score/contribution-bar.h"

#include <glib/gi18n.h>

#include "messages/messages.h"
#include "score/round.h"
#include "ui/chart/stacked-bar.h"
#include "ui/chart/swatch.h"

struct _CloutContributionBar
{
  GtkBox parent_instance;

  CloutStackedBar *bar;
  GtkFlowBox *legend;
};

/* What is shown: the last part may be several networks. */
typedef struct
{
  double points[CLOUT_SWATCHES];
  double percent[CLOUT_SWATCHES];
  char *names[CLOUT_SWATCHES];
  gsize n;
} Parts;

G_DEFINE_FINAL_TYPE (CloutContributionBar, clout_contribution_bar, GTK_TYPE_BOX)

static void
clout_contribution_bar_class_init (CloutContributionBarClass *klass)
{
}

static void
clout_contribution_bar_init (CloutContributionBar *self)
{
  GtkWidget *bar = g_object_new (CLOUT_TYPE_STACKED_BAR, NULL);
  GtkWidget *legend = gtk_flow_box_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->bar = CLOUT_STACKED_BAR (bar);
  self->legend = GTK_FLOW_BOX (legend);
  gtk_flow_box_set_selection_mode (self->legend, GTK_SELECTION_NONE);
  /* Skip it with Tab, because nothing in it can be activated. */
  gtk_widget_set_can_focus (legend, FALSE);
  gtk_flow_box_set_max_children_per_line (self->legend, 3);
  gtk_flow_box_set_column_spacing (self->legend, 12);
  gtk_flow_box_set_row_spacing (self->legend, 6);
  gtk_box_append (GTK_BOX (self), bar);
  gtk_box_append (GTK_BOX (self), legend);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "contributions");
}

static void
add_legend (CloutContributionBar *self,
            gsize                 part,
            const char           *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), clout_swatch_new (part));
  gtk_box_append (GTK_BOX (box), label);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_flow_box_insert (self->legend, child, -1);
}

static void
collect (Parts       *parts,
         CloutReport *report,
         GListModel  *networks)
{
  guint n = g_list_model_get_n_items (networks);
  double exact[CLOUT_SWATCHES];
  double whole = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CloutBreakdownItem) item = g_list_model_get_item (networks, i);
      const CloutBreakdownFacts *facts = clout_breakdown_item_get_facts (item);
      CloutAccount *account = clout_report_get_account (report, facts->account);
      gsize at = MIN (i, CLOUT_SWATCHES - 1);
      gboolean several = at == CLOUT_SWATCHES - 1 && n > CLOUT_SWATCHES;

      if (parts->names[at] == NULL)
        parts->names[at] =
          g_strdup (several ? _("Other networks")
                            : clout_format_network (clout_account_get_network (account)));
      parts->points[at] += facts->points;
      parts->n = at + 1;
    }
  for (gsize i = 0; i < parts->n; i++)
    whole += parts->points[i];
  for (gsize i = 0; i < parts->n; i++)
    exact[i] = 100 * parts->points[i] / whole;
  clout_ledger_round (exact, parts->n, 100, 0, parts->percent);
}

/**
 * clout_contribution_bar_show:
 * @self: a bar
 * @report: report that @networks belong to
 * @networks: #CloutBreakdownItem, one per network, largest first
 *
 * A single network needs no bar, so it is hidden then.
 */
void
clout_contribution_bar_show (CloutContributionBar *self,
                             CloutReport          *report,
                             GListModel           *networks)
{
  Parts parts = { 0 };
  g_autoptr(GString) list = g_string_new (NULL);
  g_autofree char *label = NULL;
  GtkWidget *child;

  g_return_if_fail (CLOUT_IS_CONTRIBUTION_BAR (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->legend))) != NULL)
    gtk_flow_box_remove (self->legend, child);
  collect (&parts, report, networks);
  for (gsize i = 0; i < parts.n; i++)
    {
      g_autofree char *text = NULL;

      /* Translators: a network and its part of the score, such as “Mastodon 62%” */
      text = g_strdup_printf (_("%s %.0f%%"), parts.names[i],
                              parts.percent[i]);
      g_string_append_printf (list, "%s%s", i > 0 ? clout_format_comma () : "", text);
      add_legend (self, i, text);
      g_free (parts.names[i]);
    }
  /* Translators: for screen readers; %s is a list such as “Mastodon 62%, Bluesky 38%” */
  label = g_strdup_printf (_("Points by network: %s"), list->str);
  clout_stacked_bar_set_parts (self->bar, parts.points, parts.n, label);
  gtk_widget_set_visible (GTK_WIDGET (self), parts.n > 1);
}
