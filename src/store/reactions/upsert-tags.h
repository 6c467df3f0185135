/* upsert-tags.h: stores a post's hashtags.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "model/batch/batch.h"

G_BEGIN_DECLS

gboolean clout_tags_upsert (sqlite3               *db,
                            gint64                 id,
                            const CloutBatchPost  *post,
                            gboolean               import,
                            GError               **error);

G_END_DECLS
