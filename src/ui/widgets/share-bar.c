/* share-bar.c: a thin bar from where values start to where this one ends.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/share-bar.h"

#include "ui/chart/colors.h"

#define HEIGHT 8
#define THICKNESS 4
#define LEAST_WIDTH 24

struct _CloutShareBar
{
  GtkWidget parent_instance;

  double zero;
  double end;
};

G_DEFINE_FINAL_TYPE (CloutShareBar, clout_share_bar, GTK_TYPE_WIDGET)

static void
fill (CloutShareBar *self,
      GtkSnapshot   *snapshot,
      const GdkRGBA *color,
      double         from,
      double         to)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double left = width * (mirrored ? 1 - MAX (from, to) : MIN (from, to));
  /* Even the smallest value must be visible. */
  double length = MAX (1, width * ABS (to - from));

  clout_fill_rounded (snapshot, color,
                      &GRAPHENE_RECT_INIT ((float) MIN (left, width - length),
                                           (HEIGHT - THICKNESS) / 2.0f, (float) length, THICKNESS),
                      MIN (THICKNESS, (float) length) / 2);
}

static void
clout_share_bar_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  CloutShareBar *self = CLOUT_SHARE_BAR (widget);
  int width = gtk_widget_get_width (widget);
  double at = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? 1 - self->zero : self->zero;
  CloutColors colors;

  clout_colors_read (widget, &colors);
  fill (self, snapshot, &colors.line, 0, 1);
  if (self->end != self->zero)
    fill (self, snapshot, self->end < self->zero ? &colors.loss : &colors.accent, self->zero,
          self->end);
  if (self->zero > 0)
    gtk_snapshot_append_color (snapshot, &colors.faint_text,
                               &GRAPHENE_RECT_INIT ((float) MIN (at * width, width - 1), 0, 1,
                                                    HEIGHT));
}

static void
clout_share_bar_class_init (CloutShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = clout_share_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
clout_share_bar_init (CloutShareBar *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), LEAST_WIDTH, HEIGHT);
}

/**
 * clout_share_bar_set_span:
 * @self: a bar
 * @zero: where values start, 0 to 1
 * @end: where this one ends; before @zero for a loss, which has another color
 *
 * Sets where the bar starts and ends.
 */
void
clout_share_bar_set_span (CloutShareBar *self,
                          double         zero,
                          double         end)
{
  g_return_if_fail (CLOUT_IS_SHARE_BAR (self));

  self->zero = CLAMP (zero, 0, 1);
  self->end = CLAMP (end, 0, 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
