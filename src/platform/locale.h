/* locale.h: what the user's settings say of place and time.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *clout_platform_dup_locale   (void);
gboolean  clout_platform_has_12_hours (void);

G_END_DECLS
