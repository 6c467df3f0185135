/* portal.h: asks the desktop's portal for permission to run in the background.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/task.h"

G_BEGIN_DECLS

void     clout_portal_request_background_async  (const char           *reason,
                                                 gboolean              autostart,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);

G_END_DECLS
