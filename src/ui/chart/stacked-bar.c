/* stacked-bar.c: parts of a whole side by side.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/chart/stacked-bar.h"

#include "ui/chart/swatch.h"

#define HEIGHT 24
#define LEAST_WIDTH 120
#define RADIUS 6

/* Between two parts, in pixels. */
#define GAP 2

struct _CloutStackedBar
{
  GtkWidget parent_instance;

  double parts[CLOUT_SWATCHES];
  gsize n_parts;
  double whole;
};

G_DEFINE_FINAL_TYPE (CloutStackedBar, clout_stacked_bar, GTK_TYPE_WIDGET)

static void
clout_stacked_bar_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  CloutStackedBar *self = CLOUT_STACKED_BAR (widget);
  int width = gtk_widget_get_width (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GskRoundedRect rect;
  double at = 0;

  if (self->whole <= 0)
    return;
  gsk_rounded_rect_init_from_rect (&rect, &GRAPHENE_RECT_INIT (0, 0, (float) width, HEIGHT),
                                   RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &rect);
  for (gsize i = 0; i < self->n_parts; i++)
    {
      double length = width * self->parts[i] / self->whole;
      double left = mirrored ? width - at - length : at;
      double gap = i + 1 < self->n_parts ? MIN (GAP, length / 2) : 0;

      clout_swatch_fill (widget, snapshot, i,
                         &GRAPHENE_RECT_INIT ((float) (mirrored ? left + gap : left), 0,
                                              (float) (length - gap), HEIGHT));
      at += length;
    }
  gtk_snapshot_pop (snapshot);
}

static void
clout_stacked_bar_class_init (CloutStackedBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = clout_stacked_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
clout_stacked_bar_init (CloutStackedBar *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), LEAST_WIDTH, HEIGHT);
}

/**
 * clout_stacked_bar_set_parts:
 * @self: a bar
 * @parts: (array length=n_parts): sizes of the parts, each above 0
 * @n_parts: number of parts, at most %CLOUT_SWATCHES
 * @label: the same in words, for screen readers
 *
 * Shows other parts.
 */
void
clout_stacked_bar_set_parts (CloutStackedBar *self,
                             const double    *parts,
                             gsize            n_parts,
                             const char      *label)
{
  g_return_if_fail (CLOUT_IS_STACKED_BAR (self));
  g_return_if_fail (n_parts <= CLOUT_SWATCHES);

  self->n_parts = n_parts;
  self->whole = 0;
  for (gsize i = 0; i < n_parts; i++)
    self->whole += self->parts[i] = parts[i];
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
