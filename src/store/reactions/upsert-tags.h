/* upsert-tags.h: stores a post's hashtags.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/batch/batch.h"
#include "store/database/worker.h"

G_BEGIN_DECLS

gboolean clout_tags_upsert (CloutWorker           *worker,
                            gint64                 id,
                            const CloutBatchPost  *post,
                            gboolean               import,
                            GError               **error);

G_END_DECLS
