/* rows.h: list rows with buttons that keep the focus when the list is rebuilt.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *clout_rows_make_button (const char                 *text,
                                   const char                 *label);
GtkWidget *clout_rows_make        (const char                 *title,
                                   const char                 *subtitle,
                                   GtkWidget                  *suffix);
void       clout_rows_show        (GtkListBox                 *list,
                                   GListModel                 *model,
                                   GtkListBoxCreateWidgetFunc  make_row,
                                   gpointer                    user_data);

G_END_DECLS
