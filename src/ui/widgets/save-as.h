/* save-as.h: saves something to a file that the person chooses.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CloutSaveFunc:
 * @widget: widget to save
 * @name: file name in lower case, whose extension decides the format
 *
 * Returns: (transfer full) (nullable): the contents, or %NULL if the extension is unknown
 */
typedef GBytes *(*CloutSaveFunc) (GtkWidget  *widget,
                                  const char *name);

void clout_save_as (GtkWidget     *widget,
                    const char    *title,
                    const char    *suggested,
                    const char    *hint,
                    CloutSaveFunc  make);

G_END_DECLS
