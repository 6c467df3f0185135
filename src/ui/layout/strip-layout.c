/* strip-layout.c: places a text or entry and its button side by side if there is enough room.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/layout/strip-layout.h"

#include "ui/layout/measure.h"

#define SPACING 12

struct _CloutStripLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (CloutStripLayout, clout_strip_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
get_natural_width (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);

  return natural;
}

/* The text needs its minimum width, and looks wrong if it is narrower than the button. */
static gboolean
fit_beside (GtkWidget *text,
            int        width,
            int        button_width)
{
  return width < 0
    || width - SPACING - button_width >= MAX (clout_measure_minimum_width (text), button_width);
}

static GtkSizeRequestMode
clout_strip_layout_get_request_mode (GtkLayoutManager *manager,
                                     GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *text,
               GtkWidget *button,
               int       *minimum,
               int       *natural)
{
  int text_min;
  int text_nat;
  int button_min;
  int button_nat;

  gtk_widget_measure (text, GTK_ORIENTATION_HORIZONTAL, -1, &text_min, &text_nat, NULL, NULL);
  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, &button_min, &button_nat, NULL, NULL);
  *minimum = MAX (text_min, button_min);
  *natural = text_nat + SPACING + button_nat;
}

static void
clout_strip_layout_measure (GtkLayoutManager *manager,
                            GtkWidget        *widget,
                            GtkOrientation    orientation,
                            int               for_size,
                            int              *minimum,
                            int              *natural,
                            int              *minimum_baseline,
                            int              *natural_baseline)
{
  GtkWidget *text = gtk_widget_get_first_child (widget);
  GtkWidget *button = gtk_widget_get_last_child (widget);
  int button_width = get_natural_width (button);

  if (!gtk_widget_should_layout (text))
    gtk_widget_measure (button, orientation, for_size, minimum, natural, NULL, NULL);
  else if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (text, button, minimum, natural);
  else if (for_size < 0)
    *minimum = *natural = MAX (clout_measure_height (text, -1), clout_measure_height (button, -1));
  else if (fit_beside (text, for_size, button_width))
    *minimum = *natural = MAX (clout_measure_height (text, for_size - SPACING - button_width),
                               clout_measure_height (button, button_width));
  else
    *minimum = *natural = clout_measure_height (text, for_size) + SPACING / 2
                          + clout_measure_height (button, MIN (button_width, for_size));
}

static void
clout_strip_layout_allocate (GtkLayoutManager *manager,
                             GtkWidget        *widget,
                             int               width,
                             int               height,
                             int               baseline)
{
  GtkWidget *text = gtk_widget_get_first_child (widget);
  GtkWidget *button = gtk_widget_get_last_child (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int button_width = MIN (get_natural_width (button), width);
  gboolean beside = fit_beside (text, width, button_width);
  int text_width = beside ? width - SPACING - button_width : width;
  int text_height = beside ? height : MIN (clout_measure_height (text, width), height);
  int button_y = beside ? 0 : MIN (text_height + SPACING / 2, height);

  if (!gtk_widget_should_layout (text))
    {
      gtk_widget_size_allocate (button, &(GtkAllocation) { 0, 0, width, height }, -1);
      return;
    }

  gtk_widget_size_allocate (text, &(GtkAllocation) {
    mirrored ? width - text_width : 0, 0, text_width, text_height }, -1);
  gtk_widget_size_allocate (button, &(GtkAllocation) {
    mirrored ? 0 : width - button_width, button_y, button_width, height - button_y }, -1);
}

static void
clout_strip_layout_class_init (CloutStripLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = clout_strip_layout_get_request_mode;
  manager_class->measure = clout_strip_layout_measure;
  manager_class->allocate = clout_strip_layout_allocate;
}

static void
clout_strip_layout_init (CloutStripLayout *self)
{
}
