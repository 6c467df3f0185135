/* autostart.h: starts Clout hidden at login.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/task.h"

G_BEGIN_DECLS

void     clout_autostart_set_async  (gboolean              enabled,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);

G_END_DECLS
