/* swatch.h: colors and patterns of a chart's parts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Parts that can be told apart by color and pattern. */
#define CLOUT_SWATCHES 6

#define CLOUT_TYPE_SWATCH (clout_swatch_get_type ())

/* A sample of a part's color and pattern, for a legend. */
G_DECLARE_FINAL_TYPE (CloutSwatch, clout_swatch, CLOUT, SWATCH, GtkWidget)

GtkWidget *clout_swatch_new  (gsize                  part);
void       clout_swatch_fill (GtkWidget             *widget,
                              GtkSnapshot           *snapshot,
                              gsize                  part,
                              const graphene_rect_t *bounds);

G_END_DECLS
