/* save-as.h: something as a file that the person names.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CloutSaveFunc:
 * @widget: what is saved
 * @name: the file's name in lower case, whose end says the form
 *
 * Returns: (transfer full) (nullable): the content, or %NULL if the end says nothing
 */
typedef GBytes *(*CloutSaveFunc) (GtkWidget  *widget,
                                  const char *name);

void clout_save_as (GtkWidget     *widget,
                    const char    *title,
                    const char    *suggested,
                    const char    *hint,
                    CloutSaveFunc  make);

G_END_DECLS
