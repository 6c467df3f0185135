/* rows.c: list rows with buttons, and lists that keep the focus when they are rebuilt.
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

static GtkAdjustment *
find_scroll (GtkListBox *list)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_SCROLLED_WINDOW);

  return window != NULL ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window)) : NULL;
}

static CloutRowsFocus
find_focus (GtkListBox *list)
{
  CloutRowsFocus found = { .index = -1 };
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (list));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  GtkAdjustment *scroll = find_scroll (list);

  if (row != NULL && gtk_widget_get_parent (row) == GTK_WIDGET (list))
    {
      found.index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
      found.within = focus != row;
      found.scroll = scroll != NULL ? gtk_adjustment_get_value (scroll) : 0;
    }

  return found;
}

/**
 * clout_rows_clear:
 * @list: a list
 *
 * Removes all rows from @list, to add them again.
 *
 * Returns: the focus, for clout_rows_restore_focus()
 */
CloutRowsFocus
clout_rows_clear (GtkListBox *list)
{
  CloutRowsFocus focus = { .index = -1 };
  GtkListBoxRow *row;

  g_return_val_if_fail (GTK_IS_LIST_BOX (list), focus);

  focus = find_focus (list);
  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));

  return focus;
}

/**
 * clout_rows_restore_focus:
 * @list: a list that was rebuilt
 * @focus: the focus before
 *
 * Focuses the row that is where the focus was, or the last one if there are fewer now, without
 * scrolling.
 */
void
clout_rows_restore_focus (GtkListBox     *list,
                          CloutRowsFocus  focus)
{
  GtkAdjustment *scroll;
  GtkListBoxRow *row;

  g_return_if_fail (GTK_IS_LIST_BOX (list));

  if (focus.index < 0)
    return;

  do
    row = gtk_list_box_get_row_at_index (list, focus.index);
  while (row == NULL && focus.index-- > 0);
  if (row != NULL
      && !(focus.within && gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_BACKWARD)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
  /* A new row has no place yet, so GTK scrolls to the top of the list. */
  scroll = find_scroll (list);
  if (scroll != NULL)
    gtk_adjustment_set_value (scroll, focus.scroll);
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
  CloutRowsFocus focus;

  g_return_if_fail (GTK_IS_LIST_BOX (list));
  g_return_if_fail (G_IS_LIST_MODEL (model));

  focus = find_focus (list);
  gtk_list_box_bind_model (list, model, make_row, user_data, NULL);
  clout_rows_restore_focus (list, focus);
}
