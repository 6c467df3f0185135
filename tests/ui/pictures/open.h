/* open.h: opens pages behind rows and dialogs that need an account, for screenshots.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/window.h"

G_BEGIN_DECLS

gboolean pictures_open (CloutWindow *window,
                        const char  *page,
                        const char  *what);

G_END_DECLS
