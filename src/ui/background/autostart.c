/* autostart.c: starts Clout hidden at login.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/background/autostart.h"

#include <glib/gi18n.h>

#include "ui/background/portal.h"

/* Exists only inside a Flatpak. */
#define SANDBOX_MARK "/.flatpak-info"

static GFile *
get_file (void)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "autostart",
                                            CLOUT_APP_ID ".desktop", NULL);

  return g_file_new_for_path (path);
}

static GBytes *
make_entry (void)
{
  g_autoptr(GKeyFile) entry = g_key_file_new ();
  char *text;
  gsize length;

  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_TYPE,
                         G_KEY_FILE_DESKTOP_TYPE_APPLICATION);
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_NAME, "Clout");
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_ICON,
                         CLOUT_APP_ID);
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC,
                         "clout --gapplication-service");
  /* Makes the file do nothing if Clout is uninstalled. */
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_TRY_EXEC,
                         "clout");
  g_key_file_set_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_NO_DISPLAY,
                          TRUE);
  g_key_file_set_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, "X-GNOME-UsesNotifications", TRUE);
  text = g_key_file_to_data (entry, &length, NULL);

  return g_bytes_new_take (text, length);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (g_file_delete_finish (G_FILE (source), result, &error)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
folder_made_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  GFile *file = g_task_get_task_data (user_data);
  g_autoptr(GBytes) entry = make_entry ();

  /* An existing folder is fine, and any other error shows when the file is written. */
  g_file_make_directory_finish (G_FILE (source), result, NULL);
  g_file_replace_contents_bytes_async (file, entry, NULL, FALSE, G_FILE_CREATE_NONE,
                                       g_task_get_cancellable (user_data), written_cb, user_data);
}

static void
set_file (GFile    *file,
          gboolean  enabled,
          GTask    *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr(GFile) folder = g_file_get_parent (file);

  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  if (enabled)
    g_file_make_directory_async (folder, G_PRIORITY_DEFAULT, cancellable, folder_made_cb,
                                 g_object_ref (task));
  else
    g_file_delete_async (file, G_PRIORITY_DEFAULT, cancellable, deleted_cb, g_object_ref (task));
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (clout_finish_boolean (result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * clout_autostart_set_async:
 * @enabled: whether to start Clout hidden at login
 *
 * Changes autostart. Inside a Flatpak, asks the desktop's portal; otherwise writes or removes a
 * file in the user's autostart folder. May take long, because the desktop may ask the person.
 *
 * clout_finish_boolean() returns whether it was changed; %G_IO_ERROR_PERMISSION_DENIED if the
 * person or the desktop refused.
 */
void
clout_autostart_set_async (gboolean             enabled,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr(GFile) file = get_file ();

  g_task_set_source_tag (task, clout_autostart_set_async);
  if (!g_file_test (SANDBOX_MARK, G_FILE_TEST_EXISTS))
    set_file (file, enabled, task);
  else
    /* Translators: the reason shown by the desktop for running in the background */
    clout_portal_request_background_async (_("Keep your score up to date"), enabled, cancellable,
                                           answered_cb, g_object_ref (task));
}
