/* load-history.h: loads a score's rows into flat arrays.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "store/score/history.h"

G_BEGIN_DECLS

GArray  *clout_away_periods_load  (sqlite3            *db,
                                   GError            **error);
gboolean clout_store_history_load (CloutStoreHistory  *self,
                                   sqlite3            *db,
                                   GError            **error);

G_END_DECLS
