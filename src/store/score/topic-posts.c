/* topic-posts.c: the person's posts on a topic.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/score/topic-posts.h"

#include "model/breakdown-item.h"
#include "store/database/sql.h"
#include "store/database/worker.h"
#include "topics/fold.h"

/* An SQL function for folding, so that one statement finds all spellings. */
static void
fold_func (sqlite3_context *context,
           int              n_values,
           sqlite3_value  **values)
{
  char *key = clout_topic_fold ((const char *) sqlite3_value_text (values[0]));

  if (key != NULL)
    sqlite3_result_text (context, key, -1, g_free);
  else
    sqlite3_result_null (context);
}

/* The network's count for a post or, if that is less, the number of listed reactions. */
#define SELECT_POSTS \
  "SELECT excerpt, url, time, max (mentions + replies + quotes + reshares + likes," \
  " (SELECT count (*) FROM reaction WHERE reaction.account = received.account" \
  " AND reaction.post = received.id)) AS n FROM received WHERE id IN" \
  " (SELECT post FROM post_tag JOIN tag ON tag.id = tag WHERE clout_fold (name) = ?1)" \
  " AND n > 0 ORDER BY n DESC, time DESC LIMIT " G_STRINGIFY (CLOUT_TOPIC_POSTS)

static gboolean
add_posts (sqlite3     *db,
           const char  *key,
           GPtrArray   *posts,
           GError     **error)
{
  g_autoptr(sqlite3_stmt) rows = clout_sql_prepare (db, SELECT_POSTS, error);
  gboolean row = rows != NULL;

  if (rows != NULL)
    clout_sql_bind (rows, "s", key);
  while (row && clout_sql_step (rows, &row, error) && row)
    g_ptr_array_add (posts, clout_breakdown_item_new (&(CloutBreakdownFacts) {
      .level = CLOUT_PART_POST, .name = clout_sql_text (rows, 0), .url = clout_sql_text (rows, 1),
      .time = sqlite3_column_int64 (rows, 2), .n = sqlite3_column_int64 (rows, 3) }));
  return rows != NULL && !row;
}

static void
posts_worker (CloutStore *self,
              sqlite3    *db,
              GTask      *task,
              gpointer    task_data)
{
  g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *key = clout_topic_fold (task_data);
  GError *error = NULL;

  sqlite3_create_function (db, "clout_fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL,
                           fold_func, NULL, NULL);
  if (key == NULL || add_posts (db, key, posts, &error))
    g_task_return_pointer (task, g_steal_pointer (&posts), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * clout_store_list_topic_posts_async:
 * @topic: a topic, in any spelling
 */
void
clout_store_list_topic_posts_async (CloutStore          *self,
                                    const char          *topic,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_list_topic_posts_async,
                                                cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdup (topic), g_free);
  clout_store_push (self, task, CLOUT_STORE_READ, posts_worker);
}
