/* import.c: imports archives that were chosen, dropped or given on the command line, and shows
 * the results.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "sync/import.h"
#include "sync/restore.h"
#include "sync/sync-error.h"
#include "ui/window/private.h"
#include "messages/imports.h"
#include "messages/messages.h"

static void
progress_cb (const CloutImportProgress *progress,
             gpointer                   user_data)
{
  CloutWindow *self = user_data;
  g_autofree char *text = NULL;

  if (g_cancellable_is_cancelled (self->cancellable) || progress->size == 0)
    return;

  text = clout_format_import_progress (progress);
  gtk_progress_bar_set_fraction (self->task_progress, (double) progress->read / progress->size);
  gtk_progress_bar_set_text (self->task_progress, text);
}

/* Names the file, because several may have been dropped. */
static void
show_error (CloutWindow  *self,
            const GError *error)
{
  g_autofree char *words = clout_format_error (error);
  /* Translators: the name of a file, and what is wrong with it */
  g_autofree char *text = g_strdup_printf (C_("file", "%s: %s"), self->import_name, words);

  _clout_window_show_message (self, text);
}

/* Adds an import to the results for show_imported(). */
static void
add_imported (CloutWindow             *self,
              CloutAccount            *account,
              const CloutImportReport *report)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_auto(GStrv) lines = clout_format_import (report, zone);
  g_autofree char *text = g_strjoinv ("\n", lines);
  const char *handle = clout_account_get_handle (account);

  if (self->n_imported > 0)
    g_string_append (self->imported, "\n\n");
  /* Translators: a network and a handle there */
  g_string_append_printf (self->imported, C_("account", "%s: %s"),
                          clout_format_network (clout_account_get_network (account)),
                          handle != NULL ? handle : "?");
  g_string_append_printf (self->imported, "\n%s", text);
  self->n_imported++;
}

static void
imported_response_cb (GtkWidget   *dialog,
                      const char  *response,
                      CloutWindow *self)
{
  if (g_str_equal (response, "score"))
    clout_window_show_page (self, "score");
}

static GtkWidget *
new_dialog (CloutWindow *self,
            const char  *heading,
            const char  *body,
            const char  *close,
            const char  *response,
            const char  *label)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_add_responses (message, "close", close, response, label, NULL);
  adw_message_dialog_set_response_appearance (message, response, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (message, response);
  adw_message_dialog_set_close_response (message, "close");

  return dialog;
}

/* Shows new results, if there are any, with a button to the score. */
static void
show_imported (CloutWindow *self)
{
  GtkWidget *dialog;

  if (self->n_imported == 0)
    return;

  dialog = new_dialog (self, ngettext ("Archive Imported", "Archives Imported", self->n_imported),
                       self->imported->str, _("_Close"), "score", _("_Show Score"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (imported_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  g_string_truncate (self->imported, 0);
  self->n_imported = 0;
}

/* Imports @file next. @handle: its owner, because the file doesn't name one. */
static void
import_as (CloutWindow *self,
           GFile       *file,
           const char  *handle)
{
  g_object_set_data_full (G_OBJECT (file), "handle", g_strdup (handle), g_free);
  g_queue_push_head (self->archives, g_object_ref (file));
  _clout_window_import_next (self);
}

static void
handle_response_cb (GtkWidget   *dialog,
                    const char  *response,
                    CloutWindow *self)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), "entry");
  GFile *file = g_object_get_data (G_OBJECT (dialog), "file");
  g_autofree char *handle = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (g_str_equal (response, "open") && *handle != '\0')
    import_as (self, file, handle);
  else
    _clout_window_import_next (self);
}

static void
handle_changed_cb (GtkEditable      *entry,
                   AdwMessageDialog *dialog)
{
  g_autofree char *handle = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "open", *handle != '\0');
}

static GtkWidget *
new_entry (GtkWidget **ret_row)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Handle"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Handle"), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  *ret_row = row;

  return list;
}

static gboolean
lacks_handle (const GError *error)
{
  return g_error_matches (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_ARCHIVE_OWNERLESS)
         || g_error_matches (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_ARCHIVE_SERVERLESS);
}

static char *
dup_question (CloutWindow  *self,
              const GError *error)
{
  if (g_error_matches (error, CLOUT_SYNC_ERROR, CLOUT_SYNC_ERROR_ARCHIVE_SERVERLESS))
    return clout_format_error (error);

  /* Translators: %s is the name of a file */
  return g_strdup_printf (
    _("“%s” doesn’t say whose it is. Enter your handle on that network, or cancel and open a "
      "folder with all parts of the download."), self->import_name);
}

/* Asks who owns the last archive, and imports it again with that handle. */
static void
ask_handle (CloutWindow  *self,
            const GError *error)
{
  g_autofree char *body = dup_question (self, error);
  GtkWidget *dialog = new_dialog (self, _("Whose Archive Is This?"), body, _("_Cancel"), "open",
                                  _("_Open"));
  GtkWidget *row;

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), new_entry (&row));
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "open", FALSE);
  g_object_set_data (G_OBJECT (dialog), "entry", row);
  g_object_set_data_full (G_OBJECT (dialog), "file", g_object_ref (self->import_file),
                          g_object_unref);
  g_signal_connect (row, "changed", G_CALLBACK (handle_changed_cb), dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (handle_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (row);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CloutWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(CloutAccount) account = NULL;
  g_autoptr(CloutImportReport) report = NULL;

  account = clout_engine_import_finish (CLOUT_ENGINE (source), result, &report, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  g_clear_object (&self->import_cancellable);
  gtk_revealer_set_reveal_child (self->task_strip, FALSE);
  _clout_window_update_actions (self);

  if (account != NULL)
    add_imported (self, account, report);
  else if (lacks_handle (error))
    {
      ask_handle (self, error);
      return;
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    _clout_window_say (self, _("Import canceled. Nothing was stored."));
  else
    show_error (self, error);

  _clout_window_import_next (self);
}

static void
start (CloutWindow *self,
       GFile       *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *text = NULL;

  if (path != NULL && clout_restore_is_export (path))
    {
      _clout_window_restore_file (self, path);
      return;
    }

  g_set_object (&self->import_file, file);
  g_free (self->import_name);
  self->import_name = g_filename_display_name (name);
  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_("Importing %s"), self->import_name);
  self->import_cancellable = g_cancellable_new ();
  gtk_label_set_label (self->task_label, text);
  gtk_progress_bar_set_fraction (self->task_progress, 0);
  gtk_revealer_set_reveal_child (self->task_strip, TRUE);
  _clout_window_update_actions (self);
  clout_engine_import_as_async (self->engine, file, g_object_get_data (G_OBJECT (file), "handle"),
                                progress_cb, self, self->import_cancellable, imported_cb,
                                g_object_ref (self));
}

/* Imports the next pending archive once the person's own data are open. Shows the results after
   the last one. */
void
_clout_window_import_next (CloutWindow *self)
{
  g_autoptr(GFile) file = NULL;

  if (self->import_cancellable != NULL)
    return;

  if (g_queue_is_empty (self->archives))
    {
      show_imported (self);
      return;
    }

  if (self->sample)
    {
      clout_window_open (self, FALSE);
      return;
    }

  if (self->engine == NULL)
    return;

  file = g_queue_pop_head (self->archives);
  start (self, file);
}

/* Drops the pending archives as well. */
void
_clout_window_cancel_import (CloutWindow *self)
{
  g_queue_clear_full (self->archives, g_object_unref);
  if (self->import_cancellable != NULL)
    g_cancellable_cancel (self->import_cancellable);
}

/**
 * clout_window_import:
 * @self: a window
 * @file: an archive, either a file or a folder
 *
 * Imports @file into the person's own data once they are open; closes the sample for that.
 * Imports one archive at a time.
 */
void
clout_window_import (CloutWindow *self,
                     GFile       *file)
{
  g_return_if_fail (CLOUT_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  gtk_revealer_set_reveal_child (self->message_strip, FALSE);
  g_queue_push_tail (self->archives, g_object_ref (file));
  _clout_window_import_next (self);
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           CloutWindow     *self)
{
  g_autoptr(GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  g_clear_object (&self->chooser);
  if (file != NULL)
    clout_window_import (self, file);
}

static void
add_archive_filter (GtkFileChooser *chooser)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, C_("files", "Archives"));
  gtk_file_filter_add_suffix (filter, "zip");
  gtk_file_filter_add_suffix (filter, "gz");
  gtk_file_filter_add_suffix (filter, "tgz");
  gtk_file_filter_add_suffix (filter, "tar");
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_chooser_add_filter (chooser, filter);
}

void
_clout_window_choose_archive (CloutWindow *self,
                              gboolean     folder)
{
  GtkFileChooserAction action = folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                                       : GTK_FILE_CHOOSER_ACTION_OPEN;

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Open Archive"), GTK_WINDOW (self), action,
                                               _("_Open"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  if (!folder)
    add_archive_filter (GTK_FILE_CHOOSER (self->chooser));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         CloutWindow   *self)
{
  clout_window_import (self, g_value_get_object (value));

  return TRUE;
}

/* What comes without permission to copy it isn't accepted in the first place. Wine revokes it
   whenever the pointer moves, and so the default handler would refuse the drop. */
static GdkDragAction
motion_cb (GtkDropTarget *target,
           double         x,
           double         y,
           gpointer       user_data)
{
  return GDK_ACTION_COPY;
}

/* Accepts archives dropped on the window. */
void
_clout_window_take_drops (CloutWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), NULL);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
