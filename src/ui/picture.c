/* picture.c: a widget as a picture in a file's form.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/picture.h"

#include <cairo-svg.h>

#include "ui/chart/colors.h"

/* Pixels of a picture for each of the screen: it is looked at on finer screens too. */
#define PNG_SCALE 2

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/* What is on screen, as it is: the toolkit's own drawing, on another surface. */
static void
paint (GtkWidget       *widget,
       cairo_surface_t *surface,
       double           scale)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  cairo_t *cr = cairo_create (surface);
  CloutColors colors;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  clout_colors_read (widget, &colors);
  gdk_cairo_set_source_rgba (cr, &colors.back);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
}

/**
 * clout_picture_to_png:
 * @widget: a widget that is on screen
 *
 * Returns: (transfer full): a PNG of it, twice as large
 */
GBytes *
clout_picture_to_png (GtkWidget *widget)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, PNG_SCALE * gtk_widget_get_width (widget),
                                PNG_SCALE * gtk_widget_get_height (widget));

  paint (widget, surface, PNG_SCALE);
  cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (bytes);
}

/**
 * clout_picture_to_svg:
 * @widget: a widget that is on screen
 *
 * Returns: (transfer full): an SVG of it
 */
GBytes *
clout_picture_to_svg (GtkWidget *widget)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface =
    cairo_svg_surface_create_for_stream (append_cb, bytes, gtk_widget_get_width (widget),
                                         gtk_widget_get_height (widget));

  paint (widget, surface, 1);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (bytes);
}
