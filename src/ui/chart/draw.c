/* draw.c: draws the chart's line.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/chart/draw.h"

#include <glib/gi18n.h>
#include <math.h>

#include "messages/dates.h"
#include "ui/chart/colors.h"
#include "ui/chart/plot.h"

typedef struct
{
  GtkWidget *widget;
  const CloutDays *days;
  CloutPlot area;
} Plot;

static void
draw_text (const Plot    *plot,
           GtkSnapshot   *snapshot,
           const char    *text,
           const GdkRGBA *color,
           double         x,
           double         y,
           double         x_align)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (plot->widget, text);
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = CLAMP (x - width * x_align, 0, MAX (0, gtk_widget_get_width (plot->widget) - width));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) (y - height / 2.0)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
plot_init (Plot            *plot,
           GtkWidget       *widget,
           const CloutDays *days)
{
  plot->widget = widget;
  plot->days = days;
  clout_plot_init (&plot->area, widget, &days->scale,
                   days->unit == CLOUT_DAYS_OF_FOLLOWERS ? days->scale.high : 100);
}

static double
plot_x (const Plot *plot,
        gsize       index)
{
  return plot->area.left + clout_scale_x (index, plot->days->n_values, plot->area.width);
}

static double
plot_y (const Plot *plot,
        double      value)
{
  return clout_plot_y (&plot->area, value);
}

static void
draw_axis (const Plot        *plot,
           GtkSnapshot       *snapshot,
           const CloutColors *colors)
{
  gint64 last_day = clout_days_get_day (plot->days, plot->days->n_values - 1);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  guint n_ticks = clout_scale_n_ticks (&plot->days->scale);
  double bottom = clout_plot_dates_y (&plot->area);
  guint interval = clout_plot_label_interval (&plot->area);

  for (guint i = 0; i < n_ticks; i++)
    {
      double value = plot->days->scale.low + i * plot->days->scale.step;
      double y = plot_y (plot, value);
      g_autofree char *label = g_strdup_printf ("%'.0f", value);

      gtk_snapshot_append_color (snapshot, &colors->line,
                                 &GRAPHENE_RECT_INIT ((float) plot->area.left, (float) (int) y,
                                                      (float) plot->area.width, 1));
      if (i % interval == 0)
        draw_text (plot, snapshot, label, &colors->faint_text, plot->area.left - CLOUT_PLOT_GAP, y,
                   1);
    }

  first = clout_format_day (clout_days_get_day (plot->days, 0), CLOUT_DAY_LONG);
  if (plot->days->n_values > 1)
    draw_text (plot, snapshot, first, &colors->faint_text, plot->area.left, bottom, 0);
  last = last_day < plot->days->today ? clout_format_day (last_day, CLOUT_DAY_LONG)
                                      : g_strdup (C_("day", "Today"));
  draw_text (plot, snapshot, last, &colors->faint_text,
             plot->area.left + plot->area.width, bottom, 1);
}

static void
draw_line (const Plot        *plot,
           cairo_t           *cr,
           const CloutColors *colors)
{
  double bottom = plot->area.top + plot->area.height;

  for (gsize i = 0; i < plot->days->n_values; i++)
    cairo_line_to (cr, plot_x (plot, i), plot_y (plot, plot->days->values[i]));

  gdk_cairo_set_source_rgba (cr, &colors->accent);
  cairo_set_line_width (cr, 2);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke_preserve (cr);
  cairo_line_to (cr, plot->area.left + plot->area.width, bottom);
  cairo_line_to (cr, plot_x (plot, 0), bottom);
  cairo_close_path (cr);
  cairo_set_source_rgba (cr, colors->accent.red, colors->accent.green, colors->accent.blue, 0.15);
  cairo_fill (cr);
}

/* Draws the earlier scores as a thin dashed line. */
static void
draw_earlier (const Plot        *plot,
              cairo_t           *cr,
              const CloutColors *colors)
{
  const double dashes[] = { 4, 3 };

  cairo_new_path (cr);
  for (gsize i = 0; i < plot->days->n_values; i++)
    {
      if (isnan (plot->days->earlier[i]))
        continue;
      cairo_line_to (cr, plot_x (plot, i), plot_y (plot, plot->days->earlier[i]));
    }

  gdk_cairo_set_source_rgba (cr, &colors->faint_text);
  cairo_set_line_width (cr, 1.5);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static gboolean
is_in_sight (const Plot       *plot,
             const CloutEvent *event)
{
  return event->last >= clout_days_get_day (plot->days, 0)
         && event->first <= clout_days_get_day (plot->days, plot->days->n_values - 1);
}

static void
draw_away (const Plot        *plot,
           cairo_t           *cr,
           const CloutEvent  *event,
           const CloutColors *colors)
{
  double left = plot_x (plot, clout_days_find_day (plot->days, event->first));
  double right = plot_x (plot, clout_days_find_day (plot->days, event->last));

  gdk_cairo_set_source_rgba (cr, &colors->line);
  cairo_rectangle (cr, left - 1, plot->area.top, right - left + 2, plot->area.height);
  cairo_fill (cr);
}

static void
draw_formula (const Plot        *plot,
              cairo_t           *cr,
              const CloutEvent  *event,
              const CloutColors *colors)
{
  const double dashes[] = { 2, 2 };
  double x = (int) plot_x (plot, clout_days_find_day (plot->days, event->first)) + 0.5;

  gdk_cairo_set_source_rgba (cr, &colors->faint_text);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, x, plot->area.top);
  cairo_line_to (cr, x, plot->area.top + plot->area.height);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* Circles the day of a post that did well. */
static void
draw_post (const Plot        *plot,
           cairo_t           *cr,
           const CloutEvent  *event,
           const CloutColors *colors)
{
  gsize index = clout_days_find_day (plot->days, event->first);

  cairo_new_path (cr);
  cairo_arc (cr, plot_x (plot, index), plot_y (plot, plot->days->values[index]), 4, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba (cr, &colors->back);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &colors->accent);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

/* Draws a diamond on the day an account was added. */
static void
draw_account (const Plot        *plot,
              cairo_t           *cr,
              const CloutEvent  *event,
              const CloutColors *colors)
{
  const double size = 6;
  gsize index = clout_days_find_day (plot->days, event->first);
  double x = plot_x (plot, index);
  double y = plot_y (plot, plot->days->values[index]);

  cairo_new_path (cr);
  cairo_move_to (cr, x - size, y);
  cairo_line_to (cr, x, y - size);
  cairo_line_to (cr, x + size, y);
  cairo_line_to (cr, x, y + size);
  cairo_close_path (cr);
  gdk_cairo_set_source_rgba (cr, &colors->accent);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &colors->back);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

static void
draw_events (const Plot        *plot,
             cairo_t           *cr,
             const CloutColors *colors)
{
  for (guint i = 0; plot->days->events != NULL && i < plot->days->events->len; i++)
    {
      const CloutEvent *event = plot->days->events->pdata[i];

      if (!is_in_sight (plot, event))
        continue;
      if (event->kind == CLOUT_EVENT_AWAY)
        draw_away (plot, cr, event, colors);
      else if (event->kind == CLOUT_EVENT_FORMULA)
        draw_formula (plot, cr, event, colors);
      else if (event->kind == CLOUT_EVENT_ACCOUNT)
        draw_account (plot, cr, event, colors);
      else
        draw_post (plot, cr, event, colors);
    }
}

static void
draw_dot (const Plot        *plot,
          cairo_t           *cr,
          gsize              index,
          const CloutColors *colors)
{
  gdk_cairo_set_source_rgba (cr, &colors->accent);
  cairo_arc (cr, plot_x (plot, index), plot_y (plot, plot->days->values[index]), 4.5, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_bubble (const Plot    *plot,
             GtkSnapshot   *snapshot,
             gsize          index,
             const GdkRGBA *back,
             const GdkRGBA *text)
{
  g_autofree char *label = clout_days_describe (plot->days, index);
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (plot->widget, label);
  double x;
  double y;
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = plot_x (plot, index) - width / 2.0;
  x = CLAMP (x, 10, MAX (10, gtk_widget_get_width (plot->widget) - width - 10));
  y = plot_y (plot, plot->days->values[index]);
  y = y > height + 24 ? y - height - 18 : y + 18;

  clout_fill_rounded (snapshot, back,
                      &GRAPHENE_RECT_INIT ((float) x - 8, (float) y - 4, (float) width + 16,
                                           (float) height + 8), 8);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, text);
  gtk_snapshot_restore (snapshot);
}

/**
 * clout_chart_draw:
 * @widget: the widget that the chart fills
 * @snapshot: the snapshot to draw on
 * @days: the days, at least one
 * @selected: index of the selected day, or -1
 *
 * Draws the chart with its axes and events, and a bubble on the selected day.
 */
void
clout_chart_draw (GtkWidget       *widget,
                  GtkSnapshot     *snapshot,
                  const CloutDays *days,
                  gssize           selected)
{
  Plot plot;
  graphene_rect_t whole = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                              (float) gtk_widget_get_height (widget));
  CloutColors colors;
  cairo_t *cr;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (days != NULL);

  clout_colors_read (widget, &colors);
  plot_init (&plot, widget, days);
  draw_axis (&plot, snapshot, &colors);
  cr = gtk_snapshot_append_cairo (snapshot, &whole);
  draw_line (&plot, cr, &colors);
  if (days->earlier != NULL)
    draw_earlier (&plot, cr, &colors);
  draw_events (&plot, cr, &colors);
  draw_dot (&plot, cr, selected >= 0 ? (gsize) selected : days->n_values - 1, &colors);
  cairo_destroy (cr);

  if (selected >= 0)
    draw_bubble (&plot, snapshot, selected, &colors.text, &colors.back);
}

/**
 * clout_chart_day_at:
 * @widget: the widget that the chart fills
 * @days: the days, at least one
 * @x: pixels from the widget's left edge
 *
 * Finds the day at a position of the chart.
 *
 * Returns: the index of the nearest day
 */
gsize
clout_chart_day_at (GtkWidget       *widget,
                    const CloutDays *days,
                    double           x)
{
  Plot plot;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 0);
  g_return_val_if_fail (days != NULL, 0);

  plot_init (&plot, widget, days);
  return clout_scale_index_at (x - plot.area.left, days->n_values, plot.area.width);
}
