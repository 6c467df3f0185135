/* screenshot.h: a picture of each page, for README and for eyes in CI.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/window.h"

G_BEGIN_DECLS

void clout_screenshot_take_all (CloutWindow *window,
                                const char  *folder);

G_END_DECLS
