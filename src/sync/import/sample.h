/* sample.h: the shipped sample, in a temporary store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void clout_sample_remove (const char *folder);

G_END_DECLS
