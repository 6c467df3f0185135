/* preferences-window.h: the preferences, which apply at once.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sync/engine.h"

G_BEGIN_DECLS

#define CLOUT_TYPE_PREFERENCES_WINDOW (clout_preferences_window_get_type ())

G_DECLARE_FINAL_TYPE (CloutPreferencesWindow, clout_preferences_window, CLOUT, PREFERENCES_WINDOW,
                      AdwPreferencesWindow)

CloutPreferencesWindow *clout_preferences_window_new (GtkWindow   *parent,
                                                      CloutEngine *engine);

G_END_DECLS
