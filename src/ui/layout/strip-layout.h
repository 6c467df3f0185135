/* strip-layout.h: places a text or entry and its button side by side if there is enough room.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLOUT_TYPE_STRIP_LAYOUT (clout_strip_layout_get_type ())

G_DECLARE_FINAL_TYPE (CloutStripLayout, clout_strip_layout, CLOUT, STRIP_LAYOUT, GtkLayoutManager)

G_END_DECLS
