/* settings.h: the settings, if the schema is installed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *clout_settings_new      (void);
gboolean   clout_settings_get_flag (GSettings  *settings,
                                    const char *key);

G_END_DECLS
