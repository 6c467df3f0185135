/* background.h: refreshes in the background, without a window.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/task.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_BACKGROUND (clout_background_get_type ())

G_DECLARE_FINAL_TYPE (CloutBackground, clout_background, CLOUT, BACKGROUND, GObject)

CloutBackground *clout_background_new             (GApplication         *application,
                                                   GSettings            *settings);
void             clout_background_set_window_open (CloutBackground      *self,
                                                   gboolean              open);
void             clout_background_run_async       (CloutBackground      *self,
                                                   gint64                now,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);

G_END_DECLS
