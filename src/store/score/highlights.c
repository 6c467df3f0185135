/* highlights.c: old posts that got many reactions.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/score/highlights.h"

#include "store/database/sql.h"
#include "store/database/worker.h"

typedef struct
{
  gint64 account;
  gint64 before;
} Wanted;

/* As in the score, a mention, reply or quote is worth more than a reshare, and that more than a
   like; here in whole numbers, because nothing is summed up. */
#define SELECT_HIGHLIGHTS \
  "SELECT excerpt, url, time, mentions + replies + quotes AS words, reshares, likes FROM received" \
  " WHERE (?1 = 0 OR account = ?1) AND time > 0 AND time < ?2" \
  " AND mentions + replies + quotes + reshares + likes > 0" \
  " ORDER BY 3 * words + 2 * reshares + likes DESC, time DESC, id LIMIT ?3"

static guint
read_count (sqlite3_stmt *row,
            int           column)
{
  return CLAMP (sqlite3_column_int64 (row, column), 0, G_MAXUINT);
}

static void
highlights_worker (CloutStore *self,
                   sqlite3    *db,
                   GTask      *task,
                   gpointer    task_data)
{
  const Wanted *wanted = task_data;
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  GError *error = NULL;
  g_autoptr(sqlite3_stmt) rows = clout_sql_prepare (db, SELECT_HIGHLIGHTS, &error);
  gboolean row = rows != NULL;

  if (rows != NULL)
    clout_sql_bind (rows, "iii", wanted->account, wanted->before,
                    (gint64) CLOUT_HIGHLIGHTS_SHOWN);
  while (row && clout_sql_step (rows, &row, &error) && row)
    g_ptr_array_add (list, clout_highlight_new (clout_sql_text (rows, 0), clout_sql_text (rows, 1),
                                                sqlite3_column_int64 (rows, 2),
                                                read_count (rows, 3), read_count (rows, 4),
                                                read_count (rows, 5)));
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&list), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * clout_store_list_highlights_async:
 * @account: an account's id, or 0 for all
 * @before: only posts from before this time, Unix seconds
 */
void
clout_store_list_highlights_async (CloutStore          *self,
                                   gint64               account,
                                   gint64               before,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_list_highlights_async,
                                                cancellable, callback, user_data);
  Wanted wanted = { account, before };

  g_task_set_task_data (task, g_memdup2 (&wanted, sizeof wanted), g_free);
  clout_store_push (self, task, CLOUT_STORE_READ, highlights_worker);
}
