/* count.c: how many reactions are stored.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/reactions/count.h"

#include "store/database/call.h"

static gpointer
count (sqlite3   *db,
       gpointer   args,
       GError   **error)
{
  gint64 n = 0;

  if (!clout_sql_find (db, "SELECT (SELECT count(*) FROM reaction)"
                       " + (SELECT count(*) FROM remark)", NULL, &n, error))
    return NULL;
  return g_memdup2 (&n, sizeof n);
}

/**
 * clout_store_count_reactions_async:
 * @self: a store
 *
 * Counts the stored reactions to the person's posts.
 *
 * clout_finish_pointer() returns (transfer full) the number as a #gint64, or %NULL with an error.
 */
void
clout_store_count_reactions_async (CloutStore          *self,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = count, .free_result = g_free };

  clout_store_call_async (self, &call, NULL, cancellable, callback, user_data);
}
