/* topics.c: hashtags of own posts by what they received.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/topic.h"
#include "store/points.h"
#include "store/sql.h"
#include "store/worker.h"

static void
topics_worker (CloutStore *self,
               sqlite3    *db,
               GTask      *task,
               gpointer    task_data)
{
  g_autoptr(GPtrArray) topics = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (db, "WITH words AS (SELECT post, count (*) AS n FROM remark GROUP BY post)"
                       " SELECT max (tag.name), count (*), sum (max (coalesce (words.n, 0)"
                       " + (SELECT count (*) FROM reaction WHERE account = post.account"
                       " AND reaction.post = post.id),"
                       " mentions + replies + quotes + reshares + likes)) AS received, max (time)"
                       " FROM post_tag JOIN tag ON tag.id = post_tag.tag"
                       " JOIN post ON post.id = post_tag.post"
                       " LEFT JOIN words ON words.post = post.id"
                       " GROUP BY lower (tag.name) ORDER BY received DESC, count (*) DESC", &error);
  gboolean row = rows != NULL;

  while (row && clout_sql_step (rows, &row, &error) && row)
    g_ptr_array_add (topics, clout_topic_new (clout_sql_text (rows, 0),
                                              sqlite3_column_int64 (rows, 1),
                                              sqlite3_column_int64 (rows, 2),
                                              sqlite3_column_int64 (rows, 3)));
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&topics), (GDestroyNotify) g_ptr_array_unref);
}

void
clout_store_list_topics_async (CloutStore          *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_list_topics_async, cancellable,
                                                callback, user_data);

  clout_store_push (self, task, CLOUT_STORE_READ, topics_worker);
}

GPtrArray *
clout_store_list_topics_finish (CloutStore    *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
