/* topic-posts.c: the person's posts on a topic.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/score/topic-posts.h"

#include "model/breakdown-item.h"
#include "store/database/call.h"
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

/**
 * clout_topic_posts_add_fold:
 * @db: a connection, which gets the function clout_fold() of a topic's name
 *
 * Adds the SQL function that folds topics.
 */
void
clout_topic_posts_add_fold (sqlite3 *db)
{
  sqlite3_create_function (db, "clout_fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL,
                           fold_func, NULL, NULL);
}

/* The network's count for a post or, if that is less, the number of listed reactions. */
#define SELECT_POSTS \
  "SELECT excerpt, url, time, max (mentions + replies + quotes + reshares + likes," \
  " (SELECT count (*) FROM reaction WHERE reaction.account = received.account" \
  " AND reaction.post = received.id)) AS n FROM received WHERE id IN" \
  " (SELECT post FROM post_tag JOIN tag ON tag.id = tag WHERE clout_fold (name) = ?1)" \
  " AND n > 0 ORDER BY n DESC, time DESC LIMIT " G_STRINGIFY (CLOUT_TOPIC_POSTS)

static gpointer
read_post (sqlite3_stmt *row)
{
  return clout_breakdown_item_new (&(CloutBreakdownFacts) {
    .level = CLOUT_BREAKDOWN_POST, .name = clout_sql_text (row, 0), .url = clout_sql_text (row, 1),
    .time = sqlite3_column_int64 (row, 2), .n = sqlite3_column_int64 (row, 3) });
}

static gpointer
list_posts (sqlite3   *db,
            gpointer   topic,
            GError   **error)
{
  static const CloutSqlList list = { SELECT_POSTS, read_post, g_object_unref };
  g_autofree char *key = clout_topic_fold (topic);

  if (key == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  clout_topic_posts_add_fold (db);
  return clout_sql_list (db, &list, clout_binds_new ("s", key), error);
}

/**
 * clout_store_list_topic_posts_async:
 * @self: a store
 * @topic: a topic, in any spelling
 *
 * Lists posts on a topic.
 */
void
clout_store_list_topic_posts_async (CloutStore          *self,
                                    const char          *topic,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = list_posts, .free_args = g_free,
                                       .free_result = (GDestroyNotify) g_ptr_array_unref };

  clout_store_call_async (self, &call, g_strdup (topic), cancellable, callback, user_data);
}
