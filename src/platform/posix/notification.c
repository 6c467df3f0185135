/* notification.c: notifications through GLib.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "platform/notification.h"

/**
 * clout_platform_notify:
 * @application: the application
 * @id: replaces an earlier notification of this id
 * @title: its title
 * @body: its text
 * @action: the action of @application to activate when the person clicks the notification
 * @target: the action's parameter
 *
 * Shows a notification.
 */
void
clout_platform_notify (GApplication *application,
                       const char   *id,
                       const char   *title,
                       const char   *body,
                       const char   *action,
                       const char   *target)
{
  g_autoptr(GNotification) notice = g_notification_new (title);
  g_autofree char *name = g_strconcat ("app.", action, NULL);

  g_notification_set_body (notice, body);
  g_notification_set_default_action_and_target (notice, name, "s", target);
  g_application_send_notification (application, id, notice);
}

/**
 * clout_platform_withdraw_notification:
 * @application: the application
 * @id: a notification that may be shown
 *
 * Withdraws a notification.
 */
void
clout_platform_withdraw_notification (GApplication *application,
                                      const char   *id)
{
  g_application_withdraw_notification (application, id);
}
