/* salvage.h: recovers the data of a damaged store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "store/backup/salvage-counts.h"

G_BEGIN_DECLS

/* No store has so many accounts. */
#define CLOUT_SALVAGE_MAX_ID 0xffffffff

#define CLOUT_SALVAGE_NO_IDS \
  "INSERT INTO sqlite_sequence VALUES ('account', 0), ('endorsement', 0)"

gboolean clout_salvage             (const char        *damaged,
                                    const char        *fresh,
                                    CloutStoreSalvage *ret_salvage,
                                    GError           **error);
gboolean clout_salvage_reserve_ids (sqlite3           *db,
                                    const char        *table,
                                    GError           **error);

G_END_DECLS
