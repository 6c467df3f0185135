/* picture.c: renders drawings and widgets to image files.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/picture.h"

#include <cairo-svg.h>

#include "ui/chart/colors.h"

/* Resolution of a saved image compared to the screen, because it is also viewed on
   high-resolution screens. */
#define PNG_SCALE 2

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/**
 * clout_picture_make:
 * @form: file format
 * @width: width in units of the drawing
 * @height: height in units of the drawing
 * @draw: function that draws
 * @data: data for @draw
 *
 * Draws to a picture file.
 *
 * Returns: (transfer full): the file's contents; a PNG has twice the size, for high-resolution
 *   screens
 */
GBytes *
clout_picture_make (CloutPictureForm  form,
                    int               width,
                    int               height,
                    CloutPictureDraw  draw,
                    gpointer          data)
{
  GByteArray *bytes = g_byte_array_new ();
  int scale = form == CLOUT_PICTURE_PNG ? PNG_SCALE : 1;
  cairo_surface_t *surface =
    form == CLOUT_PICTURE_PNG
      ? cairo_image_surface_create (CAIRO_FORMAT_ARGB32, scale * width, scale * height)
      : cairo_svg_surface_create_for_stream (append_cb, bytes, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  draw (cr, data);
  cairo_destroy (cr);
  if (form == CLOUT_PICTURE_PNG)
    cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (bytes);
}

/* Renders the widget as on screen: with the toolkit's own drawing, on a different surface. */
static void
draw_widget (cairo_t  *cr,
             gpointer  data)
{
  GtkWidget *widget = data;
  g_autoptr(GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr(GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  CloutColors colors;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  clout_colors_read (widget, &colors);
  gdk_cairo_set_source_rgba (cr, &colors.back);
  cairo_paint (cr);
  if (node != NULL)
    gsk_render_node_draw (node, cr);
}

/**
 * clout_picture_of_widget:
 * @form: file format
 * @widget: a visible widget
 *
 * Draws a widget to a picture file.
 *
 * Returns: (transfer full): the file's contents
 */
GBytes *
clout_picture_of_widget (CloutPictureForm  form,
                         GtkWidget        *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  return clout_picture_make (form, gtk_widget_get_width (widget), gtk_widget_get_height (widget),
                             draw_widget, widget);
}

/**
 * clout_picture_form_of_name:
 * @name: file name in lower case
 * @ret_form: (out): format of its extension
 *
 * Gets the file format from the extension of a name.
 *
 * Returns: whether the extension is known
 */
gboolean
clout_picture_form_of_name (const char       *name,
                            CloutPictureForm *ret_form)
{
  *ret_form = g_str_has_suffix (name, ".svg") ? CLOUT_PICTURE_SVG : CLOUT_PICTURE_PNG;

  return *ret_form == CLOUT_PICTURE_SVG || g_str_has_suffix (name, ".png");
}
