/* points.c: score points by day, and days away.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/score/points.h"

#include "store/database/sql.h"
#include "store/database/worker.h"

typedef struct
{
  GArray *points;
  gint32 today;
} SavePoints;

static void
save_points_free (SavePoints *save)
{
  g_array_unref (save->points);
  g_free (save);
}

static void
return_array (GTask  *task,
              GArray *array,
              GError *error)
{
  if (error == NULL)
    {
      g_task_return_pointer (task, array, (GDestroyNotify) g_array_unref);
      return;
    }
  g_array_unref (array);
  g_task_return_error (task, error);
}

static gboolean
put_points (sqlite3         *db,
            gconstpointer    data,
            GError         **error)
{
  const SavePoints *save = data;
  g_autoptr(sqlite3_stmt) put =
    clout_sql_prepare (db, "INSERT INTO score_point (day, model, score, low, high, shown)"
                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO UPDATE SET"
                       " score = excluded.score, low = excluded.low, high = excluded.high,"
                       " shown = excluded.shown WHERE day = ?7", error);
  g_autoptr(sqlite3_stmt) drop = NULL;

  if (put == NULL)
    return FALSE;
  for (guint i = 0; i < save->points->len; i++)
    {
      const CloutScorePoint *p = &g_array_index (save->points, CloutScorePoint, i);

      clout_sql_bind (put, "iidddii", (gint64) p->day, (gint64) p->model, p->score, p->low,
                      p->high, (gint64) p->shown, (gint64) save->today);
      if (!clout_sql_run (put, error))
        return FALSE;
    }
  drop = clout_sql_prepare (db, "DELETE FROM score_point WHERE day < ?1 AND (day, model) NOT IN"
                            " (SELECT max (day), model FROM score_point WHERE day < ?1"
                            " GROUP BY model, strftime ('%Y-%m', day * 86400, 'unixepoch'))",
                            error);
  if (drop == NULL)
    return FALSE;
  clout_sql_bind (drop, "i", (gint64) save->today - CLOUT_POINTS_DAILY);
  return clout_sql_run (drop, error);
}

static gboolean
put_holidays (sqlite3        *db,
              gconstpointer   data,
              GError        **error)
{
  const GArray *holidays = data;
  g_autoptr(sqlite3_stmt) put = NULL;

  if (!clout_sql_exec (db, "DELETE FROM holiday", error))
    return FALSE;
  put = clout_sql_prepare (db, "INSERT OR REPLACE INTO holiday (first, last) VALUES (?1, ?2)",
                           error);
  if (put == NULL)
    return FALSE;
  for (guint i = 0; i < holidays->len; i++)
    {
      const CloutHoliday *h = &g_array_index (holidays, CloutHoliday, i);

      clout_sql_bind (put, "ii", (gint64) h->first, (gint64) h->last);
      if (!clout_sql_run (put, error))
        return FALSE;
    }
  return TRUE;
}

static void
save (GTask    *task,
      sqlite3  *db,
      gboolean (*put) (sqlite3 *, gconstpointer, GError **))
{
  GError *error = NULL;

  if (clout_sql_exec (db, "SAVEPOINT rows", &error)
      && put (db, g_task_get_task_data (task), &error)
      && clout_sql_exec (db, "RELEASE rows", &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  clout_sql_exec (db, "ROLLBACK TO rows", NULL);
  clout_sql_exec (db, "RELEASE rows", NULL);
  g_task_return_error (task, error);
}

static void
save_points_worker (CloutStore *self,
                    sqlite3    *db,
                    GTask      *task,
                    gpointer    task_data)
{
  save (task, db, put_points);
}

static void
save_holidays_worker (CloutStore *self,
                      sqlite3    *db,
                      GTask      *task,
                      gpointer    task_data)
{
  save (task, db, put_holidays);
}

/**
 * clout_store_save_points_async:
 * @points: (array length=n_points): the points; copied
 * @today: day whose point may still change
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
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_save_points_async, cancellable,
                                                callback, user_data);
  SavePoints *points_of_days = g_new0 (SavePoints, 1);

  points_of_days->points = g_array_new (FALSE, FALSE, sizeof (CloutScorePoint));
  points_of_days->today = today;
  g_array_append_vals (points_of_days->points, points, n_points);
  g_task_set_task_data (task, points_of_days, (GDestroyNotify) save_points_free);
  clout_store_push (self, task, CLOUT_STORE_WRITE_IF_FREE, save_points_worker);
}

static void
list_points_worker (CloutStore *self,
                    sqlite3    *db,
                    GTask      *task,
                    gpointer    task_data)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (CloutScorePoint));
  GError *error = NULL;
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (db, "SELECT day, model, score, low, high, shown FROM score_point"
                       " WHERE day >= ?1 ORDER BY day, model", &error);
  gboolean row = rows != NULL;

  if (rows != NULL)
    clout_sql_bind (rows, "i", (gint64) GPOINTER_TO_INT (task_data));
  while (row && clout_sql_step (rows, &row, &error) && row)
    {
      CloutScorePoint point = { sqlite3_column_int (rows, 0), sqlite3_column_int (rows, 1),
                                sqlite3_column_double (rows, 2), sqlite3_column_double (rows, 3),
                                sqlite3_column_double (rows, 4), sqlite3_column_int (rows, 5) };

      g_array_append_val (points, point);
    }
  return_array (task, points, error);
}

void
clout_store_list_points_async (CloutStore          *self,
                               gint32               first_day,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_list_points_async, cancellable,
                                                callback, user_data);

  g_task_set_task_data (task, GINT_TO_POINTER (first_day), NULL);
  clout_store_push (self, task, CLOUT_STORE_READ, list_points_worker);
}

static void
list_holidays_worker (CloutStore *self,
                      sqlite3    *db,
                      GTask      *task,
                      gpointer    task_data)
{
  GArray *holidays = g_array_new (FALSE, FALSE, sizeof (CloutHoliday));
  GError *error = NULL;
  g_autoptr(sqlite3_stmt) rows =
    clout_sql_prepare (db, "SELECT first, last FROM holiday ORDER BY first", &error);
  gboolean row = rows != NULL;

  while (row && clout_sql_step (rows, &row, &error) && row)
    {
      CloutHoliday holiday = { sqlite3_column_int (rows, 0), sqlite3_column_int (rows, 1) };

      g_array_append_val (holidays, holiday);
    }
  return_array (task, holidays, error);
}

void
clout_store_list_holidays_async (CloutStore          *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_list_holidays_async, cancellable,
                                                callback, user_data);

  clout_store_push (self, task, CLOUT_STORE_READ, list_holidays_worker);
}

/**
 * clout_store_save_holidays_async:
 * @holidays: (array length=n_holidays): all days away; copied
 */
void
clout_store_save_holidays_async (CloutStore          *self,
                                 const CloutHoliday  *holidays,
                                 gsize                n_holidays,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = clout_store_task_new (self, clout_store_save_holidays_async, cancellable,
                                                callback, user_data);
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (CloutHoliday));

  g_array_append_vals (copy, holidays, n_holidays);
  g_task_set_task_data (task, copy, (GDestroyNotify) g_array_unref);
  clout_store_push (self, task, CLOUT_STORE_WRITE, save_holidays_worker);
}
