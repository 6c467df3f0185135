/* window.h: the window: a frame for the pages and their engine.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/engine.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_WINDOW (clout_window_get_type ())

/* Signal "ready": the first content is shown. */
G_DECLARE_FINAL_TYPE (CloutWindow, clout_window, CLOUT, WINDOW, AdwApplicationWindow)

CloutWindow *clout_window_new       (AdwApplication *application,
                                     const char     *store_path);
void         clout_window_open      (CloutWindow    *self,
                                     gboolean        sample);
void         clout_window_import    (CloutWindow    *self,
                                     GFile          *file);
void         clout_window_show_page (CloutWindow    *self,
                                     const char     *name);
CloutEngine *clout_window_get_engine (CloutWindow   *self);

G_END_DECLS
