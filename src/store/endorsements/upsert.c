/* upsert.c: stores a page's +K.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/endorsements/upsert.h"

#include "store/database/sql.h"
#include "topics/fold.h"

/* Most +K stored per endorser; fewer of them count. */
#define MOST_PER_ENDORSER 1000

typedef struct
{
  sqlite3 *db;
  gint64 account;
  gint64 asked;
  GHashTable *named;
  sqlite3_stmt *find;
  sqlite3_stmt *settle;
  sqlite3_stmt *upsert;
} Upsert;

static void
upsert_clear (Upsert *self)
{
  g_clear_pointer (&self->named, g_hash_table_unref);
  g_clear_pointer (&self->find, sqlite3_finalize);
  g_clear_pointer (&self->settle, sqlite3_finalize);
  g_clear_pointer (&self->upsert, sqlite3_finalize);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Upsert, upsert_clear)

static gboolean
prepare (Upsert  *self,
         GError **error)
{
  self->find = clout_sql_prepare (self->db, "SELECT id FROM person WHERE account = ?1"
                                  " AND remote = ?2", error);
  /* A given +K whose response was lost is found here. */
  self->settle = self->find == NULL ? NULL :
    clout_sql_prepare (self->db, "UPDATE OR IGNORE endorsement SET remote = ?5,"
                       " state = iif (state = 3, 3, 0), checked = ?4 WHERE account = ?1"
                       " AND giver = 0 AND receiver = ?2 AND folded = ?3 AND remote IS NULL"
                       " AND state IN (2, 3)", error);
  /* Only an endorser's complete list has the time of the request: other pages don't change it. */
  self->upsert = self->settle == NULL ? NULL :
    clout_sql_prepare (self->db, "INSERT INTO endorsement (account, giver, receiver, topic, folded,"
                       " time, remote, url, checked, fresh)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?2 <> 0 AND ?3 = 0)"
                       " ON CONFLICT DO UPDATE SET giver = excluded.giver,"
                       " receiver = excluded.receiver, topic = excluded.topic,"
                       " folded = excluded.folded, url = coalesce (excluded.url, url),"
                       " fresh = max (fresh, excluded.fresh AND excluded.time > time),"
                       " time = excluded.time, checked = iif (excluded.checked > 0,"
                       " excluded.checked, checked)", error);
  return self->upsert != NULL;
}

/* 0 is the account itself, -1 someone it doesn't know. */
static gboolean
find (Upsert     *self,
      const char *remote,
      gint64     *ret_id,
      GError    **error)
{
  gboolean row = FALSE;

  *ret_id = 0;
  if (remote == NULL)
    return TRUE;
  clout_sql_bind (self->find, "is", self->account, remote);
  if (!clout_sql_step (self->find, &row, error))
    return FALSE;
  *ret_id = row ? sqlite3_column_int64 (self->find, 0) : -1;
  sqlite3_reset (self->find);
  return TRUE;
}

static gboolean
upsert_endorsement (Upsert                      *self,
                    const CloutBatchEndorsement *e,
                    GError                     **error)
{
  g_autofree char *folded = clout_topic_fold (e->topic);
  gint64 endorser, receiver;

  if (!find (self, e->endorser, &endorser, error) || !find (self, e->receiver, &receiver, error))
    return FALSE;
  if (folded == NULL || endorser < 0 || receiver < 0 || endorser == receiver)
    return TRUE;
  if (endorser == 0)
    {
      clout_sql_bind (self->settle, "iisis", self->account, receiver, folded, self->asked,
                      e->remote_id);
      if (!clout_sql_run (self->settle, error))
        return FALSE;
    }
  clout_sql_bind (self->upsert, "iiississi", self->account, endorser, receiver, e->topic, folded,
                  e->time,
                  e->remote_id, e->url, self->asked);
  g_hash_table_add (self->named, (gpointer) e->remote_id);
  return clout_sql_run (self->upsert, error);
}

static gboolean
drop (Upsert       *self,
      const GArray *gone,
      GError      **error)
{
  g_autoptr(sqlite3_stmt) statement =
    clout_sql_prepare (self->db, "DELETE FROM endorsement WHERE id = ?1", error);

  for (guint i = 0; statement != NULL && i < gone->len; i++)
    {
      clout_sql_bind (statement, "i", g_array_index (gone, gint64, i));
      if (!clout_sql_run (statement, error))
        return FALSE;
    }
  return statement != NULL;
}

/* Anything missing from an endorser's complete list was undone, except newer +K, unless their time
   is due to a wrong clock. */
static gboolean
drop_unlisted (Upsert                   *self,
               const CloutBatchEndorser *endorser,
               GError                  **error)
{
  g_autoptr(GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(sqlite3_stmt) rows = NULL;
  gboolean row = TRUE;
  gint64 id;

  if (!find (self, endorser->endorser, &id, error))
    return FALSE;
  rows = clout_sql_prepare (self->db, "SELECT id, remote FROM endorsement WHERE account = ?1"
                            " AND giver = ?2 AND remote IS NOT NULL"
                            " AND (checked < ?3 OR checked > ?3 + 3600)", error);
  if (rows == NULL)
    return FALSE;
  clout_sql_bind (rows, "iii", self->account, id, endorser->asked);
  while (clout_sql_step (rows, &row, error))
    {
      if (!row)
        return drop (self, gone, error);
      id = sqlite3_column_int64 (rows, 0);
      if (!g_hash_table_contains (self->named, clout_sql_text (rows, 1)))
        g_array_append_val (gone, id);
    }
  return FALSE;
}

/**
 * clout_endorsements_upsert:
 * @db: connection within a transaction
 * @account: an account's id
 * @batch: contents of a page
 *
 * Stores +K between people known to the account, and ignores others. If the batch lists an
 * endorser completely, deletes +K that aren't on it.
 *
 * Returns: whether it succeeded
 */
gboolean
clout_endorsements_upsert (sqlite3     *db,
                           gint64       account,
                           CloutBatch  *batch,
                           GError     **error)
{
  g_auto(Upsert) self = { .db = db, .account = account };
  const CloutBatchEndorser *endorser = clout_batch_get_endorser (batch);
  gsize n;
  const CloutBatchEndorsement *list = clout_batch_get_endorsements (batch, &n);

  if (n == 0 && endorser == NULL)
    return TRUE;
  self.asked = endorser != NULL ? endorser->asked : 0;
  self.named = g_hash_table_new (g_str_hash, g_str_equal);
  if (!prepare (&self, error))
    return FALSE;
  for (gsize i = 0; i < MIN (n, MOST_PER_ENDORSER); i++)
    if (!upsert_endorsement (&self, &list[i], error))
      return FALSE;
  return endorser == NULL || drop_unlisted (&self, endorser, error);
}
