/* link.h: opens untrusted links in the browser.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean clout_link_is_for_browser (const char *link);
void     clout_link_open           (GtkWidget  *widget,
                                    const char *link);

G_END_DECLS
