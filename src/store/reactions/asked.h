/* asked.h: selects the posts whose lists need to be requested.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "model/batch/batch.h"

G_BEGIN_DECLS

char     *clout_asked_dup_sql (CloutReactionKind   kind,
                               gboolean            fewer);
gboolean  clout_asked_upsert  (sqlite3            *db,
                               gint64              account,
                               CloutBatch         *batch,
                               GError            **error);

G_END_DECLS
