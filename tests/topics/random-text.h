/* random-text.h: random text in every script, for what must hold for any text.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns: (transfer full): valid UTF-8 of fewer than @longest characters */
char *random_text (GRand *random,
                   int    longest);

G_END_DECLS
