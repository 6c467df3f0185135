/* first-frame.h: runs work after a window was drawn.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void clout_first_frame_run (GtkWidget      *window,
                            GSourceOnceFunc func);

G_END_DECLS
