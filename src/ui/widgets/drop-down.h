/* drop-down.h: a drop-down whose button can be narrower than its texts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void clout_drop_down_ellipsize (GtkDropDown *drop_down);

G_END_DECLS
