/* upsert-featured.c: stores a page's featured hashtags.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/reactions/upsert-featured.h"

#include "store/database/sql.h"

/**
 * clout_featured_upsert:
 * @db: connection within a transaction
 * @account: an account's id
 * @batch: contents of a page
 *
 * Replaces all featured hashtags by the page's. A page without a list of them changes nothing.
 */
gboolean
clout_featured_upsert (sqlite3     *db,
                       gint64       account,
                       CloutBatch  *batch,
                       GError     **error)
{
  const char *const *tags = clout_batch_get_featured (batch);
  g_autoptr(sqlite3_stmt) clear = NULL;
  g_autoptr(sqlite3_stmt) insert = NULL;

  if (tags == NULL)
    return TRUE;
  clear = clout_sql_prepare (db, "DELETE FROM featured_tag WHERE account = ?1", error);
  if (clear == NULL)
    return FALSE;
  clout_sql_bind (clear, "i", account);
  if (!clout_sql_run (clear, error))
    return FALSE;
  insert = clout_sql_prepare (db, "INSERT OR IGNORE INTO featured_tag (account, name)"
                              " VALUES (?1, ?2)", error);
  for (gsize i = 0; insert != NULL && tags[i] != NULL; i++)
    {
      clout_sql_bind (insert, "is", account, tags[i]);
      if (!clout_sql_run (insert, error))
        return FALSE;
    }
  return insert != NULL;
}
