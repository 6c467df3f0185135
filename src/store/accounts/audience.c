/* audience.c: loads an account's followers on earlier days.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/accounts/audience.h"

#include "score/reaction.h"
#include "store/database/call.h"

G_STATIC_ASSERT (CLOUT_REACTION_FOLLOW == 5);

void
clout_store_audience_free (CloutStoreAudience *self)
{
  g_clear_pointer (&self->counts, g_array_unref);
  g_clear_pointer (&self->follows, g_array_unref);
  g_free (self);
}

/* @sql selects a day and a number. */
static GArray *
read_counts (sqlite3     *db,
             const char  *sql,
             gint64       account,
             GError     **error)
{
  g_autoptr(GArray) counts = g_array_new (FALSE, FALSE, sizeof (CloutAudienceCount));
  g_autoptr(sqlite3_stmt) rows = clout_sql_select (db, sql, clout_binds_new ("i", account), error);

  while (clout_sql_next (rows))
    {
      CloutAudienceCount count = { sqlite3_column_int64 (rows, 0), sqlite3_column_int64 (rows, 1) };

      g_array_append_val (counts, count);
    }
  return clout_sql_end (rows, error) ? g_steal_pointer (&counts) : NULL;
}

static gpointer
load_audience (sqlite3   *db,
               gpointer   account,
               GError   **error)
{
  g_autoptr(CloutStoreAudience) self = g_new0 (CloutStoreAudience, 1);

  self->counts = read_counts (db, "SELECT day, followers FROM follower_count WHERE account = ?1"
                              " ORDER BY day", *(gint64 *) account, error);
  if (self->counts == NULL)
    return NULL;
  self->follows = read_counts (db, "SELECT time / 86400 AS day, count (*) FROM reaction"
                               " WHERE account = ?1 AND post = 0 AND kind = 5 AND time > 0"
                               " GROUP BY day ORDER BY day", *(gint64 *) account, error);
  return self->follows != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * clout_store_load_audience_async:
 * @self: a store
 * @account: an account's id
 *
 * Loads an account's followers by day, and the follows it received.
 */
void
clout_store_load_audience_async (CloutStore          *self,
                                 gint64               account,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = load_audience,
                                       .free_args = g_free,
                                       .free_result = (GDestroyNotify) clout_store_audience_free };

  clout_store_call_async (self, &call, g_memdup2 (&account, sizeof account), cancellable, callback,
                          user_data);
}
