/* version.h: the version of the HTTP library.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *clout_web_dup_version (void);

G_END_DECLS
