/* columns-layout.h: two columns where there is room for them, otherwise one.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLOUT_TYPE_COLUMNS_LAYOUT (clout_columns_layout_get_type ())

G_DECLARE_FINAL_TYPE (CloutColumnsLayout, clout_columns_layout, CLOUT, COLUMNS_LAYOUT,
                      GtkLayoutManager)

G_END_DECLS
