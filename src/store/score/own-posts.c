/* own-posts.c: lists everything that the person posted.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/score/own-posts.h"

#include "score/input.h"
#include "store/database/call.h"
#include "topics/fold.h"

/* The second column is a #CloutOwnPostKind; the kinds of own_act and given are those of
   #CloutReactionKind. Some networks report replies as posts, some as given, some as both. */
#define SELECT_OWN_POSTS \
  "SELECT time, flags & 1," \
  " (SELECT name FROM tag JOIN post_tag ON tag.id = tag WHERE post_tag.post = post.id LIMIT 1)" \
  " FROM post WHERE time >= ?1 AND NOT EXISTS (SELECT 1 FROM own_act WHERE kind = 1" \
  " AND own_act.account = post.account AND own_act.remote = post.remote AND own_act.remote <> '')" \
  " UNION ALL SELECT time, iif (kind = 3, 2, 1), NULL FROM given WHERE time >= ?1" \
  " AND (kind = 3 OR kind < 3 AND NOT EXISTS (SELECT 1 FROM post" \
  " WHERE post.account = given.account AND post.remote = given.remote))"

G_STATIC_ASSERT (CLOUT_REACTION_REPLY == 1 && CLOUT_REACTION_RESHARE == 3);
G_STATIC_ASSERT (CLOUT_OWN_ORIGINAL == 0 && CLOUT_OWN_REPLY == 1 && CLOUT_OWN_SHARE == 2);

/* All spellings of a topic have one index. */
static guint32
topic_index (GHashTable *topics,
             const char *name)
{
  g_autofree char *key = name != NULL ? clout_topic_fold (name) : NULL;
  gpointer index;

  if (key == NULL)
    return CLOUT_NONE;
  if (g_hash_table_lookup_extended (topics, key, NULL, &index))
    return GPOINTER_TO_UINT (index);
  index = GUINT_TO_POINTER (g_hash_table_size (topics));
  g_hash_table_insert (topics, g_steal_pointer (&key), index);
  return GPOINTER_TO_UINT (index);
}

static gpointer
list_own_posts (sqlite3   *db,
                gpointer   since,
                GError   **error)
{
  g_autoptr(GArray) posts = g_array_new (FALSE, FALSE, sizeof (CloutOwnPost));
  g_autoptr(GHashTable) topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_select (db, SELECT_OWN_POSTS, clout_binds_new ("i", *(const gint64 *) since), error);

  while (clout_sql_next (rows))
    {
      CloutOwnPost post = { .time = sqlite3_column_int64 (rows, 0),
                            .kind = sqlite3_column_int (rows, 1),
                            .topic = topic_index (topics, clout_sql_text (rows, 2)) };

      g_array_append_val (posts, post);
    }
  return clout_sql_end (rows, error) ? g_steal_pointer (&posts) : NULL;
}

/**
 * clout_store_list_own_posts_async:
 * @self: a store
 * @since: Unix seconds
 *
 * Lists the accounts' own posts.
 */
void
clout_store_list_own_posts_async (CloutStore          *self,
                                  gint64               since,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = list_own_posts,
                                       .free_args = g_free,
                                       .free_result = (GDestroyNotify) g_array_unref };

  clout_store_call_async (self, &call, g_memdup2 (&since, sizeof since), cancellable, callback,
                          user_data);
}
