/* columns-layout.c: two columns where there is room for them, otherwise one.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For a widget with two children: the second is beside the first in a wide window and below it in
 * a narrow one. Neither becomes wider than text is comfortable to read. */

#include "config.h"

#include "ui/layout/columns-layout.h"

#include "ui/layout/measure.h"

/* The widest column, as on a page with a single one. */
#define MAX_WIDTH 640
/* Narrower columns look cramped. */
#define MIN_WIDTH 480
#define SPACING 24

struct _CloutColumnsLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (CloutColumnsLayout, clout_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
get_least (GtkWidget *first,
           GtkWidget *second)
{
  return MAX (clout_measure_minimum_width (first), clout_measure_minimum_width (second));
}

/* Large text may need more than a column has. */
static gboolean
fit_beside (GtkWidget *first,
            GtkWidget *second,
            int        width)
{
  int column = (width - SPACING) / 2;

  return gtk_widget_should_layout (second) && column >= MIN_WIDTH
    && column >= get_least (first, second);
}

static GtkSizeRequestMode
clout_columns_layout_get_request_mode (GtkLayoutManager *manager,
                                       GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *first,
               GtkWidget *second,
               int       *minimum,
               int       *natural)
{
  int first_natural;
  int second_minimum;
  int second_natural;

  gtk_widget_measure (first, GTK_ORIENTATION_HORIZONTAL, -1, minimum, &first_natural, NULL, NULL);
  gtk_widget_measure (second, GTK_ORIENTATION_HORIZONTAL, -1, &second_minimum, &second_natural,
                      NULL, NULL);
  *minimum = MAX (*minimum, second_minimum);
  *natural = MAX (*minimum, MIN (MAX (first_natural, second_natural), MAX_WIDTH));
}

static int
measure_height (GtkWidget *first,
                GtkWidget *second,
                int        width)
{
  int column = MIN ((width - SPACING) / 2, MAX_WIDTH);
  int single = MAX (MIN (width, MAX_WIDTH), get_least (first, second));

  if (fit_beside (first, second, width))
    return MAX (clout_measure_height (first, column), clout_measure_height (second, column));
  if (!gtk_widget_should_layout (second))
    return clout_measure_height (first, single);
  return clout_measure_height (first, single) + SPACING + clout_measure_height (second, single);
}

static void
clout_columns_layout_measure (GtkLayoutManager *manager,
                              GtkWidget        *widget,
                              GtkOrientation    orientation,
                              int               for_size,
                              int              *minimum,
                              int              *natural,
                              int              *minimum_baseline,
                              int              *natural_baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = gtk_widget_get_last_child (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (first, second, minimum, natural);
  else
    *minimum = *natural = measure_height (first, second, for_size < 0 ? MAX_WIDTH : for_size);
}

static void
clout_columns_layout_allocate (GtkLayoutManager *manager,
                               GtkWidget        *widget,
                               int               width,
                               int               height,
                               int               baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = gtk_widget_get_last_child (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean beside = fit_beside (first, second, width);
  int column = MIN (beside ? (width - SPACING) / 2 : width, MAX_WIDTH);
  int used = beside ? 2 * column + SPACING : column;
  int left = (width - used) / 2;
  int right = left + used - column;
  int first_height = beside || !gtk_widget_should_layout (second)
    ? height : MIN (clout_measure_height (first, column), height);
  int top = beside ? 0 : MIN (first_height + SPACING, height);

  gtk_widget_size_allocate (first, &(GtkAllocation) {
    mirrored ? right : left, 0, column, first_height }, -1);
  if (gtk_widget_should_layout (second))
    gtk_widget_size_allocate (second, &(GtkAllocation) {
      mirrored ? left : right, top, column, height - top }, -1);
}

static void
clout_columns_layout_class_init (CloutColumnsLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = clout_columns_layout_get_request_mode;
  manager_class->measure = clout_columns_layout_measure;
  manager_class->allocate = clout_columns_layout_allocate;
}

static void
clout_columns_layout_init (CloutColumnsLayout *self)
{
}
