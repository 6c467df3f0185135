/* picture.h: renders drawings and widgets to image files.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  CLOUT_PICTURE_PNG,
  CLOUT_PICTURE_SVG
} CloutPictureForm;

typedef void (*CloutPictureDraw) (cairo_t  *cr,
                                  gpointer  data);

gboolean clout_picture_form_of_name (const char       *name,
                                     CloutPictureForm *ret_form);
GBytes  *clout_picture_make         (CloutPictureForm  form,
                                     int               width,
                                     int               height,
                                     CloutPictureDraw  draw,
                                     gpointer          data);
GBytes  *clout_picture_of_widget    (CloutPictureForm  form,
                                     GtkWidget        *widget);

G_END_DECLS
