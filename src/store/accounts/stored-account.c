/* stored-account.c: an account as a row of the store.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/accounts/stored-account.h"

#include "store/database/sql.h"

void
clout_stored_account_free (CloutStoredAccount *self)
{
  g_object_unref (self->account);
  for (guint i = 0; i < G_N_ELEMENTS (self->text); i++)
    g_free (self->text[i]);
  g_free (self);
}

/**
 * clout_stored_account_new:
 * @account: an account
 *
 * Returns: (transfer full): a row for it
 */
CloutStoredAccount *
clout_stored_account_new (CloutAccount *account)
{
  CloutStoredAccount *self = g_new0 (CloutStoredAccount, 1);

  self->account = g_object_ref (account);
  self->id = clout_account_get_id (account);
  self->text[0] = g_strdup (clout_account_get_network (account));
  self->text[1] = g_strdup (clout_account_get_server (account));
  self->text[2] = g_strdup (clout_account_get_remote_id (account));
  self->text[3] = g_strdup (clout_account_get_handle (account));
  self->text[4] = g_strdup (clout_account_get_name (account));
  self->text[5] = g_strdup (clout_account_get_avatar (account));
  self->text[6] = g_strdup (clout_account_get_moved (account));
  self->number[0] = clout_account_get_source (account);
  self->number[1] = clout_account_get_state (account) == CLOUT_ACCOUNT_SIGN_IN_AGAIN
    ? CLOUT_ACCOUNT_SIGN_IN_AGAIN : CLOUT_ACCOUNT_READY;
  self->number[2] = clout_account_get_last_sync (account);
  self->number[3] = clout_account_get_followers (account);
  self->number[4] = clout_account_get_following (account);
  self->number[5] = clout_account_get_listed (account);
  self->number[6] = clout_account_get_posts (account);
  return self;
}

/* The time of the last refresh never goes back, because another program may have refreshed the
   account, unless it is a month ahead due to a wrong clock. Unknown values don't replace stored
   ones. An archive has no data about sign-ins or moves, and the date of its profile is only
   known at its end, so until then it only fills in unknown values. */
#define IS_ARCHIVE "(?7 = 2)"
G_STATIC_ASSERT (CLOUT_ACCOUNT_ARCHIVE == 2);
#define COUNTER(value, column) \
  column " = iif (" value " < 0 OR (" IS_ARCHIVE " AND " column " >= 0), " column ", " value ")"
#define WORD(value, column) \
  column " = iif (" IS_ARCHIVE ", coalesce (" column ", " value "), coalesce (" value ", " \
  column "))"
#define UPDATES \
  " " WORD ("?4", "handle") ", " WORD ("?5", "name") ", " WORD ("?6", "avatar") "," \
  " state = iif (?7 > source, state, ?8), source = min (source, ?7)," \
  " last_sync = iif (?7 <= source AND ?9 > 0 AND last_sync > ?9 + 30 * 86400, ?9," \
  " max (last_sync, ?9)), " COUNTER ("?10", "followers") ", " \
  COUNTER ("?11", "following") ", " COUNTER ("?12", "listed") ", " COUNTER ("?13", "posts") "," \
  " moved = iif (?7 > source, moved, ?14)"

/* The day of the last refresh or, for an archive, of the archive. */
static gboolean
count_followers (gint64    account,
                 sqlite3  *db,
                 GError  **error)
{
  return clout_sql_change (db, "INSERT INTO follower_count (account, day, followers)"
                           " SELECT id, last_sync / 86400, followers FROM account"
                           " WHERE id = ?1 AND source < 2 AND last_sync > 0 AND followers >= 0"
                           " ON CONFLICT DO UPDATE SET followers = excluded.followers",
                           clout_binds_new ("i", account), error);
}

/**
 * clout_stored_account_save:
 * @self: the row, whose id is set
 * @db: a connection
 *
 * Updates the row with this id; fails if it was removed. The server of an archive's account is
 * replaced by the one that it signs in on. An account without an id is inserted, or found by
 * network, server and remote id.
 */
gboolean
clout_stored_account_save (CloutStoredAccount  *self,
                           sqlite3             *db,
                           GError             **error)
{
  g_autoptr(sqlite3_stmt) insert =
    clout_sql_prepare (db, self->id != 0
                       ? "UPDATE account SET remote = coalesce (?3, remote),"
                       " server = iif (source = 2 AND NOT " IS_ARCHIVE ", ?2, server)," UPDATES
                       " WHERE id = ?15 RETURNING id"
                       : "INSERT INTO account (network, server, remote, handle, name, avatar,"
                       " source, state, last_sync, followers, following, listed, posts, moved,"
                       " added)"
                       " VALUES (?1, ?2, coalesce (?3, ''), ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
                       " ?13, ?14, unixepoch ())"
                       " ON CONFLICT (network, server, remote) DO UPDATE SET" UPDATES
                       " RETURNING id", error);
  gboolean row = FALSE;

  if (insert == NULL)
    return FALSE;
  clout_sql_bind (insert, self->id != 0 ? "ssssssiiiiiiisi" : "ssssssiiiiiiis", self->text[0],
                  self->text[1], self->text[2], self->text[3], self->text[4], self->text[5],
                  self->number[0], self->number[1], self->number[2], self->number[3],
                  self->number[4], self->number[5], self->number[6], self->text[6],
                  self->id);
  if (!clout_sql_step (insert, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error (error, CLOUT_STORE_ERROR, CLOUT_STORE_ERROR_FAILED,
                   "store: the account was removed");
      return FALSE;
    }
  self->id = sqlite3_column_int64 (insert, 0);
  return clout_sql_run (insert, error) && count_followers (self->id, db, error);
}
