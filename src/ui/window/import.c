/* import.c: archives that the person chose, dropped or named at the start.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "sync/import/restore.h"
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

static void
tell_imported (CloutWindow  *self,
               CloutAccount *account)
{
  const char *handle = clout_account_get_handle (account);
  /* Translators: %s is a handle such as "ada@example.social" */
  g_autofree char *text = g_strdup_printf (_ ("The archive of %s was read"),
                                           handle != NULL ? handle : "?");

  clout_window_show_page (self, "score");
  _clout_window_say (self, text);
}

/* Of several files that were dropped it may be any. */
static void
tell_failed (CloutWindow  *self,
             const GError *error)
{
  g_autofree char *words = clout_format_error (error);
  /* Translators: the name of a file, and what is wrong with it */
  g_autofree char *text = g_strdup_printf (C_ ("file", "%s: %s"), self->import_name, words);

  _clout_window_show_message (self, text);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (CloutWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CloutAccount) account = NULL;
  g_autoptr (CloutImportReport) report = NULL;

  account = clout_engine_import_finish (CLOUT_ENGINE (source), result, &report, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  g_clear_object (&self->import_cancellable);
  gtk_revealer_set_reveal_child (self->task_strip, FALSE);
  _clout_window_update_actions (self);

  if (account != NULL)
    tell_imported (self, account);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell_failed (self, error);

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

  g_free (self->import_name);
  self->import_name = g_filename_display_name (name);
  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_ ("Reading %s"), self->import_name);
  self->import_cancellable = g_cancellable_new ();
  gtk_label_set_label (self->task_label, text);
  gtk_progress_bar_set_fraction (self->task_progress, 0);
  gtk_revealer_set_reveal_child (self->task_strip, TRUE);
  _clout_window_update_actions (self);
  clout_engine_import_async (self->engine, file, progress_cb, self, self->import_cancellable,
                             imported_cb, g_object_ref (self));
}

/* Reads the next archive that waits, as soon as the person's own data are open. */
void
_clout_window_import_next (CloutWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (self->import_cancellable != NULL || g_queue_is_empty (self->archives))
    return;

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

/* Those that wait to be read aren't read either. */
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
 * @file: an archive, packed or a folder
 *
 * Reads @file into the person's own data when they are open; the sample is left
 * for it. Archives are read one after the other.
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
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  g_clear_object (&self->chooser);
  if (file != NULL)
    clout_window_import (self, file);
}

static void
add_archive_filter (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, C_ ("files", "Archives"));
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
  self->chooser = gtk_file_chooser_native_new (_ ("Open Archive"), GTK_WINDOW (self), action,
                                               _ ("_Open"), _ ("_Cancel"));
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

/* An archive can also be dropped on the window. */
void
_clout_window_take_drops (CloutWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
