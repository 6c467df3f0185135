/* save-chart.c: saves a chart to a file.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/chart/save-chart.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ui/widgets/picture.h"
#include "ui/widgets/save-as.h"

static GBytes *
make_content (GtkWidget  *widget,
              const char *name)
{
  CloutPictureForm form;
  char *csv;

  if (clout_picture_form_of_name (name, &form))
    return clout_picture_of_widget (form, widget);
  if (!g_str_has_suffix (name, ".csv"))
    return NULL;

  csv = clout_chart_dup_csv (CLOUT_CHART (widget));

  return g_bytes_new_take (csv, strlen (csv));
}

/**
 * clout_save_chart:
 * @chart: a chart on screen
 *
 * Asks for a file and saves the chart. The file name decides between PNG, SVG and CSV.
 */
void
clout_save_chart (CloutChart *chart)
{
  g_return_if_fail (CLOUT_IS_CHART (chart));

  clout_save_as (GTK_WIDGET (chart), _("Save Chart"), "clout.png",
                 _("The file name must end in .png, .svg or .csv"), make_content);
}
