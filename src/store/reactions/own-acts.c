/* own-acts.c: accounts' reactions to their own posts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/reactions/own-acts.h"

#include "store/reactions/aliases.h"
#include "store/database/sql.h"

#define SET_TOLD "UPDATE post SET told = told | ?3" \
  " WHERE account = ?1 AND remote = ?2 AND (told & ?3) <> ?3"
#define UNDO "DELETE FROM own_act WHERE account = ?1 AND post = ?2 AND remote = ''" \
  " AND ((?3 >> kind) & 1) = 1"
/* Some archives list all likes, no matter whose post it is: keep only those of own posts. */
#define ADD "INSERT INTO own_act (account, post, kind, remote) SELECT ?1, " \
  CLOUT_ALIAS_REMOTE ("?2") ", ?3, ?4" \
  " WHERE ?3 <> 4 OR EXISTS (SELECT 1 FROM post WHERE account = ?1 AND remote = ?2)" \
  " ON CONFLICT DO NOTHING"

/* An archive describes its last day, so it undoes nothing. */
static gboolean
set_reported_kinds (sqlite3    *db,
                    gint64      account,
                    CloutBatch *batch,
                    gboolean    import,
                    GError    **error)
{
  g_autoptr(sqlite3_stmt) set_told = NULL;
  g_autoptr(sqlite3_stmt) undo = NULL;
  gsize n;
  const CloutBatchPost *posts = clout_batch_get_posts (batch, &n);

  if (n == 0)
    return TRUE;
  set_told = clout_sql_prepare (db, SET_TOLD, error);
  undo = set_told != NULL ? clout_sql_prepare (db, UNDO, error) : NULL;
  if (undo == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      if (posts[i].told == 0)
        continue;
      clout_sql_bind (set_told, "isi", account, posts[i].remote_id, (gint64) posts[i].told);
      clout_sql_bind (undo, "isi", account, posts[i].remote_id, (gint64) posts[i].told);
      if (!clout_sql_run (set_told, error) || (!import && !clout_sql_run (undo, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
upsert_acts (sqlite3    *db,
             gint64      account,
             CloutBatch *batch,
             GError    **error)
{
  g_autoptr(sqlite3_stmt) add = NULL;
  gsize n;
  const CloutBatchOwnAct *acts = clout_batch_get_own_acts (batch, &n);

  if (n == 0)
    return TRUE;
  add = clout_sql_prepare (db, ADD, error);
  if (add == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      clout_sql_bind (add, "isis", account, acts[i].post, (gint64) acts[i].kind,
                      acts[i].remote_id != NULL ? acts[i].remote_id : "");
      if (!clout_sql_run (add, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * clout_own_acts_upsert:
 * @db: connection within a transaction that has stored the posts in @batch
 * @account: an account's id
 * @batch: the batch to add to
 * @import: whether the batch is from an archive
 *
 * Stores the own acts in @batch, and deletes those that were undone.
 */
gboolean
clout_own_acts_upsert (sqlite3     *db,
                       gint64       account,
                       CloutBatch  *batch,
                       gboolean     import,
                       GError     **error)
{
  return set_reported_kinds (db, account, batch, import, error)
         && upsert_acts (db, account, batch, error);
}
