/* reconcile-reactions.h: deletes reactions that were undone.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "model/batch/batch.h"

G_BEGIN_DECLS

gboolean clout_reconcile_reactions (sqlite3                  *db,
                                    gint64                    account,
                                    gint64                    post,
                                    const CloutBatchComplete *list,
                                    GError                  **error);

G_END_DECLS
