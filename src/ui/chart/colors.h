/* colors.h: the theme's colors for custom drawing.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CloutColors:
 * @text: for text
 * @faint_text: for secondary text, such as axes
 * @line: for guide lines
 * @accent: for highlights
 * @soft_accent: for areas that belong to a highlight
 * @loss: for losses
 * @back: the background
 */
typedef struct
{
  GdkRGBA text;
  GdkRGBA faint_text;
  GdkRGBA line;
  GdkRGBA accent;
  GdkRGBA soft_accent;
  GdkRGBA loss;
  GdkRGBA back;
} CloutColors;

void clout_colors_read  (GtkWidget             *widget,
                         CloutColors           *ret_colors);
void clout_fill_rounded (GtkSnapshot           *snapshot,
                         const GdkRGBA         *color,
                         const graphene_rect_t *bounds,
                         float                  radius);

G_END_DECLS
