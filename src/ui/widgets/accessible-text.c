/* accessible-text.c: accessible names and roles that the toolkit lacks.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/accessible-text.h"

#include <glib/gi18n.h>

static gboolean
is_heading (GtkWidget *widget)
{
  const char *const classes[] = { "heading", "title-1", "title-2", "title-3", "title-4" };
  GtkWidget *page = gtk_widget_get_ancestor (widget, ADW_TYPE_STATUS_PAGE);

  if (!GTK_IS_LABEL (widget) || gtk_widget_has_css_class (widget, "numeric")
      || gtk_widget_has_css_class (gtk_widget_get_parent (widget), "strip"))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (gtk_widget_has_css_class (widget, classes[i]))
      return TRUE;

  return (page != NULL || gtk_widget_get_ancestor (widget, ADW_TYPE_WINDOW_TITLE) != NULL)
         && gtk_widget_has_css_class (widget, "title");
}

/**
 * clout_accessible_text_mark_headings:
 * @widget: a widget that isn't in a window yet
 *
 * Gives titles of groups and status pages, and labels that look like headings, the heading role,
 * so that screen readers can jump between them. Roles can't be changed once the widget is in a
 * window.
 */
void
clout_accessible_text_mark_headings (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (is_heading (widget))
    g_object_set (widget, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  /* With large text, a title may need two lines, but groups ellipsize it. */
  if (is_heading (widget) && gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_GROUP) != NULL)
    g_object_set (widget, "ellipsize", PANGO_ELLIPSIZE_NONE, "wrap", TRUE,
                  "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    clout_accessible_text_mark_headings (child);
}

/**
 * clout_accessible_text_set_row_value:
 * @row: a row whose title doesn't change any more
 * @value: the value at its end, as text
 *
 * Adds the value to the row's accessible name, which is only the title by default.
 */
void
clout_accessible_text_set_row_value (GtkWidget  *row,
                                     const char *value)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  /* Translators: the title of a row and its value, for screen readers */
  g_autofree char *label = g_strdup_printf (_("%s, %s"), title, value);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
