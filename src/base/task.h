/* task.h: how asynchronous functions end.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean clout_finish_boolean (GAsyncResult   *result,
                               GError        **error);
gpointer clout_finish_pointer (GAsyncResult   *result,
                               GError        **error);

G_END_DECLS
