/* badge.h: a picture of the score for web pages. Pure.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *clout_badge_make (const char *label,
                        const char *value,
                        const char *title);

G_END_DECLS
