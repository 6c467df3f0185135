/* window-actions.c: what the person can tell the window to do.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "ui/sign-in/sign-in-dialog.h"
#include "ui/window-private.h"
#include "words/words.h"

void
_clout_window_say (CloutWindow *self,
                   const char  *text)
{
  /* A toast's title is markup, and the text may hold anybody's name. */
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

void
_clout_window_show_message (CloutWindow *self,
                            const char  *text)
{
  gtk_label_set_label (self->message_label, text);
  gtk_revealer_set_reveal_child (self->message_strip, TRUE);
}

static void
say_error (CloutWindow  *self,
           const GError *error)
{
  g_autofree char *words = clout_words_for_error (error);

  _clout_window_show_message (self, words);
}

void
_clout_window_update_actions (CloutWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean open = self->engine != NULL;
  gboolean sample = open && clout_engine_is_sample (self->engine);
  gboolean any = open && g_list_model_get_n_items (clout_engine_get_accounts (self->engine)) > 0;

  gtk_widget_action_set_enabled (widget, "win.add-account", open);
  gtk_widget_action_set_enabled (widget, "win.open-archive", open);
  gtk_widget_action_set_enabled (widget, "win.open-archive-folder", open);
  gtk_widget_action_set_enabled (widget, "win.try-sample", open && !sample);
  gtk_widget_action_set_enabled (widget, "win.leave-sample", sample);
  gtk_widget_action_set_enabled (widget, "win.sync", any && !sample);
}

static void
synced_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CloutWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = clout_engine_sync_finish (CLOUT_ENGINE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sync", TRUE);
  if (done)
    gtk_revealer_set_reveal_child (self->message_strip, FALSE);
  else
    say_error (self, error);
}

/* @account: one, or %NULL for all that are due. */
void
_clout_window_sync (CloutWindow  *self,
                    CloutAccount *account)
{
  if (self->engine == NULL)
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sync", FALSE);
  clout_engine_sync_async (self->engine, account, self->cancellable, synced_cb,
                           g_object_ref (self));
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  CloutWindow *self = user_data;

  if (!g_cancellable_is_cancelled (self->cancellable))
    gtk_progress_bar_set_fraction (self->task_progress, CLAMP (fraction, 0, 1));
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (CloutWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CloutAccount) account = NULL;
  g_autofree char *text = NULL;

  account = clout_engine_import_finish (CLOUT_ENGINE (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  g_clear_object (&self->import_cancellable);
  gtk_revealer_set_reveal_child (self->task_strip, FALSE);
  _clout_window_update_actions (self);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (account == NULL)
    {
      say_error (self, error);
      return;
    }

  /* Translators: %s is a handle such as "ada@example.social" */
  text = g_strdup_printf (_ ("The archive of %s was read"), clout_account_get_handle (account));
  _clout_window_say (self, text);
}

static void
import (CloutWindow *self,
        GFile       *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *text = g_strdup_printf (_ ("Reading %s"), shown);

  self->import_cancellable = g_cancellable_new ();
  gtk_label_set_label (self->task_label, text);
  gtk_progress_bar_set_fraction (self->task_progress, 0);
  gtk_revealer_set_reveal_child (self->task_strip, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-archive", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-archive-folder", FALSE);
  clout_engine_import_async (self->engine, file, progress_cb, self, self->import_cancellable,
                             imported_cb, g_object_ref (self));
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
  if (file != NULL && self->engine != NULL && self->import_cancellable == NULL)
    import (self, file);
}

static void
add_archive_filter (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Archives"));
  gtk_file_filter_add_suffix (filter, "zip");
  gtk_file_filter_add_suffix (filter, "gz");
  gtk_file_filter_add_suffix (filter, "tgz");
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

static void
added_cb (CloutWindow  *self,
          CloutAccount *account)
{
  clout_window_show_page (self, "score");
  _clout_window_sync (self, account);
}

/* @again: an account to sign in again, or %NULL for a new one. */
void
_clout_window_add_account (CloutWindow  *self,
                           CloutAccount *again)
{
  CloutSignInDialog *dialog;

  if (self->engine == NULL)
    return;

  dialog = clout_sign_in_dialog_new (GTK_WINDOW (self), self->engine, again);
  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
action_cb (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  CloutWindow *self = CLOUT_WINDOW (widget);

  if (g_str_equal (name, "win.add-account"))
    _clout_window_add_account (self, NULL);
  else if (g_str_equal (name, "win.open-archive"))
    _clout_window_choose_archive (self, FALSE);
  else if (g_str_equal (name, "win.open-archive-folder"))
    _clout_window_choose_archive (self, TRUE);
  else if (g_str_equal (name, "win.try-sample"))
    clout_window_open (self, TRUE);
  else if (g_str_equal (name, "win.leave-sample") || g_str_equal (name, "win.open-again"))
    clout_window_open (self, FALSE);
  else if (g_str_equal (name, "win.sync"))
    _clout_window_sync (self, NULL);
  else if (g_str_equal (name, "win.close-message"))
    gtk_revealer_set_reveal_child (self->message_strip, FALSE);
  else if (g_str_equal (name, "win.cancel-import") && self->import_cancellable != NULL)
    g_cancellable_cancel (self->import_cancellable);
}

static void
page_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  clout_window_show_page (CLOUT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

void
_clout_window_install_actions (GtkWidgetClass *klass)
{
  const char *const names[] = {
    "win.add-account", "win.open-archive", "win.open-archive-folder", "win.try-sample",
    "win.leave-sample", "win.open-again", "win.sync", "win.close-message", "win.cancel-import",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (klass, names[i], NULL, action_cb);

  gtk_widget_class_install_action (klass, "win.page", "s", page_cb);
}
