/* upsert-tags.c: stores a post's hashtags.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/reactions/upsert-tags.h"

#include "store/database/sql.h"

static const char PUT_TAG[] = "INSERT INTO tag (name) VALUES (?1) ON CONFLICT DO NOTHING";
static const char PUT_POST_TAG[] = "INSERT INTO post_tag (post, tag) VALUES (?1,"
  " (SELECT id FROM tag WHERE name = ?2)) ON CONFLICT DO NOTHING";
static const char LIST_TAGS[] = "SELECT name FROM post_tag JOIN tag ON tag.id = tag"
  " WHERE post = ?1";
static const char CLEAR_TAGS[] = "DELETE FROM post_tag WHERE post = ?1";

static gboolean
add_tags (CloutWorker           *worker,
          gint64                 id,
          const CloutBatchPost  *post,
          GError               **error)
{
  sqlite3_stmt *tag = clout_worker_prepare (worker, PUT_TAG, error);
  sqlite3_stmt *post_tag = tag != NULL ? clout_worker_prepare (worker, PUT_POST_TAG, error) : NULL;

  if (post_tag == NULL)
    return FALSE;
  for (gsize i = 0; post->tags[i] != NULL; i++)
    {
      clout_sql_bind (tag, "s", post->tags[i]);
      clout_sql_bind (post_tag, "is", id, post->tags[i]);
      if (!clout_sql_run (tag, error) || !clout_sql_run (post_tag, error))
        return FALSE;
    }
  return TRUE;
}

/* Returns whether the stored post has a tag that it no longer has. */
static gboolean
find_edited (CloutWorker           *worker,
             gint64                 id,
             const CloutBatchPost  *post,
             gboolean              *ret_edited,
             GError               **error)
{
  sqlite3_stmt *rows = clout_worker_prepare (worker, LIST_TAGS, error);
  gboolean row = rows != NULL;

  *ret_edited = FALSE;
  if (rows != NULL)
    clout_sql_bind (rows, "i", id);
  while (row)
    {
      if (!clout_sql_step (rows, &row, error))
        return FALSE;
      *ret_edited = *ret_edited || (row && (post->tags == NULL
                                            || !g_strv_contains (post->tags,
                                                                 clout_sql_text (rows, 0))));
    }
  return rows != NULL;
}

static gboolean
clear_tags (CloutWorker  *worker,
            gint64        id,
            GError      **error)
{
  sqlite3_stmt *clear = clout_worker_prepare (worker, CLEAR_TAGS, error);

  if (clear == NULL)
    return FALSE;
  clout_sql_bind (clear, "i", id);
  return clout_sql_run (clear, error);
}

/**
 * clout_tags_upsert:
 * @worker: worker within a transaction
 * @id: the post's id
 * @post: the post as on a page
 * @import: whether the page is from an archive
 *
 * Replaces the post's tags if it was edited. An archive isn't newer than stored data, so it only
 * adds tags.
 */
gboolean
clout_tags_upsert (CloutWorker           *worker,
                   gint64                 id,
                   const CloutBatchPost  *post,
                   gboolean               import,
                   GError               **error)
{
  gboolean edited = FALSE;

  if (!import && post->part != CLOUT_POST_COUNTS_ONLY
      && !find_edited (worker, id, post, &edited, error))
    return FALSE;
  return (!edited || clear_tags (worker, id, error))
    && (post->tags == NULL || add_tags (worker, id, post, error));
}
