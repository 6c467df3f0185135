/* tips.c: stores tips that were shown or dismissed.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/score/tips.h"

#include "store/database/call.h"

#define SELECT_TIPS \
  "SELECT kind, account, topic, slot, shown, dismissed FROM tip ORDER BY kind, account, topic"

/* Own replies to what people wrote, since the first tip was shown. */
#define SELECT_REPLIES \
  "SELECT remark.person, post.time FROM post JOIN remark ON remark.account = post.account" \
  " AND remark.remote = post.answers WHERE post.answers IS NOT NULL AND remark.person > 0" \
  " AND post.time > (SELECT min (shown) FROM tip WHERE shown > 0) ORDER BY post.time"

#define UPSERT_TIP \
  "INSERT INTO tip (kind, account, topic, slot, shown, dismissed) VALUES (?1, ?2, ?3, ?4, ?5, ?6)" \
  " ON CONFLICT DO UPDATE SET slot = excluded.slot, shown = excluded.shown," \
  " dismissed = excluded.dismissed"

/**
 * clout_stored_tip_new:
 * @values: what to copy
 *
 * Returns: (transfer full): a tip
 */
CloutStoredTip *
clout_stored_tip_new (const CloutStoredTip *values)
{
  CloutStoredTip *self = g_memdup2 (values, sizeof *values);

  self->topic = g_strdup (values->topic != NULL ? values->topic : "");
  return self;
}

/**
 * clout_stored_tip_free:
 * @self: (transfer full): a tip
 *
 * Frees a tip.
 */
void
clout_stored_tip_free (CloutStoredTip *self)
{
  g_free (self->topic);
  g_free (self);
}

/**
 * clout_stored_tips_free:
 * @self: (transfer full): tips
 *
 * Frees the tips.
 */
void
clout_stored_tips_free (CloutStoredTips *self)
{
  g_clear_pointer (&self->tips, g_ptr_array_unref);
  g_clear_pointer (&self->replies, g_array_unref);
  g_clear_pointer (&self->added, g_hash_table_unref);
  g_free (self);
}

static gpointer
read_tip (sqlite3_stmt *row)
{
  return clout_stored_tip_new (&(CloutStoredTip) {
    sqlite3_column_int (row, 0), sqlite3_column_int64 (row, 1),
    (char *) clout_sql_text (row, 2), sqlite3_column_int (row, 3),
    sqlite3_column_int64 (row, 4), sqlite3_column_int64 (row, 5) });
}

static gboolean
read_replies (sqlite3          *db,
              CloutStoredTips  *self,
              GError          **error)
{
  g_autoptr(sqlite3_stmt) rows = clout_sql_select (db, SELECT_REPLIES, NULL, error);

  while (clout_sql_next (rows))
    {
      CloutStoredReply reply = { sqlite3_column_int64 (rows, 0), sqlite3_column_int64 (rows, 1) };

      g_array_append_val (self->replies, reply);
    }
  return clout_sql_end (rows, error);
}

static gboolean
read_added (sqlite3          *db,
            CloutStoredTips  *self,
            GError          **error)
{
  g_autoptr(sqlite3_stmt) rows = clout_sql_select (db, "SELECT id, added FROM account", NULL,
                                                   error);

  while (clout_sql_next (rows))
    {
      gint64 values[] = { sqlite3_column_int64 (rows, 0), sqlite3_column_int64 (rows, 1) };

      g_hash_table_insert (self->added, g_memdup2 (&values[0], sizeof values[0]),
                           g_memdup2 (&values[1], sizeof values[1]));
    }
  return clout_sql_end (rows, error);
}

static gpointer
load_tips (sqlite3   *db,
           gpointer   args,
           GError   **error)
{
  static const CloutSqlList list = { SELECT_TIPS, read_tip,
                                     (GDestroyNotify) clout_stored_tip_free };
  g_autoptr(CloutStoredTips) self = g_new0 (CloutStoredTips, 1);

  self->tips = clout_sql_list (db, &list, NULL, error);
  self->replies = g_array_new (FALSE, FALSE, sizeof (CloutStoredReply));
  self->added = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  if (self->tips == NULL || !read_replies (db, self, error) || !read_added (db, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
clout_store_load_tips_async (CloutStore          *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = load_tips,
                                       .free_result = (GDestroyNotify) clout_stored_tips_free };

  clout_store_call_async (self, &call, NULL, cancellable, callback, user_data);
}

typedef struct
{
  GPtrArray *tips;
  gint64 oldest;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_ptr_array_unref (save->tips);
  g_free (save);
}

static gboolean
save_tips (sqlite3   *db,
           gpointer   data,
           GError   **error)
{
  const Save *save = data;
  g_autoptr(sqlite3_stmt) upsert = clout_sql_prepare (db, UPSERT_TIP, error);

  if (upsert == NULL)
    return FALSE;
  for (guint i = 0; i < save->tips->len; i++)
    {
      const CloutStoredTip *tip = save->tips->pdata[i];

      clout_sql_bind (upsert, "iisiii", (gint64) tip->kind, tip->account, tip->topic,
                      (gint64) tip->slot, tip->shown, tip->dismissed);
      if (!clout_sql_run (upsert, error))
        return FALSE;
    }
  return clout_sql_change (db, "DELETE FROM tip WHERE shown < ?1 AND dismissed < ?1",
                           clout_binds_new ("i", save->oldest), error);
}

/**
 * clout_store_save_tips_async:
 * @self: a store
 * @tips: (element-type CloutStoredTip): the tips
 * @oldest: Unix seconds
 *
 * Adds or replaces tips, and deletes those that were shown and dismissed before @oldest.
 *
 * clout_finish_boolean() returns whether it was done.
 */
void
clout_store_save_tips_async (CloutStore          *self,
                             GPtrArray           *tips,
                             gint64               oldest,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_WRITE_IF_FREE, .change = save_tips,
                                       .free_args = save_free };
  Save *save = g_new0 (Save, 1);

  save->tips = g_ptr_array_ref (tips);
  save->oldest = oldest;
  clout_store_call_async (self, &call, save, cancellable, callback, user_data);
}
