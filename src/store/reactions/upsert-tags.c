/* upsert-tags.c: stores a post's hashtags.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/reactions/upsert-tags.h"

#include "store/database/sql.h"

static gboolean
add_tags (sqlite3               *db,
          gint64                 id,
          const CloutBatchPost  *post,
          GError               **error)
{
  g_autoptr(sqlite3_stmt) tag = NULL;
  g_autoptr(sqlite3_stmt) post_tag = NULL;

  tag = clout_sql_prepare (db, "INSERT INTO tag (name) VALUES (?1) ON CONFLICT DO NOTHING", error);
  if (tag == NULL)
    return FALSE;
  post_tag = clout_sql_prepare (db, "INSERT INTO post_tag (post, tag) SELECT ?1, id FROM tag"
                                " WHERE name = ?2 ON CONFLICT DO NOTHING", error);
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
find_edited (sqlite3               *db,
             gint64                 id,
             const CloutBatchPost  *post,
             gboolean              *ret_edited,
             GError               **error)
{
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (db, "SELECT name FROM post_tag JOIN tag ON tag.id = tag WHERE post = ?1",
                       error);
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
clear_tags (sqlite3  *db,
            gint64    id,
            GError  **error)
{
  g_autoptr(sqlite3_stmt) clear =
    clout_sql_prepare (db, "DELETE FROM post_tag WHERE post = ?1", error);

  if (clear == NULL)
    return FALSE;
  clout_sql_bind (clear, "i", id);
  return clout_sql_run (clear, error);
}

/**
 * clout_tags_upsert:
 * @db: connection within a transaction
 * @id: the post's id
 * @post: the post as on a page
 * @import: whether the page is from an archive
 *
 * Replaces the post's tags if it was edited. An archive isn't newer than stored data, so it only
 * adds tags.
 */
gboolean
clout_tags_upsert (sqlite3               *db,
                   gint64                 id,
                   const CloutBatchPost  *post,
                   gboolean               import,
                   GError               **error)
{
  gboolean edited = FALSE;

  if (!import && post->part != CLOUT_POST_COUNTS_ONLY
      && !find_edited (db, id, post, &edited, error))
    return FALSE;
  return (!edited || clear_tags (db, id, error))
    && (post->tags == NULL || add_tags (db, id, post, error));
}
