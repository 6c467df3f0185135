/* highlights.c: old posts that got many reactions.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/score/highlights.h"

#include "store/database/call.h"

/* As in the score, a mention, reply or quote is worth more than a reshare, and that more than a
   like; here in whole numbers, because nothing is summed up. */
#define SELECT_HIGHLIGHTS \
  "SELECT excerpt, url, time, mentions + replies + quotes AS words, reshares, likes, account" \
  " FROM received" \
  " WHERE (?1 = 0 OR account = ?1) AND time > 0 AND time < ?2" \
  " AND mentions + replies + quotes + reshares + likes > 0" \
  " ORDER BY 3 * words + 2 * reshares + likes DESC, time DESC, id LIMIT ?3"

static guint
read_count (sqlite3_stmt *row,
            int           column)
{
  return CLAMP (sqlite3_column_int64 (row, column), 0, G_MAXUINT);
}

static gpointer
read_highlight (sqlite3_stmt *row)
{
  return clout_highlight_new (sqlite3_column_int64 (row, 6), clout_sql_text (row, 0),
                              clout_sql_text (row, 1), sqlite3_column_int64 (row, 2),
                              read_count (row, 3), read_count (row, 4), read_count (row, 5));
}

/**
 * clout_store_list_highlights_async:
 * @self: a store
 * @account: an account's id, or 0 for all
 * @before: only posts from before this time, Unix seconds
 *
 * Lists older posts that got reactions, best first.
 */
void
clout_store_list_highlights_async (CloutStore          *self,
                                   gint64               account,
                                   gint64               before,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  static const CloutSqlList list = { SELECT_HIGHLIGHTS, read_highlight, g_object_unref };

  clout_store_list_async (self, &list, clout_binds_new ("iii", account, before,
                                                        (gint64) CLOUT_HIGHLIGHTS_SHOWN),
                          cancellable, callback, user_data);
}
