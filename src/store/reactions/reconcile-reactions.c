/* reconcile-reactions.c: deletes reactions that were undone.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/reactions/reconcile-reactions.h"

#include "store/database/sql.h"

typedef struct
{
  const char *list;
  const char *drop;
} Statements;

/* The second column of the list identifies what to delete. */
static const Statements of_reactions = {
  "SELECT person.remote, person.id FROM reaction JOIN person ON person.id = reaction.person"
  " WHERE reaction.account = ?1 AND reaction.post = ?2 AND reaction.kind = ?3",
  "DELETE FROM reaction WHERE account = ?1 AND post = ?2 AND kind = ?3 AND person = ?4",
};

static const Statements of_words = {
  "SELECT remote, remote FROM remark WHERE account = ?1 AND post = ?2 AND kind = ?3",
  "DELETE FROM remark WHERE account = ?1 AND post = ?2 AND kind = ?3 AND remote = ?4",
};

static const Statements of_own_acts = {
  "SELECT own_act.remote, own_act.remote FROM post JOIN own_act"
  " ON own_act.account = post.account AND own_act.post = post.remote"
  " WHERE post.account = ?1 AND post.id = ?2 AND kind = ?3",
  "DELETE FROM own_act WHERE account = ?1 AND post = (SELECT remote FROM post WHERE id = ?2)"
  " AND kind = ?3 AND remote = ?4",
};

#define SET_TOLD "UPDATE post SET told = told | (1 << ?3) WHERE account = ?1 AND id = ?2"

/* Returns (transfer full) (nullable): ids of the rows that are on no page. */
static GPtrArray *
list_gone (sqlite3_stmt             *rows,
           const CloutBatchComplete *list,
           GError                  **error)
{
  g_autoptr(GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GHashTable) left = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean row = FALSE;

  for (gsize i = 0; list->names[i] != NULL; i++)
    g_hash_table_add (left, (gpointer) list->names[i]);
  for (;;)
    {
      if (!clout_sql_step (rows, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&gone);
      if (!g_hash_table_contains (left, clout_sql_text (rows, 0)))
        g_ptr_array_add (gone, g_strdup (clout_sql_text (rows, 1)));
    }
}

/* A server with problems may return an empty list. */
static gboolean
is_doubtful (sqlite3                  *db,
             gint64                    post,
             const CloutBatchComplete *list,
             gboolean                 *ret_doubtful,
             GError                  **error)
{
  static const char *const columns[] = { "mentions", "replies", "quotes", "reshares", "likes" };
  g_autofree char *sql = NULL;
  g_autoptr(sqlite3_stmt) rows = NULL;
  gboolean row = FALSE;

  *ret_doubtful = FALSE;
  if (list->names[0] != NULL || list->believed || list->kind > CLOUT_REACTION_LIKE)
    return TRUE;
  sql = g_strdup_printf ("SELECT %s FROM received WHERE id = ?1", columns[list->kind]);
  rows = clout_sql_prepare (db, sql, error);
  if (rows == NULL)
    return FALSE;
  clout_sql_bind (rows, "i", post);
  if (!clout_sql_step (rows, &row, error))
    return FALSE;
  *ret_doubtful = row && sqlite3_column_int64 (rows, 0) > 0;
  return TRUE;
}

static gboolean
drop_gone (sqlite3                  *db,
           const Statements         *sql,
           gint64                    account,
           gint64                    post,
           const CloutBatchComplete *list,
           GError                  **error)
{
  g_autoptr(sqlite3_stmt) rows = clout_sql_prepare (db, sql->list, error);
  g_autoptr(sqlite3_stmt) drop = rows != NULL ? clout_sql_prepare (db, sql->drop, error) : NULL;
  g_autoptr(GPtrArray) gone = NULL;

  if (drop == NULL)
    return FALSE;
  clout_sql_bind (rows, "iii", account, post, (gint64) list->kind);
  gone = list_gone (rows, list, error);
  if (gone == NULL)
    return FALSE;
  for (guint i = 0; i < gone->len; i++)
    {
      clout_sql_bind (drop, "iiis", account, post, (gint64) list->kind, gone->pdata[i]);
      if (!clout_sql_run (drop, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
drop_quotes (sqlite3                  *db,
             gint64                    account,
             gint64                    post,
             const CloutBatchComplete *list,
             GError                  **error)
{
  CloutBatchComplete quotes = *list;

  quotes.kind = CLOUT_REACTION_QUOTE;
  return !list->quotes || drop_gone (db, &of_words, account, post, &quotes, error);
}

/* Counted reactions that aren't on such a list were undone. */
#define SET_GONE "UPDATE post SET gone_replies = max (0, replies" \
  " - (SELECT count (*) FROM remark WHERE account = ?1 AND post = ?2 AND kind = 1)" \
  " - (SELECT count (*) FROM own_act WHERE account = ?1 AND own_act.post = post.remote" \
  " AND kind = 1))" \
  " WHERE account = ?1 AND id = ?2"
G_STATIC_ASSERT (CLOUT_REACTION_REPLY == 1);

static gboolean
note_gone (sqlite3                  *db,
           gint64                    account,
           gint64                    post,
           const CloutBatchComplete *list,
           GError                  **error)
{
  g_autoptr(sqlite3_stmt) set = NULL;

  if (!list->believed || list->kind != CLOUT_REACTION_REPLY)
    return TRUE;
  set = clout_sql_prepare (db, SET_GONE, error);
  if (set == NULL)
    return FALSE;
  clout_sql_bind (set, "ii", account, post);
  return clout_sql_run (set, error);
}

/**
 * clout_reconcile_reactions:
 * @db: connection within a transaction
 * @account: an account's id
 * @post: the post's id
 * @list: the remaining reactions to it
 *
 * Deletes all other stored reactions of the kind, because a network's list shows the current
 * state. The list includes own acts, so it reports these too.
 *
 * An empty list changes nothing if the network's count isn't 0, unless it can be trusted.
 *
 * Returns: whether it succeeded; otherwise @error is set
 */
gboolean
clout_reconcile_reactions (sqlite3                  *db,
                           gint64                    account,
                           gint64                    post,
                           const CloutBatchComplete *list,
                           GError                  **error)
{
  const Statements *sql = list->kind <= CLOUT_REACTION_QUOTE ? &of_words : &of_reactions;
  g_autoptr(sqlite3_stmt) set_told = clout_sql_prepare (db, SET_TOLD, error);
  gboolean doubtful;

  if (set_told == NULL || !is_doubtful (db, post, list, &doubtful, error))
    return FALSE;
  if (doubtful)
    return TRUE;
  clout_sql_bind (set_told, "iii", account, post, (gint64) list->kind);
  return clout_sql_run (set_told, error)
    && drop_gone (db, sql, account, post, list, error)
    && drop_quotes (db, account, post, list, error)
    && drop_gone (db, &of_own_acts, account, post, list, error)
    && note_gone (db, account, post, list, error);
}
