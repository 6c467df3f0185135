/* swatch.c: colors and patterns of a chart's parts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/chart/swatch.h"

#include "ui/chart/colors.h"

#define SIZE 14

/* Length of a pattern's period, in pixels. */
#define PERIOD 6

struct _CloutSwatch
{
  GtkWidget parent_instance;

  gsize part;
};

G_DEFINE_FINAL_TYPE (CloutSwatch, clout_swatch, GTK_TYPE_WIDGET)

/* The patterns differ too, because not everyone can tell the colors apart. @x and @y are the
   direction across the stripes, both 0 for a plain area. The colors are libadwaita's. */
static const struct
{
  const char *color;
  GdkRGBA fallback;
  int x;
  int y;
} looks[CLOUT_SWATCHES] = {
  { "blue_3", { 0.21f, 0.52f, 0.89f, 1 }, 0, 0 },
  { "orange_3", { 1, 0.47f, 0, 1 }, 1, 1 },
  { "green_4", { 0.18f, 0.76f, 0.49f, 1 }, 1, 0 },
  { "purple_3", { 0.57f, 0.25f, 0.67f, 1 }, 0, 1 },
  { "red_2", { 0.93f, 0.2f, 0.23f, 1 }, 1, -1 },
  { "light_5", { 0.6f, 0.6f, 0.59f, 1 }, 0, 0 },
};

/**
 * clout_swatch_fill:
 * @widget: the widget that is drawn
 * @snapshot: the snapshot to draw on
 * @part: number of a part, less than %CLOUT_SWATCHES
 * @bounds: the area to fill
 *
 * Fills an area with a part's color and pattern.
 */
void
clout_swatch_fill (GtkWidget             *widget,
                   GtkSnapshot           *snapshot,
                   gsize                  part,
                   const graphene_rect_t *bounds)
{
  GdkRGBA color;
  GdkRGBA light;
  CloutColors colors;
  GskColorStop stops[4] = { { 0 } };
  graphene_point_t end;

  g_return_if_fail (part < CLOUT_SWATCHES);

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), looks[part].color,
                                       &color))
    color = looks[part].fallback;
  if (looks[part].x == 0 && looks[part].y == 0)
    {
      gtk_snapshot_append_color (snapshot, &color, bounds);
      return;
    }

  clout_colors_read (widget, &colors);
  light = (GdkRGBA) { (color.red + colors.back.red) / 2, (color.green + colors.back.green) / 2,
                      (color.blue + colors.back.blue) / 2, 1 };
  stops[0] = (GskColorStop) { 0, color };
  stops[1] = (GskColorStop) { 0.5f, color };
  stops[2] = (GskColorStop) { 0.5f, light };
  stops[3] = (GskColorStop) { 1, light };
  graphene_point_init (&end, bounds->origin.x + (float) (looks[part].x * PERIOD),
                       bounds->origin.y + (float) (looks[part].y * PERIOD));
  gtk_snapshot_append_repeating_linear_gradient (snapshot, bounds, &bounds->origin, &end, stops,
                                                 G_N_ELEMENTS (stops));
}

static void
clout_swatch_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  GskRoundedRect rect;
  float y = (float) (gtk_widget_get_height (widget) - SIZE) / 2;

  gsk_rounded_rect_init_from_rect (&rect, &GRAPHENE_RECT_INIT (0, y, SIZE, SIZE), 3);
  gtk_snapshot_push_rounded_clip (snapshot, &rect);
  clout_swatch_fill (widget, snapshot, CLOUT_SWATCH (widget)->part, &rect.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
clout_swatch_class_init (CloutSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = clout_swatch_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
clout_swatch_init (CloutSwatch *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), SIZE, SIZE);
}

/**
 * clout_swatch_new:
 * @part: number of a part, less than %CLOUT_SWATCHES
 *
 * Returns: (transfer none): a sample of its color and pattern
 */
GtkWidget *
clout_swatch_new (gsize part)
{
  CloutSwatch *self = g_object_new (CLOUT_TYPE_SWATCH, NULL);

  g_return_val_if_fail (part < CLOUT_SWATCHES, GTK_WIDGET (self));

  self->part = part;
  return GTK_WIDGET (self);
}
