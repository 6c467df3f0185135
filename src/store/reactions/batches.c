/* batches.c: resources' cursors, and what still needs to be requested.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/reactions/batches.h"

#include "store/reactions/asked.h"
#include "store/database/call.h"

/**
 * clout_cursor_new:
 * @resource: name of a resource
 * @cursor: (nullable): cursor of the next page
 * @mark: (nullable): mark of the last complete pass
 * @done: Unix seconds of the end of the last pass, 0 if never
 *
 * Returns: (transfer full): a cursor; free with clout_cursor_free()
 */
CloutCursor *
clout_cursor_new (const char *resource,
                  const char *cursor,
                  const char *mark,
                  gint64      done)
{
  CloutCursor *self = g_new0 (CloutCursor, 1);

  self->resource = g_strdup (resource);
  self->cursor = g_strdup (cursor);
  self->mark = g_strdup (mark);
  self->done = done;
  return self;
}

void
clout_cursor_free (CloutCursor *self)
{
  g_free (self->resource);
  g_free (self->cursor);
  g_free (self->mark);
  g_free (self->validator);
  g_free (self);
}

static gpointer
read_cursor (sqlite3_stmt *row)
{
  CloutCursor *cursor = clout_cursor_new (clout_sql_text (row, 0), clout_sql_text (row, 1),
                                          clout_sql_text (row, 2), sqlite3_column_int64 (row, 3));

  cursor->incomplete = sqlite3_column_int64 (row, 4);
  cursor->validator = g_strdup (clout_sql_text (row, 5));
  return cursor;
}

/**
 * clout_store_list_cursors_async:
 * @self: a store
 * @account: an account's id
 *
 * Loads the progress of an account's resources.
 *
 * clout_finish_pointer() returns (transfer full) (element-type CloutCursor) a #GPtrArray, or %NULL
 * with an error.
 */
void
clout_store_list_cursors_async (CloutStore          *self,
                                gint64               account,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  static const CloutSqlList list = {
    "SELECT resource, cursor, mark, done, incomplete, validator FROM cursor WHERE account = ?1",
    read_cursor, (GDestroyNotify) clout_cursor_free };

  clout_store_list_async (self, &list, clout_binds_new ("i", account), cancellable, callback,
                          user_data);
}

/**
 * clout_store_reset_cursors_async:
 * @self: a store
 * @account: an account's id
 * @mark: mark of the cursors to reset
 *
 * Makes the account's resources with this mark due, as if they had never been read.
 */
void
clout_store_reset_cursors_async (CloutStore          *self,
                                 gint64               account,
                                 const char          *mark,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  clout_store_change_async (self, "UPDATE cursor SET done = 0, mark = NULL"
                            " WHERE account = ?1 AND mark = ?2",
                            clout_binds_new ("is", account, mark), cancellable, callback,
                            user_data);
}

typedef struct
{
  gint64 account;
  CloutReactionKind kind;
  gint64 since;
  gboolean fewer;
  guint again;
  char *resource;
} Unlisted;

static void
unlisted_free (gpointer data)
{
  Unlisted *wanted = data;

  g_free (wanted->resource);
  g_free (wanted);
}

static gpointer
list_unlisted (sqlite3   *db,
               gpointer   args,
               GError   **error)
{
  const Unlisted *wanted = args;
  g_autofree char *sql = clout_asked_dup_sql (wanted->kind, wanted->fewer);

  return clout_sql_list_names (db, sql, clout_binds_new ("iiisi", wanted->account, wanted->since,
                                                         (gint64) wanted->kind, wanted->resource,
                                                         (gint64) wanted->again), error);
}

/**
 * clout_store_list_unlisted_async:
 * @self: a store
 * @account: an account's id
 * @kind: kind of reaction
 * @resource: name of the list to request
 * @since: Unix seconds
 * @fewer: whether to include posts with fewer counted reactions
 * @again: how many of the newest posts to include although their counts haven't changed
 *
 * Lists the account's posts since then with more counted than stored reactions of this kind,
 * newest first. Leaves out posts whose counts haven't changed since their list was last read.
 */
void
clout_store_list_unlisted_async (CloutStore          *self,
                                 gint64               account,
                                 CloutReactionKind    kind,
                                 const char          *resource,
                                 gint64               since,
                                 gboolean             fewer,
                                 guint                again,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = list_unlisted,
                                       .free_args = unlisted_free,
                                       .free_result = (GDestroyNotify) g_strfreev };
  Unlisted wanted = { account, kind, since, fewer, again, NULL };

  g_return_if_fail (kind >= CLOUT_REACTION_MENTION && kind <= CLOUT_REACTION_LIKE);
  wanted.resource = g_strdup (resource);
  clout_store_call_async (self, &call, g_memdup2 (&wanted, sizeof wanted), cancellable, callback,
                          user_data);
}

/**
 * clout_store_list_posts_async:
 * @self: a store
 * @account: an account's id
 * @since: Unix seconds
 *
 * Lists the account's posts since then, newest first.
 */
void
clout_store_list_posts_async (CloutStore          *self,
                              gint64               account,
                              gint64               since,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  clout_store_list_names_async (self, "SELECT remote FROM post WHERE account = ?1 AND time >= ?2"
                                " ORDER BY time DESC",
                                clout_binds_new ("ii", account, since), cancellable, callback,
                                user_data);
}

/**
 * clout_store_list_answered_async:
 * @self: a store
 * @account: an account's id
 * @kind: kind of mention, reply or quote
 * @since: Unix seconds
 *
 * Lists the account's posts since then with stored reactions of this kind by others, newest
 * first.
 */
void
clout_store_list_answered_async (CloutStore          *self,
                                 gint64               account,
                                 CloutReactionKind    kind,
                                 gint64               since,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  clout_store_list_names_async (self, "SELECT remote FROM post WHERE account = ?1 AND time >= ?2"
                                " AND id IN (SELECT post FROM remark WHERE account = ?1"
                                " AND kind = ?3) ORDER BY time DESC, id",
                                clout_binds_new ("iii", account, since, (gint64) kind),
                                cancellable, callback, user_data);
}

/**
 * clout_store_list_mentions_async:
 * @self: a store
 * @account: an account's id
 * @since: Unix seconds
 * @until: Unix seconds
 *
 * Lists others' posts from @since until before @until that mention the account but don't react to
 * one of its posts, newest first.
 */
void
clout_store_list_mentions_async (CloutStore          *self,
                                 gint64               account,
                                 gint64               since,
                                 gint64               until,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  clout_store_list_names_async (self, "SELECT remote FROM remark WHERE account = ?1 AND post = 0"
                                " AND time >= ?2 AND time < ?3 ORDER BY time DESC, remote",
                                clout_binds_new ("iii", account, since, until), cancellable,
                                callback, user_data);
}

/**
 * clout_store_list_unknown_people_async:
 * @self: a store
 * @account: an account's id
 * @since: Unix seconds; older counts are treated as unknown
 *
 * Lists the account's friends, and people who reacted to it or got its reactions, without
 * current counts: at most %CLOUT_UNKNOWN_PEOPLE_MAX, those without any counts first.
 */
void
clout_store_list_unknown_people_async (CloutStore          *self,
                                       gint64               account,
                                       gint64               since,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  clout_store_list_names_async (self, "SELECT remote FROM person WHERE account = ?1"
                                " AND (followers < 0 OR counted < ?2) AND ((flags & 6) <> 0"
                                " OR id IN (SELECT person FROM reaction WHERE account = ?1"
                                " UNION SELECT person FROM remark WHERE account = ?1"
                                " UNION SELECT person FROM given WHERE account = ?1))"
                                " ORDER BY followers >= 0, counted, id"
                                " LIMIT " G_STRINGIFY (CLOUT_UNKNOWN_PEOPLE_MAX),
                                clout_binds_new ("ii", account, since), cancellable, callback,
                                user_data);
}
