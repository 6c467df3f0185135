/* salvage.h: recovers the data of a damaged store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/store.h"

G_BEGIN_DECLS

gboolean clout_salvage (const char         *damaged,
                        const char         *fresh,
                        CloutStoreSalvage  *ret_salvage,
                        GError            **error);

G_END_DECLS
