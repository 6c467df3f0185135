/* font.h: a font that is there.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void clout_font_ensure (GtkSettings  *settings,
                        PangoFontMap *fonts);

G_END_DECLS
