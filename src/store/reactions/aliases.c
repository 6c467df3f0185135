/* aliases.c: posts with more than one name.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/reactions/aliases.h"

#include "store/database/sql.h"

typedef struct
{
  sqlite3 *db;
  gint64 account;
} Aliases;

static gboolean
run (Aliases     *self,
     const char  *sql,
     gint64       id,
     gint64       other,
     const char  *name,
     GError     **error)
{
  g_autoptr(sqlite3_stmt) statement = clout_sql_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  clout_sql_bind (statement, "iiis", self->account, id, other, name);
  return clout_sql_run (statement, error);
}

/* Returns whether the lookup succeeded; @ret_id is 0 if no post has the name. */
static gboolean
find (Aliases     *self,
      const char  *sql,
      const char  *name,
      gint64      *ret_id,
      GError     **error)
{
  g_autoptr(sqlite3_stmt) rows = clout_sql_prepare (self->db, sql, error);
  gboolean row = FALSE;

  *ret_id = 0;
  if (rows == NULL)
    return FALSE;
  clout_sql_bind (rows, "is", self->account, name);
  if (!clout_sql_step (rows, &row, error))
    return FALSE;
  if (row)
    *ret_id = sqlite3_column_int64 (rows, 0);
  return TRUE;
}

#define BY_REMOTE "SELECT id FROM post WHERE account = ?1 AND remote = ?2"
#define BY_ALIAS "SELECT post FROM alias WHERE account = ?1 AND name = ?2"
#define BY_ANY BY_REMOTE " UNION ALL " BY_ALIAS " LIMIT 1"

/* Reactions to both become the single post's. */
static gboolean
merge (Aliases  *self,
       gint64    from,
       gint64    into,
       GError  **error)
{
  static const char *const statements[] = {
    "UPDATE OR IGNORE reaction SET post = ?3 WHERE account = ?1 AND post = ?2",
    "DELETE FROM reaction WHERE account = ?1 AND post = ?2",
    "UPDATE remark SET post = ?3 WHERE account = ?1 AND post = ?2",
    "UPDATE OR REPLACE own_act SET post = (SELECT remote FROM post WHERE id = ?3)"
    " WHERE account = ?1 AND post = (SELECT remote FROM post WHERE id = ?2)",
    "UPDATE alias SET post = ?3 WHERE account = ?1 AND post = ?2",
    "DELETE FROM asked WHERE account = ?1 AND post IN (?2, ?3)",
    "DELETE FROM post WHERE account = ?1 AND id = ?2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!run (self, statements[i], from, into, NULL, error))
      return FALSE;
  return TRUE;
}

/* A name that is the post's remote id needs no alias. */
static gboolean
add_name (Aliases     *self,
          gint64       id,
          const char  *name,
          GError     **error)
{
  return run (self, "INSERT OR REPLACE INTO alias (account, name, post) SELECT ?1, ?4, ?2"
              " WHERE NOT EXISTS (SELECT 1 FROM post WHERE id = ?2 AND remote = ?4)", id, 0, name,
              error)
    && run (self, "UPDATE OR REPLACE own_act SET post = (SELECT remote FROM post WHERE id = ?2)"
            " WHERE account = ?1 AND post = ?4", id, 0, name, error);
}

static gboolean
rename_post (Aliases     *self,
             gint64       id,
             const char  *remote,
             GError     **error)
{
  static const char *const statements[] = {
    "INSERT OR REPLACE INTO alias (account, name, post) SELECT ?1, remote, id FROM post"
    " WHERE id = ?2 AND remote <> ?4",
    "UPDATE OR REPLACE own_act SET post = ?4 WHERE account = ?1"
    " AND post = (SELECT remote FROM post WHERE id = ?2)",
    "UPDATE post SET remote = ?4 WHERE id = ?2",
    "DELETE FROM alias WHERE account = ?1 AND name = ?4",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!run (self, statements[i], id, 0, remote, error))
      return FALSE;
  return TRUE;
}

/* Returns whether the alias's post was found or added. */
static gboolean
find_post (Aliases                *self,
           const CloutBatchAlias  *alias,
           gint64                  addressed,
           gint64                 *ret_id,
           GError                **error)
{
  if (!find (self, BY_ANY, alias->lasting, ret_id, error))
    return FALSE;
  if (*ret_id == 0)
    *ret_id = addressed;
  /* An address can now belong to a different post: only a permanent name identifies it. */
  if (*ret_id == 0 && !alias->is_remote
      && !find (self, BY_ALIAS, alias->address, ret_id, error))
    return FALSE;
  if (*ret_id > 0)
    return TRUE;
  if (!run (self, "INSERT INTO post (account, remote) VALUES (?1, ?4)", 0, 0,
            alias->is_remote ? alias->lasting : alias->address, error))
    return FALSE;
  *ret_id = sqlite3_last_insert_rowid (self->db);
  return TRUE;
}

static gboolean
insert_alias (Aliases               *self,
              const CloutBatchAlias *alias,
              GError               **error)
{
  gint64 addressed;
  gint64 id;

  if (!find (self, BY_REMOTE, alias->address, &addressed, error)
      || !find_post (self, alias, addressed, &id, error)
      || (addressed > 0 && addressed != id && !merge (self, addressed, id, error)))
    return FALSE;
  return (!alias->is_remote || rename_post (self, id, alias->lasting, error))
    && add_name (self, id, alias->lasting, error) && add_name (self, id, alias->address, error);
}

/**
 * clout_aliases_upsert:
 * @db: connection within a transaction, before anything in @batch except people is stored
 * @account: an account's id
 * @batch: the batch to add to
 *
 * Stores aliases of posts. Posts that turn out to be the same are merged.
 */
gboolean
clout_aliases_upsert (sqlite3     *db,
                      gint64       account,
                      CloutBatch  *batch,
                      GError     **error)
{
  Aliases self = { db, account };
  gsize n;
  const CloutBatchAlias *aliases = clout_batch_get_aliases (batch, &n);

  for (gsize i = 0; i < n; i++)
    if (!insert_alias (&self, &aliases[i], error))
      return FALSE;
  return TRUE;
}
