/* points.c: stores scores of days.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/report/points.h"

#include "base/task.h"
#include "sync/engine/parts.h"

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GError) error = NULL;

  if (!clout_finish_boolean (result, &error))
    g_info ("storing scores: %s", error->message);
}

/* Doesn't report errors, because a later report stores what this one couldn't. */
void
clout_engine_save_points (CloutEngine           *self,
                          const CloutScorePoint *points,
                          gsize                  n_points,
                          gint32                 today)
{
  clout_store_save_points_async (clout_engine_get_store (self), points, n_points, today, NULL,
                                 saved_cb, NULL);
}
