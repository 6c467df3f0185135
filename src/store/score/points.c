/* points.c: score points by day.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/score/points.h"

#include "store/database/call.h"

typedef struct
{
  GArray *points;
  gint32 today;
} SavePoints;

static void
save_points_free (gpointer data)
{
  SavePoints *save = data;

  g_array_unref (save->points);
  g_free (save);
}

static gboolean
insert_points (sqlite3 *db,
               gpointer data,
               GError **error)
{
  const SavePoints *save = data;
  g_autoptr(sqlite3_stmt) insert =
    clout_sql_prepare (db, "INSERT INTO score_point (day, model, score, low, high, shown)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO UPDATE SET"
                       " score = excluded.score, low = excluded.low, high = excluded.high,"
                       " shown = excluded.shown WHERE day = ?7", error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < save->points->len; i++)
    {
      const CloutScorePoint *p = &g_array_index (save->points, CloutScorePoint, i);

      clout_sql_bind (insert, "iidddii", (gint64) p->day, (gint64) p->model, p->score, p->low,
                      p->high, (gint64) p->shown, (gint64) save->today);
      if (!clout_sql_run (insert, error))
        return FALSE;
    }
  return clout_sql_change (db, "DELETE FROM score_point WHERE day < ?1 AND (day, model) NOT IN"
                           " (SELECT max (day), model FROM score_point WHERE day < ?1"
                           " GROUP BY model, strftime ('%Y-%m', day * 86400, 'unixepoch'))",
                           clout_binds_new ("i", (gint64) save->today - CLOUT_POINTS_DAILY), error);
}

/**
 * clout_store_save_points_async:
 * @self: a store
 * @points: (array length=n_points): the points; copied
 * @n_points: number of points
 * @today: day whose point may still change
 *
 * Stores scores of days.
 */
void
clout_store_save_points_async (CloutStore            *self,
                               const CloutScorePoint *points,
                               gsize                  n_points,
                               gint32                 today,
                               GCancellable          *cancellable,
                               GAsyncReadyCallback    callback,
                               gpointer               user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_WRITE_IF_FREE, .change = insert_points,
                                       .free_args = save_points_free };
  SavePoints *save = g_new0 (SavePoints, 1);

  save->points = g_array_new (FALSE, FALSE, sizeof (CloutScorePoint));
  save->today = today;
  g_array_append_vals (save->points, points, n_points);
  clout_store_call_async (self, &call, save, cancellable, callback, user_data);
}

static gpointer
list_points (sqlite3   *db,
             gpointer   first_day,
             GError   **error)
{
  g_autoptr(GArray) points = g_array_new (FALSE, FALSE, sizeof (CloutScorePoint));
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_select (db, "SELECT day, model, score, low, high, shown FROM score_point"
                      " WHERE day >= ?1 ORDER BY day, model",
                      clout_binds_new ("i", (gint64) GPOINTER_TO_INT (first_day)), error);

  while (clout_sql_next (rows))
    {
      CloutScorePoint point = { sqlite3_column_int (rows, 0), sqlite3_column_int (rows, 1),
                                sqlite3_column_double (rows, 2), sqlite3_column_double (rows, 3),
                                sqlite3_column_double (rows, 4), sqlite3_column_int (rows, 5) };

      g_array_append_val (points, point);
    }
  return clout_sql_end (rows, error) ? g_steal_pointer (&points) : NULL;
}

void
clout_store_list_points_async (CloutStore          *self,
                               gint32               first_day,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  static const CloutStoreCall call = { CLOUT_STORE_READ, .load = list_points,
                                       .free_result = (GDestroyNotify) g_array_unref };

  clout_store_call_async (self, &call, GINT_TO_POINTER (first_day), cancellable, callback,
                          user_data);
}
