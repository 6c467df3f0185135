/* restore.c: restores a backup or an export, and revokes unused sign-ins afterwards.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "sync/restore.h"
#include "ui/window/private.h"
#include "messages/messages.h"

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(CloutWindow) self = user_data;
  g_autofree char *replaced = NULL;
  g_autoptr(GError) error = NULL;
  gboolean done = clout_restore_finish (result, &replaced, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  g_clear_pointer (&self->opening_message, g_free);
  if (!done)
    self->opening_message = clout_format_error (error);
  else if (replaced != NULL)
    /* Translators: %s is the name of a file */
    self->opening_message = g_strdup_printf (_("Your data was restored. Your previous data is "
                                               "kept as %s."), replaced);
  clout_window_open (self, FALSE);
}

/* Closes the data, which stops a running sync. */
static void
restore (CloutWindow *self,
         const char  *source)
{
  g_cancellable_cancel (self->sync_cancellable);
  _clout_window_close_data (self);
  clout_restore_async (self->store_path, source, NULL, restored_cb, g_object_ref (self));
}

static void
file_response_cb (GtkWidget   *dialog,
                  const char  *response,
                  CloutWindow *self)
{
  if (g_str_equal (response, "restore"))
    restore (self, g_object_get_data (G_OBJECT (dialog), "source"));
  else
    _clout_window_import_next (self);
}

static GtkWidget *
new_dialog (CloutWindow *self,
            const char  *heading,
            const char  *body,
            const char  *close)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", close);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");

  return dialog;
}

/**
 * _clout_window_restore_file:
 * @self: a window
 * @source: a Clout export
 *
 * Replaces the data with an export. Asks first if there are accounts.
 */
void
_clout_window_restore_file (CloutWindow *self,
                            const char  *source)
{
  GtkWidget *dialog;

  if (g_list_model_get_n_items (clout_engine_get_accounts (self->engine)) == 0)
    {
      restore (self, source);
      return;
    }

  dialog = new_dialog (self, _("Replace Your Data?"),
                       _("This is an export of Clout’s data. It replaces all your data here. Your "
                         "data will be kept in another file."), _("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "restore", _("_Replace"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "source", g_strdup (source), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (file_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The response is the path of a backup. */
static void
backup_response_cb (GtkWidget   *dialog,
                    const char  *response,
                    CloutWindow *self)
{
  if (!g_str_equal (response, "cancel"))
    restore (self, response);
}

static void
add_copy (AdwMessageDialog     *dialog,
          const CloutSavedCopy *copy)
{
  g_autofree char *size = g_format_size ((guint64) copy->bytes);
  /* Translators: a day as 2026-03-14, and the size of a file */
  g_autofree char *label = g_strdup_printf (C_("backup", "%s (%s)"), copy->date, size);

  adw_message_dialog_add_response (dialog, copy->path, label);
}

/* Shows the backups to choose from. */
void
_clout_window_choose_backup (CloutWindow *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) copies = clout_restore_list_copies (self->store_path, &error);
  GtkWidget *dialog;

  if (copies == NULL)
    {
      _clout_window_show_error (self, error);
      return;
    }

  dialog = copies->len > 0
    ? new_dialog (self, _("Restore a Backup?"),
                  _("The backup replaces all your data. Your data will be kept in another file."),
                  _("_Cancel"))
    : new_dialog (self, _("No Backups Yet"),
                  _("Clout makes one after the first refresh of a day on which your data "
                    "changed, and keeps the last three."), _("_Close"));
  for (guint i = 0; i < copies->len; i++)
    add_copy (ADW_MESSAGE_DIALOG (dialog), copies->pdata[i]);
  g_signal_connect_object (dialog, "response", G_CALLBACK (backup_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
revoked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(CloutWindow) self = user_data;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  guint n_kept;
  gboolean done = clout_engine_revoke_unused_sign_ins_finish (result, &n_kept, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  text = clout_format_revoked (n_kept);
  if (done && n_kept == 0)
    _clout_window_say (self, text);
  else if (done)
    _clout_window_show_message (self, text);
  else
    _clout_window_show_error (self, error);
}

static void
revoke_response_cb (GtkWidget   *dialog,
                    const char  *response,
                    CloutWindow *self)
{
  if (g_str_equal (response, "revoke") && self->engine != NULL)
    clout_engine_revoke_unused_sign_ins_async (self->engine, NULL, revoked_cb,
                                               g_object_ref (self));
}

static void
unused_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(CloutWindow) self = user_data;
  g_autoptr(GPtrArray) unused = clout_finish_pointer (result, NULL);
  g_autoptr(GString) body = NULL;
  GtkWidget *dialog;

  if (g_cancellable_is_cancelled (self->cancellable) || unused == NULL || unused->len == 0
      || CLOUT_ENGINE (source) != self->engine)
    return;

  body = g_string_new (_("The keyring has sign-ins that no account here uses:"));
  for (guint i = 0; i < unused->len; i++)
    {
      g_autofree char *name = clout_format_unused_sign_in (unused->pdata[i]);

      g_string_append_printf (body, "\n%s", name);
    }
  dialog = new_dialog (self, _("Revoke Unused Sign-Ins?"), body->str, _("_Keep"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "revoke", _("_Revoke"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (revoke_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * _clout_window_show_opened:
 * @self: a window
 *
 * Shows messages from opening the data and the result of restoring them. After both, the keyring
 * may contain sign-ins without an account.
 */
void
_clout_window_show_opened (CloutWindow *self)
{
  g_autofree char *restored = g_steal_pointer (&self->opening_message);
  g_autofree char *salvaged = clout_format_salvage (self->engine);

  if (restored == NULL && salvaged == NULL)
    return;

  _clout_window_show_message (self, salvaged != NULL ? salvaged : restored);
  gtk_widget_set_visible (self->message_restore, salvaged != NULL);
  clout_engine_list_unused_sign_ins_async (self->engine, NULL, unused_cb, g_object_ref (self));
}
