/* desktop.h: a desktop on the session bus of a test: its portal and its notifications.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  GDBusConnection *bus;
  guint32 response;      /* what the portal answers: 0 granted, 1 refused by the person */
  gboolean autostart;    /* what it grants */
  GVariant *options;     /* of the last request */
  char *summary;         /* of the last notification */
  guint n_notices;
} Desktop;

void desktop_start (Desktop *self);
void desktop_stop  (Desktop *self);

G_END_DECLS
