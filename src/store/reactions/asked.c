/* asked.c: selects the posts whose lists need to be requested.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/reactions/asked.h"

#include "store/database/sql.h"

/* Quotes that a network counts as reshares are own acts too: if there are more of these than
   counted, one was undone. */
#define TOO_MANY_RESHARES "((SELECT count (*) FROM own_act WHERE own_act.account = ?1" \
  " AND own_act.post = received.remote AND own_act.kind = 3)" \
  " > (SELECT post.reshares FROM post WHERE post.id = received.id))"
G_STATIC_ASSERT (CLOUT_REACTION_RESHARE == 3);

/* Mentions, replies and quotes are counted in one pass: they are few compared to likes and
   reshares, and an index by post would be half their size. Those without an id are among the
   reactions. */
static char *
dup_counts (CloutReactionKind kind,
            gboolean          one)
{
  static const char count_words[] =
    "(SELECT count (*) FROM remark WHERE account = ?1 AND remark.post = received.id"
    " AND kind = ?3) +";
  static const char *const columns[] = { "mentions", "replies", "quotes",
                                         "reshares + maybe_reshares - " TOO_MANY_RESHARES,
                                         "likes + maybe_likes" };
  gboolean words = kind <= CLOUT_REACTION_QUOTE;

  return g_strdup_printf ("SELECT received.id, received.remote, received.time, %s AS counted, %s"
                          " (SELECT count (*) FROM reaction WHERE account = ?1"
                          " AND reaction.post = received.id AND kind = ?3) AS listed"
                          " FROM received%s"
                          " WHERE account = ?1",
                          columns[kind],
                          !words ? "" : one ? count_words : "coalesce (words.n, 0) +",
                          words && !one ? " LEFT JOIN (SELECT post, count (*) AS n FROM remark"
                          " WHERE account = ?1 AND kind = ?3 GROUP BY post) AS words"
                          " ON words.post = received.id" : "");
}

/**
 * clout_asked_dup_sql:
 * @kind: kind of reaction
 * @fewer: whether to include posts with fewer counted than stored reactions
 *
 * Writes a statement that selects remote ids of posts whose lists are worth requesting, newest
 * first. Its parameters are account, oldest time, kind, resource and how many of the newest posts
 * to include in any case if they have stored reactions. Posts whose counts haven't changed since
 * their list was last read completely are left out, because a list can permanently be shorter
 * than its count.
 *
 * Returns: (transfer full): the statement
 */
char *
clout_asked_dup_sql (CloutReactionKind  kind,
                     gboolean           fewer)
{
  g_autofree char *counts = dup_counts (kind, FALSE);

  return g_strdup_printf ("SELECT remote FROM (%s AND time >= ?2) AS now LEFT JOIN asked"
                          " ON asked.account = ?1 AND asked.resource = ?4 AND asked.post = now.id"
                          " WHERE (now.counted %s now.listed AND (asked.post IS NULL"
                          " OR asked.counted <> now.counted OR asked.listed <> now.listed))"
                          " OR (now.listed > 0 AND now.id IN (SELECT id FROM post"
                          " WHERE account = ?1 AND time >= ?2 ORDER BY time DESC LIMIT ?5))"
                          " ORDER BY now.time DESC", counts, fewer ? "<>" : ">");
}

/**
 * clout_asked_upsert:
 * @db: connection within a transaction that has stored everything else in @batch
 * @account: an account's id
 * @batch: contents of a page
 *
 * Stores the counts at which a post's list was read, if @batch completes one.
 */
gboolean
clout_asked_upsert (sqlite3     *db,
                    gint64       account,
                    CloutBatch  *batch,
                    GError     **error)
{
  const CloutBatchAsked *asked = clout_batch_get_asked (batch);
  g_autofree char *counts = NULL;
  g_autofree char *sql = NULL;

  if (asked == NULL)
    return TRUE;
  counts = dup_counts (asked->kind, TRUE);
  sql = g_strdup_printf ("INSERT OR REPLACE INTO asked (account, resource, post, counted, listed)"
                         " SELECT ?1, ?4, id, counted, listed"
                         " FROM (%s AND remote = ?2)", counts);
  return clout_sql_change (db, sql, clout_binds_new ("isis", account, asked->post,
                                                     (gint64) asked->kind, asked->resource),
                           error);
}
