/* style-matrix.c: draws the matrix of styles and someone's place in it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/analysis/style-matrix.h"

#include <glib/gi18n.h>
#include <math.h>

#include "messages/analysis.h"
#include "ui/chart/colors.h"

#define SIDE CLOUT_STYLE_SIDE
#define CELL_HEIGHT 64
#define GAP 3
#define RADIUS 8
/* Between a cell's edge and its name. */
#define PADDING 2
#define DOT 6

struct _CloutStyleMatrix
{
  GtkWidget parent_instance;

  CloutStyle style;
  CloutStyle before;
  gboolean has_before;
};

G_DEFINE_FINAL_TYPE (CloutStyleMatrix, clout_style_matrix, GTK_TYPE_WIDGET)

/* Returns the height of a line of text. */
static int
line_height (GtkWidget *widget)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (widget, "X");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* Makes the text smaller where its longest word is wider than the cell. */
static PangoLayout *
fit (GtkWidget  *widget,
     const char *text,
     double      width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  double scale = PANGO_SCALE_SMALL;
  int longest = 0;

  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, 1);
  pango_layout_get_pixel_size (layout, &longest, NULL);
  if (longest * scale > width)
    scale = width / longest;
  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  return layout;
}

static void
draw_cell (GtkWidget         *widget,
           GtkSnapshot       *snapshot,
           int                cell,
           double             top,
           gboolean           chosen,
           const CloutColors *colors)
{
  double width = (gtk_widget_get_width (widget) - (SIDE - 1) * GAP) / (double) SIDE;
  double x = cell % SIDE * (width + GAP);
  double y = top + cell / SIDE * (CELL_HEIGHT + GAP);
  g_autoptr(PangoLayout) layout = fit (widget, clout_format_style (cell), width - 2 * PADDING);
  int height;

  clout_fill_rounded (snapshot, chosen ? &colors->soft_accent : &colors->line,
                      &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, CELL_HEIGHT),
                      RADIUS);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (snapshot);
  y += (CELL_HEIGHT - height) / 2.0;
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x + PADDING), (float) y));
  gtk_snapshot_append_layout (snapshot, layout, chosen ? &colors->text : &colors->faint_text);
  gtk_snapshot_restore (snapshot);
}

static void
draw_text (GtkWidget     *widget,
           GtkSnapshot   *snapshot,
           const char    *text,
           double         y,
           double         x_align,
           const GdkRGBA *color)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) ((gtk_widget_get_width (widget) - width)
                                                         * x_align), (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* Fills or, for an earlier place, outlines a dot. */
static void
draw_place (GtkWidget        *widget,
            cairo_t          *cr,
            const CloutStyle *style,
            double            top,
            gboolean          filled)
{
  double height = SIDE * CELL_HEIGHT + (SIDE - 1) * GAP;
  double x = DOT + style->x * (gtk_widget_get_width (widget) - 2 * DOT);
  double y = top + DOT + (1 - style->y) * (height - 2 * DOT);

  cairo_new_path (cr);
  cairo_arc (cr, x, y, DOT - 1, 0, 2 * G_PI);
  cairo_set_line_width (cr, 2);
  if (filled)
    cairo_fill (cr);
  else
    cairo_stroke (cr);
}

static void
clout_style_matrix_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  CloutStyleMatrix *self = CLOUT_STYLE_MATRIX (widget);
  double top = line_height (widget) + GAP;
  double bottom = top + SIDE * (CELL_HEIGHT + GAP);
  graphene_rect_t whole = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                              (float) gtk_widget_get_height (widget));
  CloutColors colors;
  cairo_t *cr;

  clout_colors_read (widget, &colors);
  /* Translators: the upper end of the matrix of styles */
  draw_text (widget, snapshot, _("Participating, broad"), 0, 0.5, &colors.faint_text);
  for (int cell = 0; cell < SIDE * SIDE; cell++)
    draw_cell (widget, snapshot, cell, top, cell == (int) self->style.cell, &colors);
  /* Translators: the lower end of the matrix of styles */
  draw_text (widget, snapshot, _("Listening, focused"), bottom, 0.5, &colors.faint_text);
  /* Translators: the left end of the matrix of styles */
  draw_text (widget, snapshot, _("← Sharing, casual"), bottom + top, 0, &colors.faint_text);
  /* Translators: the right end of the matrix of styles */
  draw_text (widget, snapshot, _("Creating, consistent →"), bottom + top, 1, &colors.faint_text);
  cr = gtk_snapshot_append_cairo (snapshot, &whole);
  gdk_cairo_set_source_rgba (cr, &colors.accent);
  if (self->has_before)
    draw_place (widget, cr, &self->before, top, FALSE);
  if (self->style.cell != CLOUT_STYLE_UNKNOWN)
    draw_place (widget, cr, &self->style, top, TRUE);
  cairo_destroy (cr);
}

static void
clout_style_matrix_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = 480;
    }
  else
    *minimum = *natural = SIDE * (CELL_HEIGHT + GAP) + 3 * (line_height (widget) + GAP);
}

static void
clout_style_matrix_class_init (CloutStyleMatrixClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = clout_style_matrix_snapshot;
  widget_class->measure = clout_style_matrix_measure;
  gtk_widget_class_set_css_name (widget_class, "clout-style-matrix");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
clout_style_matrix_init (CloutStyleMatrix *self)
{
  self->style.cell = CLOUT_STYLE_UNKNOWN;
}

/**
 * clout_style_matrix_set_style:
 * @self: a matrix
 * @style: the style whose cell and place to show; its cell may be unknown
 * @before: (nullable): a known earlier style, whose place is outlined
 *
 * Highlights a style in the matrix.
 */
void
clout_style_matrix_set_style (CloutStyleMatrix *self,
                              const CloutStyle *style,
                              const CloutStyle *before)
{
  g_autofree char *label = NULL;

  g_return_if_fail (CLOUT_IS_STYLE_MATRIX (self));

  self->style = *style;
  self->has_before = before != NULL;
  if (before != NULL)
    self->before = *before;
  /* Translators: for screen readers; %s is a style, such as “Thought leader” */
  label = g_strdup_printf (_("Matrix of styles: %s"), clout_format_style (style->cell));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
