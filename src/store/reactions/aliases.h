/* aliases.h: posts with more than one name.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "model/batch/batch.h"

G_BEGIN_DECLS

/* The remote id of the post that the account (?1) knows by this name, or the name itself. */
#define CLOUT_ALIAS_REMOTE(name) \
  "coalesce ((SELECT post.remote FROM alias JOIN post ON post.id = alias.post" \
  " WHERE alias.account = ?1 AND alias.name = " name "), " name ")"

gboolean clout_aliases_upsert (sqlite3     *db,
                               gint64       account,
                               CloutBatch  *batch,
                               GError     **error);

G_END_DECLS
