/* sub-score-row.c: a row with a number, what it means and how it moved.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/analysis/sub-score-row.h"

#include <glib/gi18n.h>

struct _CloutSubScoreRow
{
  GtkListBoxRow parent_instance;

  /* Template widgets */
  GtkLabel *title;
  GtkLabel *meaning;
  GtkLabel *number;
  GtkLabel *trend;
};

G_DEFINE_FINAL_TYPE (CloutSubScoreRow, clout_sub_score_row, GTK_TYPE_LIST_BOX_ROW)

static void
clout_sub_score_row_dispose (GObject *object)
{
  /* The row frees its own child; disposing the template would free it first. */
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CLOUT_TYPE_SUB_SCORE_ROW);

  G_OBJECT_CLASS (clout_sub_score_row_parent_class)->dispose (object);
}

static void
clout_sub_score_row_class_init (CloutSubScoreRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = clout_sub_score_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               CLOUT_RESOURCE_PATH "/analysis/sub-score-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CloutSubScoreRow, title);
  gtk_widget_class_bind_template_child (widget_class, CloutSubScoreRow, meaning);
  gtk_widget_class_bind_template_child (widget_class, CloutSubScoreRow, number);
  gtk_widget_class_bind_template_child (widget_class, CloutSubScoreRow, trend);
}

static void
clout_sub_score_row_init (CloutSubScoreRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Keeps a sign before its number in right-to-left text. */
  gtk_widget_set_direction (GTK_WIDGET (self->trend), GTK_TEXT_DIR_LTR);
}

/**
 * clout_sub_score_row_new:
 * @title: what the number is
 * @meaning: what it means
 * @number: the number, a name, or an empty string
 * @trend: (nullable): how it moved
 * @raised: whether it moved up
 *
 * Returns: (transfer none): a row that is to get an action
 */
GtkWidget *
clout_sub_score_row_new (const char *title,
                         const char *meaning,
                         const char *number,
                         const char *trend,
                         gboolean    raised)
{
  CloutSubScoreRow *self = g_object_new (CLOUT_TYPE_SUB_SCORE_ROW, NULL);
  /* Translators: a row for screen readers: its title and its value */
  g_autofree char *label = *number != '\0' ? g_strdup_printf (_("%s, %s"), title, number)
                                           : g_strdup (title);
  /* Translators: for screen readers: what a number means and its change, such as “+1.2” */
  g_autofree char *described = g_strdup_printf (_("%s, %s in 30 days"), meaning,
                                                trend != NULL ? trend : "");

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->meaning, meaning);
  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->trend, trend);
  gtk_widget_set_visible (GTK_WIDGET (self->trend), trend != NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->trend), raised ? "success" : "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  trend != NULL ? described : meaning, -1);

  return GTK_WIDGET (self);
}
