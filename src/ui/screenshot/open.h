/* open.h: opens what lies behind a row or needs an account, for a picture of it.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/window.h"

G_BEGIN_DECLS

gboolean clout_screenshot_open (CloutWindow *window,
                                const char  *page,
                                const char  *what);

G_END_DECLS
