/* list-tab.h: Tab leaves a long list instead of stopping at each row.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void clout_list_tab_skip_rows (GtkWidget *list);

G_END_DECLS
