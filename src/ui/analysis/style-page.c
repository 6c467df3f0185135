/* style-page.c: a person's place in the matrix of styles, and the figures behind it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/analysis/style-page.h"

#include <glib/gi18n.h>
#include <math.h>

#include "messages/analysis.h"
#include "ui/analysis/style-matrix.h"
#include "ui/widgets/accessible-text.h"
#include "ui/widgets/bar-row.h"

struct _CloutStylePage
{
  CloutNavigationPage parent_instance;

  /* Template widgets */
  GtkLabel *explanation;
  GtkLabel *style;
  CloutStyleMatrix *matrix;
  GtkListBox *list;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (CloutStylePage, clout_style_page, CLOUT_TYPE_NAVIGATION_PAGE)

static void
clout_style_page_dispose (GObject *object)
{
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CLOUT_TYPE_STYLE_PAGE);

  G_OBJECT_CLASS (clout_style_page_parent_class)->dispose (object);
}

static void
clout_style_page_class_init (CloutStylePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_style_page_dispose;
  g_type_ensure (CLOUT_TYPE_STYLE_MATRIX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/analysis/style-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutStylePage, explanation);
  gtk_widget_class_bind_template_child (widget_class, CloutStylePage, style);
  gtk_widget_class_bind_template_child (widget_class, CloutStylePage, matrix);
  gtk_widget_class_bind_template_child (widget_class, CloutStylePage, list);
  gtk_widget_class_bind_template_child (widget_class, CloutStylePage, note);
}

static void
clout_style_page_init (CloutStylePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
}

static void
add_trait (CloutStylePage   *self,
           const CloutStyle *style,
           CloutTrait        trait)
{
  double place = style->trait[trait];
  g_autofree char *value = isnan (place) ? g_strdup ("–")
                           /* Translators: a percentage */
                           : g_strdup_printf (_("%.0f%%"), 100 * place);
  g_autofree char *figures = clout_format_figures (style, trait);
  GtkWidget *row = clout_bar_row_new (clout_format_trait (trait), figures, value, value);

  if (!isnan (place))
    clout_bar_row_set_fraction (CLOUT_BAR_ROW (row), place);
  gtk_list_box_append (self->list, row);
}

/**
 * clout_style_page_new:
 * @analysis: an analysis with the style
 *
 * Returns: (transfer none): a page to push
 */
GtkWidget *
clout_style_page_new (const CloutAnalysis *analysis)
{
  CloutStylePage *self = g_object_new (CLOUT_TYPE_STYLE_PAGE, NULL);
  const CloutStyle *before = &analysis->style_before;
  gboolean had = before->cell != CLOUT_STYLE_UNKNOWN;
  /* Translators: %s is a style, such as “Thought leader” */
  g_autofree char *note = g_strdup_printf (_("13 weeks earlier: %s"),
                                           clout_format_style (before->cell));

  gtk_label_set_label (self->explanation,
                       _("How you post, from what you posted in the last 13 weeks. The matrix is "
                         "Klout’s; how a place in it is calculated is Clout’s."));
  gtk_label_set_label (self->style, clout_format_style (analysis->style.cell));
  clout_style_matrix_set_style (self->matrix, &analysis->style, had ? before : NULL);
  for (int trait = 0; trait < CLOUT_N_TRAITS; trait++)
    add_trait (self, &analysis->style, trait);
  gtk_label_set_label (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), had);

  return GTK_WIDGET (self);
}
