/* batches.c: resources' cursors, and what still needs to be requested.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/reactions/batches.h"

#include "store/reactions/asked.h"
#include "store/database/sql.h"
#include "store/database/worker.h"

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

static void
cursors_worker (CloutStore *self,
                sqlite3    *db,
                GTask      *task,
                gpointer    task_data)
{
  g_autoptr(GPtrArray) cursors =
    g_ptr_array_new_with_free_func ((GDestroyNotify) clout_cursor_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (db, "SELECT resource, cursor, mark, done, incomplete, validator"
                       " FROM cursor WHERE account = ?1",
                       &error);
  gboolean row = rows != NULL;

  if (rows != NULL)
    clout_sql_bind (rows, "i", *(gint64 *) task_data);
  while (row && clout_sql_step (rows, &row, &error) && row)
    {
      CloutCursor *cursor = clout_cursor_new (clout_sql_text (rows, 0), clout_sql_text (rows, 1),
                                              clout_sql_text (rows, 2),
                                              sqlite3_column_int64 (rows, 3));

      cursor->incomplete = sqlite3_column_int64 (rows, 4);
      cursor->validator = g_strdup (clout_sql_text (rows, 5));
      g_ptr_array_add (cursors, cursor);
    }
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&cursors), (GDestroyNotify) g_ptr_array_unref);
}

void
clout_store_list_cursors_async (CloutStore          *self,
                                gint64               account,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_list_cursors_async, cancellable,
                                                callback, user_data);

  g_task_set_task_data (task, g_memdup2 (&account, sizeof account), g_free);
  clout_store_push (self, task, CLOUT_STORE_READ, cursors_worker);
}

typedef struct
{
  gint64 account;
  char *mark;
} Reset;

static void
reset_free (Reset *reset)
{
  g_free (reset->mark);
  g_free (reset);
}

static void
reset_cursors_worker (CloutStore *self,
                      sqlite3    *db,
                      GTask      *task,
                      gpointer    task_data)
{
  const Reset *reset = task_data;
  GError *error = NULL;
  g_autoptr(sqlite3_stmt) statement =
    clout_sql_prepare (db, "UPDATE cursor SET done = 0, mark = NULL"
                       " WHERE account = ?1 AND mark = ?2", &error);

  if (statement != NULL)
    clout_sql_bind (statement, "is", reset->account, reset->mark);
  if (statement != NULL && clout_sql_run (statement, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * clout_store_reset_cursors_async:
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
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_reset_cursors_async,
                                                cancellable, callback, user_data);
  Reset *reset = g_new0 (Reset, 1);

  reset->account = account;
  reset->mark = g_strdup (mark);
  g_task_set_task_data (task, reset, (GDestroyNotify) reset_free);
  clout_store_push (self, task, CLOUT_STORE_WRITE, reset_cursors_worker);
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
unlisted_free (Unlisted *wanted)
{
  g_free (wanted->resource);
  g_free (wanted);
}

/* Returns the first column of every row; takes @below. */
static void
return_names (GTask        *task,
              sqlite3_stmt *rows,
              GError       *below)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr(GError) error = below;
  gboolean row = rows != NULL;

  while (row && clout_sql_step (rows, &row, &error) && row)
    g_strv_builder_add (names, clout_sql_text (rows, 0));
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_strv_builder_end (names), (GDestroyNotify) g_strfreev);
}

static void
unlisted_worker (CloutStore *self,
                 sqlite3    *db,
                 GTask      *task,
                 gpointer    task_data)
{
  const Unlisted *wanted = task_data;
  GError *error = NULL;
  g_autoptr(sqlite3_stmt) rows = clout_asked_prepare (db, wanted->kind, wanted->fewer, &error);

  if (rows != NULL)
    clout_sql_bind (rows, "iiisi", wanted->account, wanted->since, (gint64) wanted->kind,
                    wanted->resource, (gint64) wanted->again);
  return_names (task, rows, error);
}

/**
 * clout_store_list_unlisted_async:
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
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_list_unlisted_async, cancellable,
                                                callback, user_data);
  Unlisted wanted = { account, kind, since, fewer, again, NULL };

  g_return_if_fail (kind >= CLOUT_REACTION_MENTION && kind <= CLOUT_REACTION_LIKE);
  wanted.resource = g_strdup (resource);
  g_task_set_task_data (task, g_memdup2 (&wanted, sizeof wanted),
                        (GDestroyNotify) unlisted_free);
  clout_store_push (self, task, CLOUT_STORE_READ, unlisted_worker);
}

typedef struct
{
  gint64 account;
  gint64 since;
} Since;

static void
posts_worker (CloutStore *self,
              sqlite3    *db,
              GTask      *task,
              gpointer    task_data)
{
  const Since *wanted = task_data;
  GError *error = NULL;
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (db, "SELECT remote FROM post WHERE account = ?1 AND time >= ?2"
                       " ORDER BY time DESC", &error);

  if (rows != NULL)
    clout_sql_bind (rows, "ii", wanted->account, wanted->since);
  return_names (task, rows, error);
}

/**
 * clout_store_list_posts_async:
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
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_list_posts_async, cancellable,
                                                callback, user_data);
  Since wanted = { account, since };

  g_task_set_task_data (task, g_memdup2 (&wanted, sizeof wanted), g_free);
  clout_store_push (self, task, CLOUT_STORE_READ, posts_worker);
}

typedef struct
{
  const char *sql;
  gint64 account;
  gint64 one;
  gint64 two;
} Names;

static void
names_worker (CloutStore *self,
              sqlite3    *db,
              GTask      *task,
              gpointer    task_data)
{
  const Names *wanted = task_data;
  GError *error = NULL;
  g_autoptr(sqlite3_stmt) rows = clout_sql_prepare (db, wanted->sql, &error);

  if (rows != NULL)
    clout_sql_bind (rows, "iii", wanted->account, wanted->one, wanted->two);
  return_names (task, rows, error);
}

static void
list_names (CloutStore   *self,
            GTask        *owned_task,
            const Names  *wanted)
{
  g_autoptr(GTask) task = owned_task;

  g_task_set_task_data (task, g_memdup2 (wanted, sizeof *wanted), g_free);
  clout_store_push (self, task, CLOUT_STORE_READ, names_worker);
}

/**
 * clout_store_list_answered_async:
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
  list_names (self, clout_store_task_new (self, clout_store_list_answered_async, cancellable,
                                          callback, user_data),
              &(Names) { "SELECT remote FROM post WHERE account = ?1 AND time >= ?2 AND id IN"
                         " (SELECT post FROM remark WHERE account = ?1 AND kind = ?3)"
                         " ORDER BY time DESC, id", account, since, kind });
}

/**
 * clout_store_list_mentions_async:
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
  list_names (self, clout_store_task_new (self, clout_store_list_mentions_async, cancellable,
                                          callback, user_data),
              &(Names) { "SELECT remote FROM remark WHERE account = ?1 AND post = 0"
                         " AND time >= ?2 AND time < ?3 ORDER BY time DESC, remote", account,
                         since, until });
}

static void
strangers_worker (CloutStore *self,
                  sqlite3    *db,
                  GTask      *task,
                  gpointer    task_data)
{
  const Since *wanted = task_data;
  GError *error = NULL;
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (db, "SELECT remote FROM person WHERE account = ?1"
                       " AND (followers < 0 OR counted < ?2) AND ((flags & 6) <> 0"
                       " OR id IN (SELECT person FROM reaction WHERE account = ?1"
                       " UNION SELECT person FROM remark WHERE account = ?1"
                       " UNION SELECT person FROM given WHERE account = ?1))"
                       " ORDER BY followers >= 0, counted, id"
                       " LIMIT " G_STRINGIFY (CLOUT_STRANGERS_MAX), &error);

  if (rows != NULL)
    clout_sql_bind (rows, "ii", wanted->account, wanted->since);
  return_names (task, rows, error);
}

/**
 * clout_store_list_unknown_people_async:
 * @account: an account's id
 * @since: Unix seconds; older counts are treated as unknown
 *
 * Lists the account's friends, and people who reacted to it or got its reactions, without
 * current counts: at most %CLOUT_STRANGERS_MAX, those without any counts first.
 */
void
clout_store_list_unknown_people_async (CloutStore          *self,
                                       gint64               account,
                                       gint64               since,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_list_unknown_people_async,
                                                cancellable, callback, user_data);
  Since wanted = { account, since };

  g_task_set_task_data (task, g_memdup2 (&wanted, sizeof wanted), g_free);
  clout_store_push (self, task, CLOUT_STORE_READ, strangers_worker);
}
