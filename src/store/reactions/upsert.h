/* upsert.h: what the end of an import has to store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/database/worker.h"

G_BEGIN_DECLS

gboolean clout_upsert_held_reactions (CloutWorker  *worker,
                                      GError      **error);

G_END_DECLS
