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

/**
 * clout_fill_rounded:
 * @snapshot: the snapshot to draw on
 * @color: the color
 * @bounds: the area, in pixels
 * @radius: radius of its corners, in pixels
 *
 * Fills a rectangle with rounded corners.
 */
void
clout_fill_rounded (GtkSnapshot           *snapshot,
                    const GdkRGBA         *color,
                    const graphene_rect_t *bounds,
                    float                  radius)
{
  GskRoundedRect rect;

  g_return_if_fail (GTK_IS_SNAPSHOT (snapshot));
  g_return_if_fail (color != NULL);
  g_return_if_fail (bounds != NULL);

  gsk_rounded_rect_init_from_rect (&rect, bounds, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &rect);
  gtk_snapshot_append_color (snapshot, color, bounds);
  gtk_snapshot_pop (snapshot);
}
