/* colors.h: the theme's colours for what Clout draws itself.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CloutColors:
 * @text: of what is read
 * @faint_text: of what is read second, as an axis
 * @line: of what only guides the eye
 * @accent: of what the eye should see first
 * @soft_accent: of an area that belongs to it
 * @back: what is drawn upon
 */
typedef struct
{
  GdkRGBA text;
  GdkRGBA faint_text;
  GdkRGBA line;
  GdkRGBA accent;
  GdkRGBA soft_accent;
  GdkRGBA back;
} CloutColors;

void clout_colors_read (GtkWidget   *widget,
                        CloutColors *ret_colors);

G_END_DECLS
