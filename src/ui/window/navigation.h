/* navigation.h: pages that are opened on top of each other, and the way back.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void       clout_navigation_set_up     (AdwLeaflet *pages);
void       clout_navigation_push       (AdwLeaflet *pages,
                                        GtkWidget  *page);
void       clout_navigation_back       (AdwLeaflet *pages);
void       clout_navigation_home       (AdwLeaflet *pages);
GtkWidget *clout_navigation_make_title (const char *title,
                                        const char *value,
                                        const char *back_action);

G_END_DECLS
