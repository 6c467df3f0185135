/* rows.c: list rows with buttons that keep the focus when the list is rebuilt.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/rows.h"

#include <adwaita.h>

#include "ui/widgets/button.h"

/**
 * clout_rows_make_button:
 * @text: text of the button
 * @label: its full description for screen readers
 *
 * Returns: (transfer none): a button for the end of a row
 */
GtkWidget *
clout_rows_make_button (const char *text,
                        const char *label)
{
  GtkWidget *button = clout_button_new (text);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);

  return button;
}

/**
 * clout_rows_make:
 * @title: plain text
 * @subtitle: (nullable): plain text
 * @suffix: (nullable): widget at its end
 *
 * Returns: (transfer none): a row
 */
GtkWidget *
clout_rows_make (const char *title,
                 const char *subtitle,
                 GtkWidget  *suffix)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);
  g_autofree char *escaped = g_markup_escape_text (subtitle != NULL ? subtitle : "", -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  if (suffix != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);

  return row;
}

static GtkWidget *
find_focus (GtkListBox *list,
            int        *ret_index)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (list));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (list)))
    return NULL;

  row = gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);
  *ret_index = row != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : 0;

  return focus;
}

/**
 * clout_rows_show:
 * @list: a list
 * @model: the new model
 * @make_row: makes a row for an item
 * @user_data: data for @make_row
 *
 * Rebuilds a list, keeping the keyboard focus at the same row.
 */
void
clout_rows_show (GtkListBox                 *list,
                 GListModel                 *model,
                 GtkListBoxCreateWidgetFunc  make_row,
                 gpointer                    user_data)
{
  int index = 0;
  GtkWidget *focus = find_focus (list, &index);
  GtkListBoxRow *row;
  int n = (int) g_list_model_get_n_items (model);

  gtk_list_box_bind_model (list, model, make_row, user_data, NULL);
  row = focus != NULL && n > 0 ? gtk_list_box_get_row_at_index (list, MIN (index, n - 1)) : NULL;
  if (row != NULL && !gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_BACKWARD))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}
