/* bar-row.h: a row with a value and a bar.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLOUT_TYPE_BAR_ROW (clout_bar_row_get_type ())

G_DECLARE_FINAL_TYPE (CloutBarRow, clout_bar_row, CLOUT, BAR_ROW, GtkListBoxRow)

GtkWidget *clout_bar_row_new          (const char  *title,
                                       const char  *subtitle,
                                       const char  *value,
                                       const char  *accessible_value);
void       clout_bar_row_set_fraction (CloutBarRow *self,
                                       double       fraction);
void       clout_bar_row_set_span     (CloutBarRow *self,
                                       double       zero,
                                       double       end);
void       clout_bar_row_set_opens    (CloutBarRow *self,
                                       gboolean     opens);
void       clout_bar_row_add_picture  (CloutBarRow *self,
                                       GtkWidget   *picture);
void       clout_bar_row_set_link     (CloutBarRow *self,
                                       const char  *link);

G_END_DECLS
