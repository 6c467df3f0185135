/* batches.c: a page and the cursor behind it, in one transaction.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/batches.h"

#include "store/sql.h"
#include "store/worker.h"

enum
{
  FIND_PERSON, PUT_PERSON, STUB_PERSON, FIND_POST, PUT_POST, STUB_POST, PUT_TAG, PUT_POST_TAG,
  FIND_REMARK, PUT_REMARK, PUT_REACTION, PUT_PROFILE, PUT_CURSOR, N_STATEMENTS
};

static const char *const statements[N_STATEMENTS] = {
  [FIND_PERSON] = "SELECT id FROM person WHERE account = ?1 AND remote = ?2",
  [PUT_PERSON] = "INSERT INTO person (account, remote, handle, name, avatar, url, followers,"
    " following, posts, flags) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
    " ON CONFLICT DO UPDATE SET handle = coalesce (excluded.handle, handle),"
    " name = coalesce (excluded.name, name), avatar = coalesce (excluded.avatar, avatar),"
    " url = coalesce (excluded.url, url),"
    " followers = iif (excluded.followers < 0, followers, excluded.followers),"
    " following = iif (excluded.following < 0, following, excluded.following),"
    " posts = iif (excluded.posts < 0, posts, excluded.posts),"
    " flags = (flags & ~?11) | excluded.flags",
  [STUB_PERSON] = "INSERT INTO person (account, remote) VALUES (?1, ?2)",
  [FIND_POST] = "SELECT id FROM post WHERE account = ?1 AND remote = ?2",
  [PUT_POST] = "INSERT INTO post (account, remote, url, excerpt, answers, time, flags, mentions,"
    " replies, quotes, reshares, likes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
    " ON CONFLICT DO UPDATE SET url = coalesce (excluded.url, url),"
    " excerpt = coalesce (excluded.excerpt, excerpt), answers = coalesce (excluded.answers, answers),"
    " time = iif (excluded.time = 0, time, excluded.time), flags = excluded.flags,"
    " mentions = excluded.mentions, replies = excluded.replies, quotes = excluded.quotes,"
    " reshares = excluded.reshares, likes = excluded.likes"
    " RETURNING id",
  [STUB_POST] = "INSERT INTO post (account, remote) VALUES (?1, ?2)",
  [PUT_TAG] = "INSERT INTO tag (name) VALUES (?1) ON CONFLICT DO NOTHING",
  [PUT_POST_TAG] = "INSERT INTO post_tag (post, tag) SELECT ?1, id FROM tag WHERE name = ?2"
    " ON CONFLICT DO NOTHING",
  [FIND_REMARK] = "SELECT id FROM remark WHERE account = ?1 AND remote = ?2",
  [PUT_REMARK] = "INSERT INTO remark (account, remote, url) VALUES (?1, ?2, ?3)",
  [PUT_REACTION] = "INSERT INTO reaction (account, person, post, kind, remark, time)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
    " ON CONFLICT DO UPDATE SET time = excluded.time WHERE time = 0 AND excluded.time <> 0",
  [PUT_PROFILE] = "UPDATE account SET handle = coalesce (?2, handle), name = coalesce (?3, name),"
    " avatar = coalesce (?4, avatar), followers = iif (?5 < 0, followers, ?5),"
    " following = iif (?6 < 0, following, ?6), listed = iif (?7 < 0, listed, ?7),"
    " posts = iif (?8 < 0, posts, ?8) WHERE id = ?1",
  [PUT_CURSOR] = "INSERT INTO cursor (account, resource, cursor, mark, done)"
    " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET cursor = excluded.cursor,"
    " mark = excluded.mark, done = excluded.done",
};

typedef struct
{
  gint64 account;
  CloutBatch *batch;
  CloutCursor *cursor;
  sqlite3 *db;
  sqlite3_stmt *statement[N_STATEMENTS];
} Put;

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
  g_free (self);
}

static void
put_free (Put *put)
{
  clout_batch_unref (put->batch);
  g_clear_pointer (&put->cursor, clout_cursor_free);
  g_free (put);
}

static gboolean
find_or_put (Put         *put,
             guint        find,
             guint        insert,
             const char  *remote,
             const char  *url,
             gint64      *ret_id,
             GError     **error)
{
  gboolean row = FALSE;

  *ret_id = 0;
  if (remote == NULL)
    return TRUE;
  clout_sql_bind (put->statement[find], "is", put->account, remote);
  if (!clout_sql_step (put->statement[find], &row, error))
    return FALSE;
  if (row)
    {
      *ret_id = sqlite3_column_int64 (put->statement[find], 0);
      return TRUE;
    }
  clout_sql_bind (put->statement[insert], insert == PUT_REMARK ? "iss" : "is", put->account,
                  remote, url);
  if (!clout_sql_run (put->statement[insert], error))
    return FALSE;
  *ret_id = sqlite3_last_insert_rowid (put->db);
  return TRUE;
}

static gboolean
put_people (Put     *put,
            GError **error)
{
  gsize n;
  const CloutBatchPerson *people = clout_batch_get_people (put->batch, &n);

  for (gsize i = 0; i < n; i++)
    {
      const CloutBatchPerson *p = &people[i];

      clout_sql_bind (put->statement[PUT_PERSON], "isssssiiiii", put->account, p->remote_id,
                      p->handle, p->name, p->avatar, p->url, p->followers, p->following, p->posts,
                      (gint64) (p->flags & p->known), (gint64) p->known);
      if (!clout_sql_run (put->statement[PUT_PERSON], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_tags (Put                   *put,
          gint64                 post,
          const char *const     *tags,
          GError               **error)
{
  for (gsize i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      clout_sql_bind (put->statement[PUT_TAG], "s", tags[i]);
      clout_sql_bind (put->statement[PUT_POST_TAG], "is", post, tags[i]);
      if (!clout_sql_run (put->statement[PUT_TAG], error)
          || !clout_sql_run (put->statement[PUT_POST_TAG], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_posts (Put     *put,
           GError **error)
{
  gsize n;
  const CloutBatchPost *posts = clout_batch_get_posts (put->batch, &n);
  sqlite3_stmt *statement = put->statement[PUT_POST];

  for (gsize i = 0; i < n; i++)
    {
      const CloutBatchPost *p = &posts[i];
      gboolean row = FALSE;
      gint64 id;

      clout_sql_bind (statement, "issssiiiiiii", put->account, p->remote_id, p->url, p->excerpt,
                      p->answers, p->time, (gint64) p->flags,
                      (gint64) p->counts[CLOUT_REACTION_MENTION],
                      (gint64) p->counts[CLOUT_REACTION_REPLY],
                      (gint64) p->counts[CLOUT_REACTION_QUOTE],
                      (gint64) p->counts[CLOUT_REACTION_RESHARE],
                      (gint64) p->counts[CLOUT_REACTION_LIKE]);
      if (!clout_sql_step (statement, &row, error))
        return FALSE;
      id = sqlite3_column_int64 (statement, 0);
      if (!clout_sql_run (statement, error) || !put_tags (put, id, p->tags, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_reactions (Put     *put,
               GError **error)
{
  gsize n;
  const CloutBatchReaction *reactions = clout_batch_get_reactions (put->batch, &n);

  for (gsize i = 0; i < n; i++)
    {
      const CloutBatchReaction *r = &reactions[i];
      gint64 person, post, remark;

      if (!find_or_put (put, FIND_PERSON, STUB_PERSON, r->person, NULL, &person, error)
          || !find_or_put (put, FIND_POST, STUB_POST, r->post, NULL, &post, error)
          || !find_or_put (put, FIND_REMARK, PUT_REMARK, r->remote_id, r->url, &remark, error))
        return FALSE;
      clout_sql_bind (put->statement[PUT_REACTION], "iiiiii", put->account, person, post,
                      (gint64) r->kind, remark, r->time);
      if (!clout_sql_run (put->statement[PUT_REACTION], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_profile (Put     *put,
             GError **error)
{
  const CloutBatchProfile *p = clout_batch_get_profile (put->batch);

  if (p == NULL)
    return TRUE;
  clout_sql_bind (put->statement[PUT_PROFILE], "isssiiii", put->account, p->handle, p->name,
                  p->avatar, p->followers, p->following, p->listed, p->posts);
  return clout_sql_run (put->statement[PUT_PROFILE], error);
}

static gboolean
put_cursor (Put     *put,
            GError **error)
{
  if (put->cursor == NULL)
    return TRUE;
  clout_sql_bind (put->statement[PUT_CURSOR], "isssi", put->account, put->cursor->resource,
                  put->cursor->cursor, put->cursor->mark, put->cursor->done);
  return clout_sql_run (put->statement[PUT_CURSOR], error);
}

static gboolean
put_all (Put     *put,
         GError **error)
{
  for (guint i = 0; i < N_STATEMENTS; i++)
    {
      put->statement[i] = clout_sql_prepare (put->db, statements[i], error);
      if (put->statement[i] == NULL)
        return FALSE;
    }
  return clout_sql_exec (put->db, "SAVEPOINT batch", error)
    && put_profile (put, error)
    && put_people (put, error)
    && put_posts (put, error)
    && put_reactions (put, error)
    && put_cursor (put, error);
}

static void
put_worker (CloutStore *self,
            sqlite3    *db,
            GTask      *task,
            gpointer    task_data)
{
  Put *put = task_data;
  GError *error = NULL;
  gboolean done;

  put->db = db;
  done = put_all (put, &error);
  for (guint i = 0; i < N_STATEMENTS; i++)
    g_clear_pointer (&put->statement[i], sqlite3_finalize);
  if (done && clout_sql_exec (db, "RELEASE batch", &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  clout_sql_exec (db, "ROLLBACK TO batch", NULL);
  clout_sql_exec (db, "RELEASE batch", NULL);
  g_task_return_error (task, error);
}

/**
 * clout_store_put_batch_async:
 * @account: an account's id
 * @batch: what one page said
 * @cursor: (nullable): where its resource stands after it
 */
void
clout_store_put_batch_async (CloutStore          *self,
                             gint64               account,
                             CloutBatch          *batch,
                             const CloutCursor   *cursor,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_put_batch_async, cancellable,
                                                callback, user_data);
  Put *put = g_new0 (Put, 1);

  put->account = account;
  put->batch = clout_batch_ref (batch);
  if (cursor != NULL)
    put->cursor = clout_cursor_new (cursor->resource, cursor->cursor, cursor->mark, cursor->done);
  g_task_set_task_data (task, put, (GDestroyNotify) put_free);
  clout_store_push (self, task, account, put_worker);
}

gboolean
clout_store_put_batch_finish (CloutStore    *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
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
    clout_sql_prepare (db, "SELECT resource, cursor, mark, done FROM cursor WHERE account = ?1",
                       &error);
  gboolean row = rows != NULL;

  if (rows != NULL)
    clout_sql_bind (rows, "i", *(gint64 *) task_data);
  while (row && clout_sql_step (rows, &row, &error) && row)
    g_ptr_array_add (cursors, clout_cursor_new (clout_sql_text (rows, 0), clout_sql_text (rows, 1),
                                                clout_sql_text (rows, 2),
                                                sqlite3_column_int64 (rows, 3)));
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
  clout_store_push (self, task, CLOUT_STORE_ANY, cursors_worker);
}

GPtrArray *
clout_store_list_cursors_finish (CloutStore    *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  gint64 account;
  gint64 kind;
  gint64 since;
} Unlisted;

static void
unlisted_worker (CloutStore *self,
                 sqlite3    *db,
                 GTask      *task,
                 gpointer    task_data)
{
  static const char *const columns[] = { "mentions", "replies", "quotes", "reshares", "likes" };
  const Unlisted *wanted = task_data;
  g_autoptr(GStrvBuilder) posts = g_strv_builder_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *sql =
    g_strdup_printf ("SELECT remote FROM post LEFT JOIN (SELECT post, count (*) AS n FROM reaction"
                     " WHERE account = ?1 AND kind = ?3 GROUP BY post) AS listed"
                     " ON listed.post = post.id WHERE account = ?1 AND time >= ?2"
                     " AND %s > coalesce (listed.n, 0) ORDER BY time DESC",
                     columns[CLAMP (wanted->kind, 0, (gint64) G_N_ELEMENTS (columns) - 1)]);
  g_autoptr(sqlite3_stmt) rows = clout_sql_prepare (db, sql, &error);
  gboolean row = rows != NULL;

  if (rows != NULL)
    clout_sql_bind (rows, "iii", wanted->account, wanted->since, wanted->kind);
  while (row && clout_sql_step (rows, &row, &error) && row)
    g_strv_builder_add (posts, clout_sql_text (rows, 0));
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_strv_builder_end (posts), (GDestroyNotify) g_strfreev);
}

void
clout_store_list_unlisted_async (CloutStore          *self,
                                 gint64               account,
                                 CloutReactionKind    kind,
                                 gint64               since,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_list_unlisted_async, cancellable,
                                                callback, user_data);
  Unlisted wanted = { account, kind, since };

  g_task_set_task_data (task, g_memdup2 (&wanted, sizeof wanted), g_free);
  clout_store_push (self, task, CLOUT_STORE_ANY, unlisted_worker);
}

GStrv
clout_store_list_unlisted_finish (CloutStore    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
