/* save-chart.c: a chart as a file that the person names.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/chart/save-chart.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ui/picture.h"

static void
say (GtkWidget  *widget,
     const char *text)
{
  gtk_widget_activate_action (widget, "win.say", "s", text);
}

/* By the end of its name, or %NULL if that says nothing. */
static GBytes *
make_content (CloutChart *chart,
              const char *name)
{
  g_autofree char *folded = g_utf8_strdown (name, -1);
  char *csv;

  if (g_str_has_suffix (folded, ".png"))
    return clout_picture_to_png (GTK_WIDGET (chart));
  if (g_str_has_suffix (folded, ".svg"))
    return clout_picture_to_svg (GTK_WIDGET (chart));
  if (!g_str_has_suffix (folded, ".csv"))
    return NULL;

  csv = clout_chart_dup_csv (chart);

  return g_bytes_new_take (csv, strlen (csv));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CloutChart) chart = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *text = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    /* Translators: %s is the name of a file */
    text = g_strdup_printf (_ ("Saved %s."), shown);
  else
    /* Translators: the name of a file, and why, as the system says it */
    text = g_strdup_printf (_ ("%s could not be saved: %s"), shown, error->message);
  say (GTK_WIDGET (chart), text);
}

static void
response_cb (CloutChart        *chart,
             int                response,
             GtkNativeDialog   *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autoptr (GBytes) content = NULL;

  gtk_native_dialog_destroy (chooser);
  if (response != GTK_RESPONSE_ACCEPT || name == NULL)
    return;

  content = make_content (chart, name);
  if (content == NULL)
    say (GTK_WIDGET (chart), _ ("Let the name end in .png, .svg or .csv."));
  else
    g_file_replace_contents_bytes_async (file, content, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                         written_cb, g_object_ref (chart));
}

/**
 * clout_save_chart:
 * @chart: a chart on screen
 *
 * Asks for a file, whose name says whether it is a picture, a drawing or a table.
 */
void
clout_save_chart (CloutChart *chart)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (chart)));
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_ ("Save Chart"), window, GTK_FILE_CHOOSER_ACTION_SAVE,
                                 _ ("_Save"), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), "clout.png");
  /* It lives as long as the chart at most, and is let go when it has been answered. */
  g_object_set_data_full (G_OBJECT (chart), "chooser", chooser, g_object_unref);
  g_signal_connect_object (chooser, "response", G_CALLBACK (response_cb), chart,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
