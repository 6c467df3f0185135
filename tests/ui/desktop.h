/* desktop.h: a desktop on the test's session bus: its portal and its notifications.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  GDBusConnection *bus;
  guint32 response;      /* the portal's response: 0 granted, 1 refused by the user */
  gboolean autostart;    /* the permissions granted */
  GVariant *options;     /* of the last request */
  char *summary;         /* of the last notification */
  guint n_notices;
} Desktop;

void desktop_start (Desktop *self);
void desktop_stop  (Desktop *self);

G_END_DECLS
