/* known.c: the last known scores, which need no calculation.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/score.h"

#include "base/task.h"
#include "score/calendar.h"
#include "store/score/points.h"
#include "sync/engine/clock.h"
#include "sync/engine/error.h"
#include "sync/engine/parts.h"
#include "sync/engine/task.h"

/* Keeps one score per day, by the newest model, up to the last day on which one was shown.
   @points: by day, then model */
static GArray *
keep_known (GArray *points)
{
  GArray *known = g_array_new (FALSE, FALSE, sizeof (CloutKnownScore));
  guint n = 0;

  for (guint i = 0; i < points->len; i++)
    {
      const CloutScorePoint *point = &g_array_index (points, CloutScorePoint, i);
      CloutKnownScore one = { point->day, point->score, point->low, point->high };

      if (known->len > 0 && g_array_index (known, CloutKnownScore, known->len - 1).day == one.day)
        g_array_set_size (known, known->len - 1);
      g_array_append_val (known, one);
      if (point->shown)
        n = known->len;
    }
  g_array_set_size (known, n);
  return known;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) points = clout_finish_pointer (result, &error);

  if (points != NULL)
    g_task_return_pointer (task, keep_known (points), (GDestroyNotify) g_array_unref);
  else
    clout_sync_return_error (task, g_steal_pointer (&error), "reading earlier scores");
}

/**
 * clout_engine_load_known_async:
 * @self: an engine
 *
 * Loads the last known scores without calculating anything.
 *
 * clout_finish_pointer() returns (transfer full) (element-type CloutKnownScore) a #GArray, oldest
 * first, that ends with the last score shown and is empty if none was shown in the last year; or
 * %NULL with a #CloutSyncError.
 */
void
clout_engine_load_known_async (CloutEngine         *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = clout_engine_task_new (self, clout_engine_load_known_async, cancellable,
                                                 callback, user_data);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  gint64 today = clout_day_of (clout_engine_now (), zone);

  clout_store_list_points_async (clout_engine_get_store (self), today - CLOUT_POINTS_DAILY + 1,
                                 cancellable, listed_cb, g_object_ref (task));
}
