/* recognize.h: decides whether a file that can't be opened was a store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void clout_store_recognize (const char  *path,
                            gboolean     was_suspect,
                            GError     **problem);

G_END_DECLS
