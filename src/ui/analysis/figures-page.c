/* figures-page.c: a page that explains a number with the figures behind it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/analysis/figures-page.h"

#include "ui/widgets/accessible-text.h"

struct _CloutFiguresPage
{
  CloutNavigationPage parent_instance;

  /* Template widgets */
  GtkLabel *explanation;
  GtkListBox *list;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (CloutFiguresPage, clout_figures_page, CLOUT_TYPE_NAVIGATION_PAGE)

static void
clout_figures_page_dispose (GObject *object)
{
  /* Detach the child first: disposing the template would leave the bin with a dangling child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CLOUT_TYPE_FIGURES_PAGE);

  G_OBJECT_CLASS (clout_figures_page_parent_class)->dispose (object);
}

static void
clout_figures_page_class_init (CloutFiguresPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_figures_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/analysis/figures-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutFiguresPage, explanation);
  gtk_widget_class_bind_template_child (widget_class, CloutFiguresPage, list);
  gtk_widget_class_bind_template_child (widget_class, CloutFiguresPage, note);
}

static void
clout_figures_page_init (CloutFiguresPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  clout_accessible_text_mark_headings (GTK_WIDGET (self));
}

/**
 * clout_figures_page_new:
 * @title: the page's title
 * @subtitle: (nullable): the number
 * @explanation: what it is computed from
 * @note: (nullable): a remark below the figures
 *
 * Returns: (transfer none): a page to push, with an empty list
 */
GtkWidget *
clout_figures_page_new (const char *title,
                        const char *subtitle,
                        const char *explanation,
                        const char *note)
{
  CloutFiguresPage *self = g_object_new (CLOUT_TYPE_FIGURES_PAGE, "title", title,
                                         "subtitle", subtitle, NULL);

  gtk_label_set_label (self->explanation, explanation);
  gtk_label_set_label (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);

  return GTK_WIDGET (self);
}

/**
 * clout_figures_page_get_list:
 * @self: a figures page
 *
 * Returns: (transfer none): the list of figures
 */
GtkListBox *
clout_figures_page_get_list (CloutFiguresPage *self)
{
  g_return_val_if_fail (CLOUT_IS_FIGURES_PAGE (self), NULL);

  return self->list;
}
