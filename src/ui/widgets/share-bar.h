/* share-bar.h: a thin bar from where values start to where this one ends.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLOUT_TYPE_SHARE_BAR (clout_share_bar_get_type ())

/* Screen readers get the value from the row that it is in. */
G_DECLARE_FINAL_TYPE (CloutShareBar, clout_share_bar, CLOUT, SHARE_BAR, GtkWidget)

void clout_share_bar_set_span (CloutShareBar *self,
                               double         zero,
                               double         end);

G_END_DECLS
