/* accessible-text.c: what is read aloud where the toolkit says too little.
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
 * @widget: what is not in a window yet
 *
 * Makes headings of what looks like them in @widget, the titles of groups and status pages among
 * it, so that a screen reader can go from one to the next. Once it is in a window, a role stays.
 */
void
clout_accessible_text_mark_headings (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (is_heading (widget))
    g_object_set (widget, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  /* A group's title would be cut at the end of its line, where large letters want two. */
  if (is_heading (widget) && gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_GROUP) != NULL)
    g_object_set (widget, "ellipsize", PANGO_ELLIPSIZE_NONE, "wrap", TRUE,
                  "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    clout_accessible_text_mark_headings (child);
}

/**
 * clout_accessible_text_set_row_value:
 * @row: a row that has its title, which does not change any more
 * @value: what stands at its end, in words
 *
 * Lets the row be read with its value, as its title alone says half of it.
 */
void
clout_accessible_text_set_row_value (GtkWidget  *row,
                                     const char *value)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  /* Translators: the title of a line and its value, as they are read aloud */
  g_autofree char *label = g_strdup_printf (_ ("%s, %s"), title, value);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
