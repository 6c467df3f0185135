/* loopback.h: listens on 127.0.0.1 for a single redirect from the browser.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/task.h"
#include "web/oauth/redirect.h"

G_BEGIN_DECLS

/* Browsers send their request at once, so drop connections that are idle for longer. */
#define CLOUT_LOOPBACK_IDLE_SECONDS 10

#define CLOUT_TYPE_LOOPBACK (clout_loopback_get_type ())

G_DECLARE_FINAL_TYPE (CloutLoopback, clout_loopback, CLOUT, LOOPBACK, GObject)

CloutLoopback *clout_loopback_new              (const char                 *host,
                                                guint16                     port,
                                                const char                 *path,
                                                GError                    **error);
const char    *clout_loopback_get_redirect_uri (CloutLoopback              *self);
void           clout_loopback_set_page         (CloutLoopback              *self,
                                                const char                 *good,
                                                const char                 *bad);
void           clout_loopback_wait_async       (CloutLoopback              *self,
                                                const CloutRedirectWanted  *wanted,
                                                GCancellable               *cancellable,
                                                GAsyncReadyCallback         callback,
                                                gpointer                    user_data);

G_END_DECLS
