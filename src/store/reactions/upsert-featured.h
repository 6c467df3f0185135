/* upsert-featured.h: stores a page's featured hashtags.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "model/batch/batch.h"

G_BEGIN_DECLS

gboolean clout_featured_upsert (sqlite3     *db,
                                gint64       account,
                                CloutBatch  *batch,
                                GError     **error);

G_END_DECLS
