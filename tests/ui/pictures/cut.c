/* cut.c: reports texts in a window that don't fit.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cut.h"

#include <adwaita.h>

/* Letters may extend this far outside their line. */
#define SLACK 2

static gboolean
is_beyond (GtkWidget *label,
           GtkWidget *top)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (label, top, &bounds)
         && (bounds.origin.x < -SLACK
             || bounds.origin.x + bounds.size.width
                > (float) gtk_widget_get_width (top) + SLACK);
}

/* libadwaita limits titles of entries, tabs and windows to one line and ellipsizes them. */
static gboolean
is_of_one_line (GtkWidget *label)
{
  return gtk_widget_get_ancestor (label, ADW_TYPE_ENTRY_ROW) != NULL
         || gtk_widget_get_ancestor (label, ADW_TYPE_WINDOW_TITLE) != NULL
         || gtk_widget_get_ancestor (label, ADW_TYPE_VIEW_SWITCHER) != NULL
         || gtk_widget_get_ancestor (label, ADW_TYPE_VIEW_SWITCHER_BAR) != NULL;
}

static gboolean
is_cut (GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  int width;
  int height;

  pango_layout_get_pixel_size (layout, &width, &height);

  return pango_layout_is_ellipsized (layout)
         || width > gtk_widget_get_width (GTK_WIDGET (label)) + SLACK
         || height > gtk_widget_get_height (GTK_WIDGET (label)) + SLACK;
}

static void
report (GtkWidget  *widget,
        GtkWidget  *top,
        const char *name)
{
  if (!gtk_widget_get_mapped (widget) || gtk_widget_get_width (widget) == 0)
    return;

  if (GTK_IS_LABEL (widget) && !is_of_one_line (widget) && is_cut (GTK_LABEL (widget)))
    g_message ("%s: cut: %s", name, gtk_label_get_text (GTK_LABEL (widget)));
  else if (GTK_IS_LABEL (widget) && is_beyond (widget, top))
    g_message ("%s: beyond the window: %s", name, gtk_label_get_text (GTK_LABEL (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    report (child, top, name);
}

/**
 * pictures_report_cut:
 * @top: a window with its final layout
 * @name: name for the log
 *
 * Logs each text in @top that is cut. Names of people may be longer than a line, but Clout's own
 * texts may not.
 */
void
pictures_report_cut (GtkWidget  *top,
                     const char *name)
{
  report (top, top, name);
}
