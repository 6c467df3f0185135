/* region.h: the region in a locale's name.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *clout_region_of_locale (const char *locale);

G_END_DECLS
