/* accessible-text.h: accessible names and roles that the toolkit lacks.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void clout_accessible_text_mark_headings (GtkWidget  *widget);
void clout_accessible_text_set_row_value (GtkWidget  *row,
                                          const char *value);

G_END_DECLS
