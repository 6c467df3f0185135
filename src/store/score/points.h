/* points.h: score points by day.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "score/input.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * CloutScorePoint:
 * @day: days since 1970-01-01 local time
 * @model: version of the model
 * @shown: whether it was shown on its day and so is a record; else it was computed later
 */
typedef struct
{
  gint32 day;
  int model;
  double score;
  double low;
  double high;
  gboolean shown;
} CloutScorePoint;

/* Number of days with daily points; for older months only the last of each model is kept. */
#define CLOUT_POINTS_DAILY 366

/* Replaces the point of @today and its model. Points of other days are only added if the model
   has none, because what was shown on a day is never changed. */
void      clout_store_save_points_async    (CloutStore             *self,
                                            const CloutScorePoint  *points,
                                            gsize                   n_points,
                                            gint32                  today,
                                            GCancellable           *cancellable,
                                            GAsyncReadyCallback     callback,
                                            gpointer                user_data);

/* (transfer full) (element-type CloutScorePoint): since @first_day, by day, then model. */
void      clout_store_list_points_async    (CloutStore             *self,
                                            gint32                  first_day,
                                            GCancellable           *cancellable,
                                            GAsyncReadyCallback     callback,
                                            gpointer                user_data);

G_END_DECLS
