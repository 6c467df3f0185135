/* save-as.c: saves something to a file that the person chooses.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/save-as.h"

#include <glib/gi18n.h>

#include "messages/messages.h"

typedef struct
{
  GtkWidget *widget; /* outlives this */
  CloutSaveFunc make;
  const char *hint;
} Saving;

static void
say (GtkWidget  *widget,
     const char *text)
{
  gtk_widget_activate_action (widget, "win.say", "s", text);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GtkWidget) widget = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *text = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    /* Translators: %s is the name of a file */
    text = g_strdup_printf (_("Saved %s."), shown);
  else
    text = clout_format_save_error (shown, error);
  say (widget, text);
}

static void
save (const Saving *saving,
      GFile        *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *folded = g_utf8_strdown (shown, -1);
  g_autoptr(GBytes) content = saving->make (saving->widget, folded);

  if (content == NULL)
    say (saving->widget, saving->hint);
  else
    g_file_replace_contents_bytes_async (file, content, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                         written_cb, g_object_ref (saving->widget));
}

static void
response_cb (GtkNativeDialog *chooser,
             int              response,
             Saving          *saving)
{
  g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  gtk_native_dialog_hide (chooser);
  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    save (saving, file);
}

static void
free_saving (gpointer  data,
             GClosure *closure)
{
  g_free (data);
}

/**
 * clout_save_as:
 * @widget: widget to save, in a window with the action "win.say"
 * @title: title of the file dialog
 * @suggested: suggested file name
 * @hint: (transfer none): message for an unknown extension, a constant
 * @make: makes the contents
 *
 * Asks for a file, saves to it and shows the result.
 */
void
clout_save_as (GtkWidget     *widget,
               const char    *title,
               const char    *suggested,
               const char    *hint,
               CloutSaveFunc  make)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (title, window, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL);
  Saving *saving = g_new (Saving, 1);

  *saving = (Saving) { widget, make, hint };
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), suggested);
  g_signal_connect_data (chooser, "response", G_CALLBACK (response_cb), saving, free_saving, 0);
  /* The dialog lives until the next one, and never longer than the widget. */
  g_object_set_data_full (G_OBJECT (widget), "chooser", chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
