/* cut.h: reports texts in a window that don't fit.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void pictures_report_cut (GtkWidget  *top,
                          const char *name);

G_END_DECLS
