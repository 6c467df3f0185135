/* colors.c: the theme's colors for custom drawing.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/chart/colors.h"

#include <adwaita.h>

/**
 * clout_colors_read:
 * @widget: widget to draw
 * @ret_colors: (out): its current colors
 *
 * Reads the theme's colors. Call it for each drawing, because the theme can change.
 */
void
clout_colors_read (GtkWidget   *widget,
                   CloutColors *ret_colors)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  CloutColors colors;

  gtk_style_context_get_color (style, &colors.text);
  if (!gtk_style_context_lookup_color (style, "accent_color", &colors.accent))
    colors.accent = colors.text;
  if (!gtk_style_context_lookup_color (style, "window_bg_color", &colors.back))
    colors.back = (GdkRGBA) { 1, 1, 1, 1 };

  if (!gtk_style_context_lookup_color (style, "warning_color", &colors.loss))
    colors.loss = colors.text;
  colors.faint_text = colors.text;
  colors.faint_text.alpha *= contrast ? 1 : 0.7f;
  colors.line = colors.text;
  colors.line.alpha *= contrast ? 0.35f : 0.15f;
  colors.soft_accent = colors.accent;
  colors.soft_accent.alpha *= contrast ? 1 : 0.5f;
  *ret_colors = colors;
}
