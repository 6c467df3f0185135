/* compare-chart.c: draws several people's reactions by week.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/people/compare-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/duration.h"
#include "messages/dates.h"
#include "ui/chart/colors.h"
#include "ui/chart/scale.h"

#define MARGIN 12
#define GAP 8
#define MARK 4.0

typedef struct
{
  GtkWidget *widget;
  cairo_t *cr;
  CloutColors colors;
  CloutScale scale;
  int label_width;
  int label_height;
} Plot;

/* The last line has the color of text. */
static const GdkRGBA palette[CLOUT_COMPARISON_MOST] = {
  { 0.208f, 0.518f, 0.894f, 1 }, { 0.902f, 0.380f, 0, 1 },
  { 0.569f, 0.255f, 0.675f, 1 }, { 0.149f, 0.635f, 0.412f, 1 },
};

static const struct
{
  double dashes[4];
  int n_dashes;
} dashes[CLOUT_COMPARE_LINES] = {
  { { 0 }, 0 }, { { 8, 4 }, 2 }, { { 2, 3 }, 2 }, { { 9, 3, 2, 3 }, 4 }, { { 0 }, 0 },
};

static void
set_color (const Plot *plot,
           guint       line)
{
  gdk_cairo_set_source_rgba (plot->cr, line < CLOUT_COMPARISON_MOST ? &palette[line]
                                                                    : &plot->colors.text);
}

/* A circle, a square, a triangle, a diamond or a cross. */
static void
draw_mark (const Plot *plot,
           guint       line,
           double      x,
           double      y)
{
  cairo_t *cr = plot->cr;

  cairo_new_path (cr);
  switch (line)
    {
    case 0:
      cairo_arc (cr, x, y, MARK, 0, 2 * G_PI);
      break;
    case 1:
      cairo_rectangle (cr, x - MARK, y - MARK, 2 * MARK, 2 * MARK);
      break;
    case 2:
      cairo_move_to (cr, x, y - MARK - 1);
      cairo_line_to (cr, x + MARK + 1, y + MARK);
      cairo_line_to (cr, x - MARK - 1, y + MARK);
      break;
    case 3:
      cairo_move_to (cr, x, y - MARK - 1);
      cairo_line_to (cr, x + MARK + 1, y);
      cairo_line_to (cr, x, y + MARK + 1);
      cairo_line_to (cr, x - MARK - 1, y);
      break;
    default:
      cairo_move_to (cr, x - MARK, y - MARK);
      cairo_line_to (cr, x + MARK, y + MARK);
      cairo_move_to (cr, x - MARK, y + MARK);
      cairo_line_to (cr, x + MARK, y - MARK);
      cairo_stroke (cr);
      return;
    }
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
stroke_line (const Plot *plot,
             guint       line)
{
  cairo_set_line_width (plot->cr, 2);
  cairo_set_dash (plot->cr, dashes[line].dashes, dashes[line].n_dashes, 0);
  cairo_stroke (plot->cr);
  cairo_set_dash (plot->cr, NULL, 0, 0);
}

static double
plot_left (const Plot *plot)
{
  return plot->label_width + GAP;
}

static double
plot_width (const Plot *plot)
{
  return MAX (1, gtk_widget_get_width (plot->widget) - plot_left (plot) - MARGIN);
}

static double
plot_height (const Plot *plot)
{
  return MAX (1, gtk_widget_get_height (plot->widget) - plot->label_height - GAP - MARGIN);
}

static void
draw_text (const Plot *plot,
           const char *text,
           double      x,
           double      y,
           double      x_align)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (plot->widget, text);
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);
  gdk_cairo_set_source_rgba (plot->cr, &plot->colors.faint_text);
  cairo_move_to (plot->cr, x - width * x_align, y - height / 2.0);
  pango_cairo_show_layout (plot->cr, layout);
}

static void
draw_axis (const Plot *plot)
{
  gint64 today = g_get_real_time () / G_USEC_PER_SEC / CLOUT_DAY;
  double bottom = MARGIN + plot_height (plot) + GAP + plot->label_height / 2.0;
  g_autofree char *first = clout_format_day (today - 7 * CLOUT_COMPARISON_WEEKS + 1,
                                             CLOUT_DAY_LONG);

  for (guint i = 0; i < clout_scale_n_ticks (&plot->scale); i++)
    {
      double value = plot->scale.low + i * plot->scale.step;
      double y = MARGIN + clout_scale_y (&plot->scale, value, plot_height (plot));
      g_autofree char *label = g_strdup_printf ("%'.0f", value);

      gdk_cairo_set_source_rgba (plot->cr, &plot->colors.line);
      cairo_rectangle (plot->cr, plot_left (plot), floor (y), plot_width (plot), 1);
      cairo_fill (plot->cr);
      draw_text (plot, label, plot->label_width, y, 1);
    }
  draw_text (plot, first, plot_left (plot), bottom, 0);
  draw_text (plot, C_("day", "Today"), plot_left (plot) + plot_width (plot), bottom, 1);
}

static void
draw_line (const Plot             *plot,
           const CloutCompareLine *line)
{
  for (guint pass = 0; pass < 2; pass++)
    {
      cairo_new_path (plot->cr);
      set_color (plot, line->line);
      for (guint i = 0; i < CLOUT_COMPARISON_WEEKS; i++)
        {
          double x = plot_left (plot) + MARK
            + clout_scale_x (i, CLOUT_COMPARISON_WEEKS, plot_width (plot) - 2 * MARK);
          double y = MARGIN + clout_scale_y (&plot->scale, line->weeks[i], plot_height (plot));

          if (pass == 0)
            cairo_line_to (plot->cr, x, y);
          else
            draw_mark (plot, line->line, x, y);
        }
      if (pass == 0)
        stroke_line (plot, line->line);
    }
}

/**
 * clout_compare_chart_draw:
 * @area: the widget
 * @lines: (array length=n_lines): lines with %CLOUT_COMPARISON_WEEKS numbers each
 */
void
clout_compare_chart_draw (GtkDrawingArea         *area,
                          cairo_t                *cr,
                          const CloutCompareLine *lines,
                          guint                   n_lines)
{
  Plot plot = { .widget = GTK_WIDGET (area), .cr = cr };
  g_autoptr(GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(PangoLayout) layout = NULL;
  g_autofree char *largest = NULL;
  double zero = 0;

  clout_colors_read (GTK_WIDGET (area), &plot.colors);
  g_array_append_val (values, zero);
  for (guint i = 0; i < n_lines; i++)
    for (guint week = 0; week < CLOUT_COMPARISON_WEEKS; week++)
      {
        double value = lines[i].weeks[week];

        g_array_append_val (values, value);
      }
  clout_scale_fit_counts ((const double *) values->data, values->len, &plot.scale);
  largest = g_strdup_printf ("%'.0f", plot.scale.high);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (area), largest);
  pango_layout_get_pixel_size (layout, &plot.label_width, &plot.label_height);
  draw_axis (&plot);
  for (guint i = 0; i < n_lines; i++)
    draw_line (&plot, &lines[i]);
}

static void
sample_cb (GtkDrawingArea *area,
           cairo_t        *cr,
           int             width,
           int             height,
           gpointer        line)
{
  Plot plot = { .widget = GTK_WIDGET (area), .cr = cr };

  clout_colors_read (GTK_WIDGET (area), &plot.colors);
  set_color (&plot, GPOINTER_TO_UINT (line));
  cairo_move_to (cr, 0, height / 2.0);
  cairo_line_to (cr, width, height / 2.0);
  stroke_line (&plot, GPOINTER_TO_UINT (line));
  draw_mark (&plot, GPOINTER_TO_UINT (line), width / 2.0, height / 2.0);
}

/**
 * clout_compare_chart_sample:
 * @line: number of a line
 *
 * Returns: (transfer floating): a piece of the line, for the legend
 */
GtkWidget *
clout_compare_chart_sample (guint line)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, "content-width", 40,
                                  "content-height", 16, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), sample_cb, GUINT_TO_POINTER (line),
                                  NULL);
  return area;
}
