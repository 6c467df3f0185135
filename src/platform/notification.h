/* notification.h: notifications of the desktop.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void clout_platform_notify                (GApplication *application,
                                           const char   *id,
                                           const char   *title,
                                           const char   *body,
                                           const char   *action,
                                           const char   *target);
void clout_platform_withdraw_notification (GApplication *application,
                                           const char   *id);

G_END_DECLS
