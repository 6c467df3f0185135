/* posts.c: lists the person's own posts.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/score/posts.h"

#include <string.h>

#include "score/post-flags.h"
#include "store/database/call.h"
#include "store/score/topic-posts.h"
#include "topics/fold.h"

/* ?3 and ?6: which flags matter, and which of them are set */
#define SELECT_ENTRIES(wanted) \
  "SELECT time, id, mentions, replies, quotes, reshares, likes, iif (?4, excerpt, NULL)," \
  " iif (?4, (SELECT group_concat (name, ' ') FROM post_tag JOIN tag ON tag.id = tag" \
  " WHERE post = received.id), NULL) FROM received WHERE " wanted \
  " AND (?1 = 0 OR account = ?1) AND (flags & ?3) = ?6" \
  " ORDER BY time DESC, id DESC"

#define SELECT_BY_TIME SELECT_ENTRIES ("time >= ?2 AND time < ?5")

/* Starts from the topic, because few posts have it and many are in the period. */
#define SELECT_BY_TOPIC \
  SELECT_ENTRIES ("id IN (SELECT post FROM post_tag WHERE tag IN" \
                  " (SELECT id FROM tag WHERE clout_fold (name) = ?7))" \
                  " AND +time >= ?2 AND +time < ?5")

#define SELECT_POST \
  "SELECT account, time, excerpt, url," \
  " (SELECT group_concat (iif (instr (name, ' '), name, '#' || name), ' · ') FROM post_tag" \
  " JOIN tag ON tag.id = tag WHERE post = ?1) FROM post WHERE id = ?1"

/* Whether a post has reactions isn't known here: some are listed, but not counted. */
static const struct
{
  gint64 flags;
  gint64 set;
} flags_of_kinds[CLOUT_N_POST_KINDS] = {
  [CLOUT_POSTS_ORIGINAL] = { CLOUT_POST_REPLY, CLOUT_POST_NONE },
  [CLOUT_POSTS_REPLIES] = { CLOUT_POST_REPLY, CLOUT_POST_REPLY },
  [CLOUT_POSTS_WITH_QUESTION] = { CLOUT_POST_ASKS, CLOUT_POST_ASKS },
  [CLOUT_POSTS_WITH_MEDIA] = { CLOUT_POST_MEDIA, CLOUT_POST_MEDIA },
  [CLOUT_POSTS_WITH_LINK] = { CLOUT_POST_LINK, CLOUT_POST_LINK },
  [CLOUT_POSTS_IN_CAPITALS] = { CLOUT_POST_SHOUTS, CLOUT_POST_SHOUTS },
  [CLOUT_POSTS_ASKING_FOR_SHARES] = { CLOUT_POST_BEGS, CLOUT_POST_BEGS },
};

static void
filter_free (gpointer data)
{
  CloutPostFilter *filter = data;

  g_free (filter->search);
  g_free (filter->topic);
  g_free (filter);
}

/* Returns whether each word is in the text or the topics. */
static gboolean
matches (const GStrv  words,
         const char  *excerpt,
         const char  *topics)
{
  g_autofree char *text = g_strconcat (excerpt != NULL ? excerpt : "", " ",
                                       topics != NULL ? topics : "", NULL);
  /* Most texts are in ASCII, which is much faster to fold. */
  g_autofree char *folded = g_str_is_ascii (text) ? g_ascii_strdown (text, -1)
                                                  : g_utf8_casefold (text, -1);

  for (gsize i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static sqlite3_stmt *
select_entries (sqlite3                *db,
                const CloutPostFilter  *filter,
                gboolean                searched,
                GError                **error)
{
  g_autofree char *topic = filter->topic != NULL ? clout_topic_fold (filter->topic) : NULL;
  gint64 until = filter->until != 0 ? filter->until : G_MAXINT64;
  gint64 flags = flags_of_kinds[filter->kinds].flags;
  gint64 set = flags_of_kinds[filter->kinds].set;

  if (filter->topic == NULL)
    return clout_sql_select (db, SELECT_BY_TIME,
                             clout_binds_new ("iiiiii", filter->account, filter->since, flags,
                                              (gint64) searched, until, set), error);
  clout_topic_posts_add_fold (db);
  return clout_sql_select (db, SELECT_BY_TOPIC,
                           clout_binds_new ("iiiiiis", filter->account, filter->since, flags,
                                            (gint64) searched, until, set, topic), error);
}

static gpointer
find_posts (sqlite3   *db,
            gpointer   args,
            GError   **error)
{
  const CloutPostFilter *filter = args;
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (CloutPostEntry));
  g_autofree char *valid = g_utf8_make_valid (filter->search != NULL ? filter->search : "", -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);
  g_auto(GStrv) words = g_strsplit (g_strstrip (folded), " ", -1);
  gboolean searched = *folded != '\0';
  g_autoptr(sqlite3_stmt) rows = select_entries (db, filter, searched, error);

  while (clout_sql_next (rows))
    {
      CloutPostEntry entry = { .id = sqlite3_column_int64 (rows, 1),
                               .time = sqlite3_column_int64 (rows, 0) };

      for (int kind = 0; kind < CLOUT_REACTION_FOLLOW; kind++)
        entry.counts[kind] = CLAMP (sqlite3_column_int64 (rows, 2 + kind), 0, G_MAXINT);
      if (!searched || matches (words, clout_sql_text (rows, 7), clout_sql_text (rows, 8)))
        g_array_append_val (entries, entry);
    }
  return clout_sql_end (rows, error) ? g_steal_pointer (&entries) : NULL;
}

/**
 * clout_store_find_posts_async:
 * @self: a store
 * @filter: which posts
 *
 * Finds posts.
 */
void
clout_store_find_posts_async (CloutStore            *self,
                              const CloutPostFilter *filter,
                              GCancellable          *cancellable,
                              GAsyncReadyCallback    callback,
                              gpointer               user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = find_posts,
                                       .free_args = filter_free,
                                       .free_result = (GDestroyNotify) g_array_unref };
  CloutPostFilter *copy = g_memdup2 (filter, sizeof *filter);

  copy->search = g_strdup (filter->search);
  copy->topic = g_strdup (filter->topic);
  clout_store_call_async (self, &call, copy, cancellable, callback, user_data);
}

static CloutPost *
read_post (sqlite3_stmt         *rows,
           const CloutPostEntry *entry)
{
  CloutPostFacts facts = { .account = sqlite3_column_int64 (rows, 0),
                           .time = sqlite3_column_int64 (rows, 1), .points = entry->points,
                           .excerpt = clout_sql_text (rows, 2), .url = clout_sql_text (rows, 3),
                           .topics = clout_sql_text (rows, 4) };

  memcpy (facts.counts, entry->counts, sizeof facts.counts);
  return clout_post_new (&facts);
}

static gpointer
load_posts (sqlite3   *db,
            gpointer   args,
            GError   **error)
{
  const GArray *entries = args;
  g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(sqlite3_stmt) rows = clout_sql_prepare (db, SELECT_POST, error);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < entries->len; i++)
    {
      const CloutPostEntry *entry = &g_array_index (entries, CloutPostEntry, i);

      clout_sql_bind (rows, "i", entry->id);
      g_ptr_array_add (posts, clout_sql_next (rows) ? read_post (rows, entry)
                                                    : clout_post_new (NULL));
      sqlite3_reset (rows);
    }
  return g_steal_pointer (&posts);
}

/**
 * clout_store_load_posts_async:
 * @self: a store
 * @entries: (array length=n_entries): which posts; copied
 * @n_entries: number of entries
 *
 * Loads posts' data.
 */
void
clout_store_load_posts_async (CloutStore           *self,
                              const CloutPostEntry *entries,
                              gsize                 n_entries,
                              GCancellable         *cancellable,
                              GAsyncReadyCallback   callback,
                              gpointer              user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = load_posts,
                                       .free_args = (GDestroyNotify) g_array_unref,
                                       .free_result = (GDestroyNotify) g_ptr_array_unref };
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (CloutPostEntry));

  g_array_append_vals (copy, entries, n_entries);
  clout_store_call_async (self, &call, copy, cancellable, callback, user_data);
}
