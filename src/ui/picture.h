/* picture.h: a widget as a picture in a file's form.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GBytes *clout_picture_to_png (GtkWidget *widget);
GBytes *clout_picture_to_svg (GtkWidget *widget);

G_END_DECLS
