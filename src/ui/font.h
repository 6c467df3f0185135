/* font.h: makes sure that fonts exist.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void         clout_font_ensure      (GtkSettings  *settings,
                                     PangoFontMap *fonts);
PangoLayout *clout_font_layout_line (cairo_t      *cr,
                                     const char   *text,
                                     const char   *font);

G_END_DECLS
