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
#include "ui/chart/plot.h"

#define MARK 4.0

typedef struct
{
  GtkWidget *widget;
  cairo_t *cr;
  CloutColors colors;
  CloutPlot area;
} Plot;

/* The last line has the text color. */
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

/* Draws a circle, a square, a triangle, a diamond or a cross. */
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
  const CloutPlot *area = &plot->area;
  double bottom = clout_plot_dates_y (area);
  guint interval = clout_plot_label_interval (area);
  g_autofree char *first = clout_format_day (today - 7 * CLOUT_COMPARISON_WEEKS + 1,
                                             CLOUT_DAY_LONG);

  for (guint i = 0; i < clout_scale_n_ticks (area->scale); i++)
    {
      double value = area->scale->low + i * area->scale->step;
      double y = clout_plot_y (area, value);
      g_autofree char *label = g_strdup_printf ("%'.0f", value);

      gdk_cairo_set_source_rgba (plot->cr, &plot->colors.line);
      cairo_rectangle (plot->cr, area->left, floor (y), area->width, 1);
      cairo_fill (plot->cr);
      if (i % interval == 0)
        draw_text (plot, label, area->left - CLOUT_PLOT_GAP, y, 1);
    }
  draw_text (plot, first, area->left, bottom, 0);
  draw_text (plot, C_("day", "Today"), area->left + area->width, bottom, 1);
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
          double x = plot->area.left + MARK
            + clout_scale_x (i, CLOUT_COMPARISON_WEEKS, plot->area.width - 2 * MARK);
          double y = clout_plot_y (&plot->area, line->weeks[i]);

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
 * @area: the widget to fill
 * @cr: the context to draw on
 * @lines: (array length=n_lines): a line for each person, with %CLOUT_COMPARISON_WEEKS numbers
 * @n_lines: number of lines
 *
 * Draws a line for each person, with marks that differ in shape too, so that nothing depends on
 * color alone.
 */
void
clout_compare_chart_draw (GtkDrawingArea         *area,
                          cairo_t                *cr,
                          const CloutCompareLine *lines,
                          guint                   n_lines)
{
  Plot plot = { .widget = GTK_WIDGET (area), .cr = cr };
  g_autoptr(GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  CloutScale scale;
  double zero = 0;

  clout_colors_read (GTK_WIDGET (area), &plot.colors);
  g_array_append_val (values, zero);
  for (guint i = 0; i < n_lines; i++)
    for (guint week = 0; week < CLOUT_COMPARISON_WEEKS; week++)
      {
        double value = lines[i].weeks[week];

        g_array_append_val (values, value);
      }
  clout_scale_fit_counts ((const double *) values->data, values->len, &scale);
  clout_plot_init (&plot.area, plot.widget, &scale, scale.high);
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
