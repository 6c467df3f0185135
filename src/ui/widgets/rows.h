/* rows.h: list rows with buttons, and lists that keep the focus when they are rebuilt.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CloutRowsFocus:
 * @index: index of the row with the keyboard focus, or -1
 * @within: whether a widget in the row has it
 * @scroll: how far the page is scrolled
 */
typedef struct
{
  int index;
  gboolean within;
  double scroll;
} CloutRowsFocus;

GtkWidget     *clout_rows_make_button   (const char                 *text,
                                         const char                 *label);
GtkWidget     *clout_rows_make          (const char                 *title,
                                         const char                 *subtitle,
                                         GtkWidget                  *suffix);
void           clout_rows_show          (GtkListBox                 *list,
                                         GListModel                 *model,
                                         GtkListBoxCreateWidgetFunc  make_row,
                                         gpointer                    user_data);
CloutRowsFocus clout_rows_clear         (GtkListBox                 *list);
void           clout_rows_restore_focus (GtkListBox                 *list,
                                         CloutRowsFocus              focus);

G_END_DECLS
