/* away-periods.c: days away.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/score/away-periods.h"

#include "store/database/call.h"

static gboolean
store_away_periods (sqlite3   *db,
                    gpointer   data,
                    GError   **error)
{
  const GArray *away_periods = data;
  g_autoptr(sqlite3_stmt) insert = NULL;

  if (!clout_sql_exec (db, "DELETE FROM holiday", error))
    return FALSE;
  insert = clout_sql_prepare (db, "INSERT OR REPLACE INTO holiday (first, last) VALUES (?1, ?2)",
                              error);
  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < away_periods->len; i++)
    {
      const CloutAwayPeriod *h = &g_array_index (away_periods, CloutAwayPeriod, i);

      clout_sql_bind (insert, "ii", (gint64) h->first, (gint64) h->last);
      if (!clout_sql_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

/* Returns: (transfer full) (element-type CloutAwayPeriod): oldest first */
GArray *
clout_away_periods_load (sqlite3  *db,
                         GError  **error)
{
  g_autoptr(GArray) away_periods = g_array_new (FALSE, FALSE, sizeof (CloutAwayPeriod));
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (db, "SELECT first, last FROM holiday ORDER BY first", error);

  while (clout_sql_next (rows))
    {
      CloutAwayPeriod away_period = { sqlite3_column_int (rows, 0), sqlite3_column_int (rows, 1) };

      g_array_append_val (away_periods, away_period);
    }
  return clout_sql_end (rows, error) ? g_steal_pointer (&away_periods) : NULL;
}

static gpointer
list_away_periods (sqlite3   *db,
                   gpointer   args,
                   GError   **error)
{
  return clout_away_periods_load (db, error);
}

void
clout_store_list_away_periods_async (CloutStore          *self,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = list_away_periods,
                                       .free_result = (GDestroyNotify) g_array_unref };

  clout_store_call_async (self, &call, NULL, cancellable, callback, user_data);
}

/**
 * clout_store_save_away_periods_async:
 * @self: a store
 * @away_periods: (array length=n_away_periods): all days away; copied
 * @n_away_periods: number of periods
 *
 * Replaces the days away.
 */
void
clout_store_save_away_periods_async (CloutStore            *self,
                                     const CloutAwayPeriod *away_periods,
                                     gsize                  n_away_periods,
                                     GCancellable          *cancellable,
                                     GAsyncReadyCallback    callback,
                                     gpointer               user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_WRITE, .change = store_away_periods,
                                       .free_args = (GDestroyNotify) g_array_unref };
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (CloutAwayPeriod));

  g_array_append_vals (copy, away_periods, n_away_periods);
  clout_store_call_async (self, &call, copy, cancellable, callback, user_data);
}
