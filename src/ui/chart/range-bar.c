/* range-bar.c: shows the score and its likely range from 0 to 100.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/chart/range-bar.h"

#include <glib/gi18n.h>

#include "ui/chart/colors.h"

#define HEIGHT 16
#define TRACK 8
#define MARK 14

struct _CloutRangeBar
{
  GtkWidget parent_instance;

  double low;
  double score;
  double high;
};

G_DEFINE_FINAL_TYPE (CloutRangeBar, clout_range_bar, GTK_TYPE_WIDGET)

static void
fill (GtkSnapshot   *snapshot,
      const GdkRGBA *color,
      double         from,
      double         to,
      double         thickness)
{
  clout_fill_rounded (snapshot, color,
                      &GRAPHENE_RECT_INIT ((float) from, (float) (HEIGHT - thickness) / 2,
                                           (float) (to - from), (float) thickness),
                      (float) thickness / 2);
}

static void
clout_range_bar_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  CloutRangeBar *self = CLOUT_RANGE_BAR (widget);
  double length = MAX (1, gtk_widget_get_width (widget) - MARK);
  double low = MARK / 2.0 + length * self->low / 100;
  double high = MARK / 2.0 + length * self->high / 100;
  double at = MARK / 2.0 + length * self->score / 100;
  CloutColors colors;

  clout_colors_read (widget, &colors);
  fill (snapshot, &colors.line, 0, length + MARK, TRACK);
  fill (snapshot, &colors.soft_accent, low, MAX (high, low + 1), TRACK);
  fill (snapshot, &colors.back, at - MARK / 2.0, at + MARK / 2.0, MARK);
  fill (snapshot, &colors.accent, at - MARK / 2.0 + 2, at + MARK / 2.0 - 2, MARK - 4);
}

static void
clout_range_bar_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 320 : HEIGHT;
}

static void
clout_range_bar_class_init (CloutRangeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = clout_range_bar_snapshot;
  widget_class->measure = clout_range_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "clout-band");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
clout_range_bar_init (CloutRangeBar *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("No score yet"), -1);
}

/**
 * clout_range_bar_set_values:
 * @self: a range
 * @low: start of the likely range, 0 to 100
 * @score: the score
 * @high: end of the likely range
 * @label: the same in words, for screen readers
 *
 * Shows a score and its range.
 */
void
clout_range_bar_set_values (CloutRangeBar *self,
                            double         low,
                            double         score,
                            double         high,
                            const char    *label)
{
  g_return_if_fail (CLOUT_IS_RANGE_BAR (self));

  self->low = CLAMP (low, 0, 100);
  self->score = CLAMP (score, 0, 100);
  self->high = CLAMP (high, 0, 100);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
