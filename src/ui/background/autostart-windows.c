/* autostart-windows.c: starts Clout hidden when the user signs in to Windows.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/background/autostart.h"

#include "platform/login.h"

/* autostart.c documents this function. The uninstaller removes the entry. */
void
clout_autostart_set_async (gboolean             enabled,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr(GError) error = NULL;

  g_task_set_source_tag (task, clout_autostart_set_async);
  if (clout_platform_start_at_login ("Clout", "--gapplication-service", enabled, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}
